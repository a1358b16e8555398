// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Record lines")
struct RecordLineTests {
    static func record(_ sequence: Int64, _ event: Event) -> Record {
        Record(
            sequence: sequence,
            occurrence: Occurrence(event, at: EventSamples.at, by: .person("li-na")))
    }

    @Test("a line is canonical JSON with everything in it")
    func line() {
        let occurrence = Occurrence(
            .incident("inc-0001", .noteAdded(text: "一\n")), at: EventSamples.at, by: .coordinator,
            commandKey: "k")
        var memory = PlanTextMemory()
        #expect(
            Record(sequence: 7, occurrence: occurrence).line(&memory)
                == #"{"at":1772330400123,"by":{"system":"coordinator"},"command":"k","#
                + #""kind":"note_added","payload":{"incident":"inc-0001","text":"一\n"},"#
                + #""sequence":7,"version":1}"#)
    }

    @Test("each text of the plans is stored once")
    func textsOnce() throws {
        let first = EventSamples.documents
        let changed = [
            first[0], Document(path: "payment.yaml", digest: "d3", text: "name: new\n"),
            Document(path: "same.yaml", digest: "d1", text: first[0].text),
        ]
        let records = [
            Self.record(1, .plansInstalled(EventSamples.planSet(first))),
            Self.record(2, .plansInstalled(EventSamples.planSet(changed))),
            Self.record(3, .plansInstalled(EventSamples.planSet(first))),
        ]
        var memory = PlanTextMemory()
        let lines = records.map { $0.line(&memory) }
        #expect(lines[0].contains("organization/1"))
        #expect(!lines[1].contains("organization/1") && lines[1].contains("name: new"))
        #expect(!lines[2].contains("\"text\""))

        var plans = EventSamples.resolver
        for (line, record) in zip(lines, records) {
            let read = try Record(line: line.utf8, plans: &plans)
            #expect(read == record)
            #expect(read.event.documents == record.event.documents)
        }
        #expect(plans.memory == memory)
        #expect(plans.memory.text(digest: "d3") == "name: new\n")
    }

    @Test("texts that no earlier line has are named")
    func missingText() throws {
        let record = Self.record(1, .plansInstalled(EventSamples.planSet(EventSamples.documents)))
        var memory = PlanTextMemory()
        _ = record.line(&memory)
        let second = record.line(&memory)
        var plans = EventSamples.resolver
        let error = try #require(throws: ShapeError.self) {
            try Record(line: second.utf8, plans: &plans)
        }
        #expect(error.code == .plans)
        #expect(error.description.contains("organization.yaml, digest d1"))
    }

    @Test("plans of version 1 that do not compile or have another digest are refused")
    func wrongPlans() throws {
        struct Broken: Error, CustomStringConvertible { var description: String { "line 3" } }
        let documents = EventSamples.documents
        var memory = PlanTextMemory()
        let line = Self.record(1, .plansInstalled(EventSamples.planSet(documents))).line(&memory)
            .replacing(#""version":2"#, with: #""version":1"#)
        var failing = PlanResolver { _ in throw Broken() }
        let failure = try #require(throws: ShapeError.self) {
            try Record(line: line.utf8, plans: &failing)
        }
        #expect(failure.code == .plans && failure.description.contains("line 3"))
        var other = PlanResolver { EventSamples.planSet(Array($0.dropLast())) }
        let mismatch = try #require(throws: ShapeError.self) {
            try Record(line: line.utf8, plans: &other)
        }
        #expect(mismatch.code == .plans && mismatch.member == "digest")
    }

    @Test("a line that is no record is refused with the reason")
    func noRecord() throws {
        let rows: [(String, ShapeError.Code, String)] = [
            ("{", .json, "line 1, column 2"), ("[]", .invalid, "an object"),
            ("{}", .invalid, "kind"),
            (#"{"kind":"tick","version":1}"#, .tooNew, "tick"),
            (
                #"{"kind":"drill_ended","version":1,"payload":{"scenario":"d"},"at":0}"#,
                .invalid, "sequence"
            ),
        ]
        for (line, code, words) in rows {
            var plans = EventSamples.resolver
            let error = try #require(throws: ShapeError.self) {
                try Record(line: line.utf8, plans: &plans)
            }
            #expect(error.code == code)
            #expect(error.description.contains(words), "\(error)")
        }
    }
}

extension Event {
    fileprivate var documents: [Document] {
        if case .plansInstalled(let planSet) = self { planSet.documents } else { [] }
    }
}
