// SPDX-License-Identifier: Apache-2.0

import Drills
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("The agenda of the simulated staff")
struct AgendaTests {
    private let now = PaymentDrill.starts

    @Test("holds an intention once, until it is refused and its wait is over")
    func once() throws {
        var agenda = Agenda()
        #expect(agenda.isFree("close", at: now))
        agenda.take("close")
        #expect(!agenda.isFree("close", at: now))
        let refused = agenda.refused("close", because: .conditionNotMet, at: now)
        let again = try #require(refused)
        #expect(!agenda.isFree("close", at: now))
        #expect(agenda.isFree("close", at: again))
        #expect(again > now)
    }

    @Test("gives up what was done already at once")
    func alreadyDone() {
        var agenda = Agenda()
        agenda.take("close")
        #expect(agenda.refused("close", because: .alreadyDone, at: now) == nil)
        #expect(!agenda.isFree("close", at: now + .days(1)))
    }

    struct Patience: CustomTestStringConvertible {
        var reason: Refusal.Reason
        var isEndless: Bool
        var testDescription: String { reason.rawValue }

        static let all = Refusal.Reason.allCases.filter { $0 != .alreadyDone }.map {
            Patience(reason: $0, isEndless: $0 == .conditionNotMet || $0 == .resources)
        }
    }

    @Test("goes on only where waiting can help", arguments: Patience.all)
    func patience(_ row: Patience) {
        var agenda = Agenda()
        var time = now
        for _ in 0..<50 {
            agenda.take("x")
            guard let next = agenda.refused("x", because: row.reason, at: time) else { break }
            time = next
        }
        let expected = row.isEndless ? 50 : DrillLimits.refusalsBeforeGivingUp
        #expect(agenda.refusals(of: "x") == expected)
    }

    @Test("counts how often a step failed since it became ready")
    func failures() {
        var agenda = Agenda()
        agenda.note(.step("i1", .failed("assess", reason: "no")))
        agenda.note(.step("i1", .failed("assess", reason: "no")))
        agenda.note(.step("i2", .failed("assess", reason: "no")))
        #expect(agenda.failures(of: "assess", in: "i1") == 2)
        agenda.note(.step("i1", .ready("assess", due: nil, round: 2, parent: nil)))
        #expect(agenda.failures(of: "assess", in: "i1") == 0)
        #expect(agenda.failures(of: "assess", in: "i2") == 1)
    }
}
