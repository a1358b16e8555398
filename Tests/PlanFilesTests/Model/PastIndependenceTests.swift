// SPDX-License-Identifier: Apache-2.0
// A journal of today read by a Muster whose compiler refuses everything and whose zone data are
// nonsense: the same people on duty, the same deadlines, the same answers.

import CEL
import Foundation
import Notation
import PlanFiles
import ResponseCore
import ResponseModel
import Testing

@Suite("A past that does not depend on today")
struct PastIndependenceTests {
    private struct Refused: Error {}

    /// The sample, with a rule that asks for the hour in London.
    private static func original() throws -> PlanSet {
        let files = try Fixtures.sample(
            changing: "plan.yaml", "{level: 2, when: error_rate >= 0.2 ||",
            to: "{level: 2, when: 'now.getHours(\"Europe/London\") == 9 ||")
        let text = try #require(files.first { $0.path == "plan.yaml" })
        let closed = String(decoding: text.bytes, as: UTF8.self)
            .replacing("customers_affected >= 1000}", with: "customers_affected >= 1000'}")
        let changed =
            files.filter { $0.path != "plan.yaml" } + [
                SourceFile(path: "plan.yaml", bytes: Array(closed.utf8))
            ]
        let compilation = compile(changed, today: Fixtures.today)
        return try #require(
            compilation.planSet, "\(Diagnostic.text(of: compilation.diagnostics))")
    }

    private static func replayed(_ set: PlanSet) throws -> PlanSet {
        var memory = PlanTextMemory()
        let record = Record(
            sequence: 1,
            occurrence: Occurrence(
                .plansInstalled(set), at: Timestamp(milliseconds: 1), by: .person("li-na")))
        var resolver = PlanResolver { _ in throw Refused() }
        let event = try Record(line: record.line(&memory).utf8, plans: &resolver).event
        guard case .plansInstalled(let read) = event else { throw Refused() }
        return read
    }

    /// Every six hours of two years, in which London changes its clocks four times.
    private static let moments = (0..<2_920).map {
        Timestamp(milliseconds: 1_767_225_600_000 + Int64($0) * 21_600_000)
    }

    @Test("has the same people on duty and the same deadlines")
    func dutyAndDeadlines() throws {
        let set = try Self.original()
        let read = try Self.replayed(set)
        #expect(set.organization.rotations.all.contains { $0.zone.changes.count > 50 })
        for moment in Self.moments {
            for rotation in set.organization.rotations.all {
                #expect(
                    rotation.onDuty(at: moment)
                        == read.organization.rotations[rotation.id]?.onDuty(at: moment))
            }
            for calendar in set.organization.calendars.all {
                let limit = TimeLimit.businessDays(3, calendar: calendar.id)
                #expect(
                    limit.deadline(from: moment, in: set.organization)
                        == limit.deadline(from: moment, in: read.organization))
            }
        }
    }

    @Test("answers a rule with a named zone by the rules of that time")
    func namedZone() throws {
        let set = try Self.original()
        let rule = try #require(
            set.plans["payment-outage"]?.classification.rules.dropFirst().first?.when)
        let read = try #require(
            try Self.replayed(set).plans["payment-outage"]?.classification.rules.dropFirst()
                .first?.when)
        #expect(rule.zones.map(\.name) == ["Europe/London"] && read.zones == rule.zones)
        var answers: Set<Bool> = []
        for hour in 0..<17_520 {
            let now = Instant(seconds: 1_767_225_600 + Int64(hour) * 3_600)
            let values = VariableBindings([
                "now": .timestamp(now), "customers_affected": .int(0),
            ])
            let answer = try rule.holds(values)
            #expect(try read.holds(values) == answer)
            answers.insert(answer)
        }
        #expect(answers == [true, false])
    }
}
