// SPDX-License-Identifier: Apache-2.0

import Drills
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Checkers of a journal")
struct DrillCheckerTests {
    /// A journal of a sound drill with one thing wrong in it.
    struct Planted: CustomTestStringConvertible {
        var name: String
        var checker: String
        var message: String
        var plant: @Sendable (inout [Occurrence]) -> Void
        var testDescription: String { name }
    }

    @Test("find nothing in a sound drill")
    func sound() throws {
        #expect(DrillCheckers.judge(try PaymentDrill().run().records) == [])
    }

    @Test("find what is wrong, and only that", arguments: Planted.all)
    func planted(_ row: Planted) throws {
        var occurrences = try PaymentDrill().run().records.map(\.occurrence)
        row.plant(&occurrences)
        let records = occurrences.enumerated().map {
            Record(sequence: Int64($0.offset + 1), occurrence: $0.element)
        }
        let found = DrillCheckers.judge(records)
        #expect(found.contains { $0.checker == row.checker && $0.message.contains(row.message) })
        #expect(found.allSatisfy { $0.checker == row.checker }, "\(found)")
    }

    @Test("find a gap in the numbers")
    func gap() throws {
        var records = try PaymentDrill().run().records
        records.remove(at: 10)
        var checker = TimeChecker()
        #expect(checker.judge(records).map(\.message) == ["its number is 12, not 11"])
    }

    @Test("find a drill that never starts")
    func noStart() {
        var checker = TimeChecker()
        let found = checker.judge([]).map(\.description)
        #expect(found == ["time, at the end: the drill never starts"])
    }
}

extension Array where Element == Occurrence {
    /// The place of the first event that a test looks for.
    fileprivate func place(_ isMeant: (Event) -> Bool) -> Int {
        firstIndex { isMeant($0.event) } ?? 0
    }

    /// Puts an event behind the one at a place, at the same moment.
    fileprivate mutating func plant(_ event: Event, after place: Int) {
        insert(Occurrence(event, at: self[place].at, by: .coordinator), at: place + 1)
    }
}

extension DrillCheckerTests.Planted {
    static let all = notices + resources + others

    private static let notices = [
        Self(
            name: "a notice is released twice", checker: "notices", message: "is released twice"
        ) { journal in
            let place = journal.place { if case .notice(_, .released) = $0 { true } else { false } }
            journal.plant(journal[place].event, after: place)
        },
        Self(
            name: "a notice is released without its approvals", checker: "notices",
            message: "is released with 0 of 2 approvals"
        ) { journal in
            journal.removeAll { if case .notice(_, .approved) = $0.event { true } else { false } }
        },
        Self(
            name: "a notice is complete that was never released", checker: "notices",
            message: "was never released"
        ) { journal in
            journal.removeAll { if case .notice(_, .released) = $0.event { true } else { false } }
        },
        Self(
            name: "a notice does not say that it is an exercise", checker: "exercise mark",
            message: "the en text of notice drill-0001.n1"
        ) { journal in
            let place = journal.place { if case .notice(_, .drafted) = $0 { true } else { false } }
            guard case .notice(let incident, .drafted(var notice)) = journal[place].event else {
                return
            }
            for text in notice.texts.indices where notice.texts[text].language == .en {
                notice.texts[text].subject = "Payments are down"
            }
            journal[place].event = .notice(incident, .drafted(notice))
        },
    ]

    private static let resources = [
        Self(
            name: "units are committed twice", checker: "bookings",
            message: "asked for"
        ) { journal in
            let place = journal.place {
                if case .resource(_, .committed) = $0 { true } else { false }
            }
            journal.plant(journal[place].event, after: place)
        },
        Self(
            name: "more units are committed than the pool has", checker: "bookings",
            message: "pool standby-gateways has 3 units, but 9 are committed"
        ) { journal in
            let place = journal.place {
                guard case .resource(_, .requested(let request)) = $0 else { return false }
                return request.pool == "standby-gateways"
            }
            guard case .resource(let incident, .requested(var request)) = journal[place].event
            else {
                return
            }
            request.units = 9
            journal[place].event = .resource(incident, .requested(request))
            let committed = journal.place {
                guard case .resource(_, .committed(let id, _, _)) = $0 else { return false }
                return id == request.id
            }
            journal[committed].event = .resource(
                incident, .committed(request.id, units: 9, because: .available))
        },
        Self(
            name: "units never come back", checker: "returns", message: "while request"
        ) { journal in
            journal.removeAll {
                guard case .resource(_, .returned(let request, _)) = $0.event else { return false }
                return request == "drill-0001.r1"
            }
        },
    ]

    private static let others = [
        Self(
            name: "a page is neither answered nor escalated", checker: "pages",
            message: "is neither answered nor escalated"
        ) { journal in
            let end = journal.count - 2
            let page = Page(
                id: "drill-0001.p99", person: "pei-an", role: "scribe", rung: 0,
                orderedAt: journal[end].at, due: journal[end].at + .minutes(5))
            journal.plant(.page("drill-0001", .ordered(page)), after: end)
        },
        Self(
            name: "a page is answered that was never ordered", checker: "pages",
            message: "was never ordered"
        ) { journal in
            journal.plant(
                .page("drill-0001", .acknowledged("drill-0001.p99", "pei-an")),
                after: journal.count - 2)
        },
        Self(
            name: "time runs backwards", checker: "time", message: "before the record ahead of it"
        ) { journal in
            journal[20].at = journal[20].at + .seconds(-60)
        },
        Self(
            name: "something happens after the end", checker: "time",
            message: "after the drill has ended"
        ) { journal in
            journal.plant(
                .incident("drill-0001", .noteAdded(text: "late")), after: journal.count - 1)
        },
    ]
}
