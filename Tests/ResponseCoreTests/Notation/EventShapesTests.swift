// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Stored shapes of events")
struct EventShapesTests {
    @Test("there is a sample of every kind of event")
    func everyKindHasASample() {
        #expect(Set(EventSamples.all.map(\.kind)) == Set(Event.kinds))
    }

    @Test("every event reads back as itself", arguments: EventSamples.all)
    func roundTrip(_ event: Event) throws {
        let text = event.payload.canonicalBytes
        var plans = EventSamples.resolver
        let read = try Event(
            kind: event.kind, version: event.version,
            payload: JSON.parse(text, limits: .journal), plans: &plans)
        #expect(read == event)
        #expect(read.payload.canonicalBytes == text)
    }

    @Test("every line that was ever stored can still be read")
    func goldenLinesAreRead() throws {
        let golden = try GoldenLines("events.jsonl")
        var kinds: Set<String> = []
        for line in golden.lines {
            var plans = EventSamples.resolver
            let record = try Record(line: line.utf8, plans: &plans)
            kinds.insert(record.event.kind)
            // An event of an earlier version would be written in the newest one.
            guard line.hasSuffix(#""version":\#(record.event.version)}"#) else { continue }
            var memory = PlanTextMemory()
            #expect(record.line(&memory) == line)
        }
        #expect(kinds == Set(Event.kinds), "every kind needs a golden line")
    }

    @Test("events are stored as the golden lines say")
    func goldenLinesAreWritten() throws {
        let lines = EventSamples.all.map { event in
            var memory = PlanTextMemory()
            let occurrence = Occurrence(event, at: EventSamples.at, by: .person("li-na"))
            return Record(sequence: 1, occurrence: occurrence).line(&memory)
        }
        try GoldenLines("events.jsonl").expectToContain(lines)
    }

    @Test("members that are not known are passed over, null counts as missing")
    func unknownMembers() throws {
        var plans = EventSamples.resolver
        let payload: JSON = [
            "incident": "inc-0001", "later": ["x": 1], "plan": nil, "note": "n",
        ]
        let event = try Event(
            kind: "incident_assessed", version: 1, payload: payload, plans: &plans)
        #expect(event == .incident("inc-0001", .assessed(plan: nil, digest: nil, note: "n")))
    }

    struct Wrong: CustomTestStringConvertible {
        var kind: String
        var payload: JSON
        var message: String
        var testDescription: String { message }
    }

    static let wrong = [
        Wrong(
            kind: "incident_warned", payload: ["incident": "i"],
            message: #"In "incident_warned", reason must be text."#),
        Wrong(
            kind: "incident_warned", payload: ["incident": 5, "reason": ""],
            message: #"In "incident_warned", incident must be a name."#),
        Wrong(
            kind: "incident_warned", payload: [],
            message: #""incident_warned" must be an object."#),
        Wrong(
            kind: "incident_activated", payload: ["incident": "i", "because": "luck"],
            message: #"In "incident_activated", because must be one of criteria, hand."#),
        Wrong(
            kind: "level_changed",
            payload: ["incident": "i", "to": .number(1.5), "because": ["type": "unclassified"]],
            message: #"In "level_changed", to must be a whole number."#),
        Wrong(
            kind: "level_lowering_began", payload: ["incident": "i", "to": 1, "due": "tomorrow"],
            message:
                #"In "level_lowering_began", due must be a moment, in milliseconds since 1970."#
        ),
        Wrong(
            kind: "incident_reported",
            payload: [
                "incident": "i",
                "report": [
                    "title": "", "nature": "", "scope": "", "grouping": [],
                    "match": [
                        "tried": [
                            ["plan": "a", "outcome": "named"], ["plan": "b", "outcome": "failed"],
                        ]
                    ],
                ],
            ],
            message: #"In "incident_reported", report.match.tried[1].message must be text."#),
        Wrong(
            kind: "checklist_confirmed", payload: ["incident": "i", "items": [0, "1"]],
            message: #"In "checklist_confirmed", items[1] must be a whole number."#),
        Wrong(
            kind: "facts_recorded",
            payload: ["incident": "i", "facts": [["name": "x", "value": ["int": 1]]]],
            message:
                #"In "facts_recorded", facts[0].value.int must be a whole number as text."#
        ),
    ]

    @Test("what is wrong is said with kind and member", arguments: wrong)
    func wrongMembers(_ row: Wrong) throws {
        var plans = EventSamples.resolver
        let error = try #require(throws: ShapeError.self) {
            try Event(kind: row.kind, version: 1, payload: row.payload, plans: &plans)
        }
        #expect(error.code == .invalid)
        #expect(error.description == row.message)
    }

    @Test("a kind or version of a later Muster is told apart from damage")
    func tooNew() throws {
        var plans = EventSamples.resolver
        for (kind, version) in [("incident_teleported", 1), ("incident_warned", 2)] {
            let error = try #require(throws: ShapeError.self) {
                try Event(kind: kind, version: version, payload: [:], plans: &plans)
            }
            #expect(error.code == .tooNew)
            #expect(error.kind == kind)
        }
        let error = try #require(throws: ShapeError.self) {
            try Event(kind: "incident_warned", version: 0, payload: [:], plans: &plans)
        }
        #expect(error.code == .invalid)
    }
}

extension Event: CustomTestStringConvertible {
    /// Its name in test output.
    public var testDescription: String { kind }
}
