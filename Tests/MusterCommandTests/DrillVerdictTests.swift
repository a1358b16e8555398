// SPDX-License-Identifier: Apache-2.0

import Drills
import ResponseCore
import Testing

@testable import muster

@Suite("The verdict on a drill")
struct DrillVerdictTests {
    private let violation = Violation(
        checker: "bookings", sequence: 12, message: "agents: 11 of 10 units are taken")

    @Test("is silent when nothing is broken")
    func sound() throws {
        try DrillVerdict(ending: .finished, violations: []).check()
    }

    @Test("fails when a judge finds something in the journal, and says what and where")
    func violations() throws {
        let failure = try #require(
            DrillVerdict(ending: .finished, violations: [violation]).failure)
        #expect(failure.status == .doesNotHold)
        #expect(failure.message.contains("bookings, record 12: agents: 11 of 10"))
        #expect(failure.help.contains("defect"))
        let verdict = DrillVerdict(
            ending: .finished, violations: Array(repeating: violation, count: 25))
        #expect(verdict.failure?.message.hasSuffix("and 5 more") == true)
    }

    @Test("fails when the core broke its rules, or the drill is stuck")
    func endings() {
        let broken = DrillVerdict(ending: .invariantBroken(["3: over-allocated"]), violations: [])
        #expect(broken.failure?.message.contains("3: over-allocated") == true)
        let stuck = DrillVerdict(ending: .stuck("It repeats."), violations: [])
        #expect(stuck.failure?.message == "the drill is stuck: It repeats.")
    }
}
