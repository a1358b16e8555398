// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Sent shapes of commands")
struct CommandShapesTests {
    @Test("there is a sample of every kind of command")
    func everyKindHasASample() {
        #expect(Set(CommandSamples.all.compactMap(\.name)) == Set(Command.names))
    }

    @Test("every command reads back as itself", arguments: CommandSamples.all)
    func roundTrip(_ command: Command) throws {
        for key in [nil, "retry-1"] {
            let submission = Submission(command, by: .person("li-na"), key: key)
            let sent = try #require(submission.json?.compact)
            #expect(try Submission(json: JSON.parse(sent)) == submission)
        }
    }

    @Test("commands are sent as the golden lines say, and those are understood for ever")
    func golden() throws {
        let golden = try GoldenLines("commands.jsonl")
        for line in golden.lines {
            let submission = try Submission(json: JSON.parse(line))
            #expect(submission.json?.canonical == line)
        }
        let lines = CommandSamples.all.compactMap {
            Submission($0, by: .person("li-na")).json?.canonical
        }
        try golden.expectToContain(lines)
    }

    @Test("plans cannot be sent")
    func plansStayInside() throws {
        let submission = Submission(
            .installPlans(EventSamples.planSet(EventSamples.documents)), by: .coordinator)
        #expect(submission.json == nil)
        let error = try #require(throws: ShapeError.self) {
            try Submission(json: ["command": "install_plans", "by": "li-na"])
        }
        #expect(error.member == "command")
    }

    @Test("what may be left out may be left out")
    func defaults() throws {
        let declared = try Submission(json: [
            "command": "declare_incident", "by": "li-na", "title": "Payments down",
        ])
        #expect(
            declared
                == Submission(
                    .intake(.declare(Declaration(title: "Payments down"))), by: .person("li-na")))
        let closed = try Submission(json: ["command": "close", "by": "li-na", "incident": "i"])
        #expect(closed.command == .incident(.close("i", note: "")))
    }

    @Test("facts may be plain JSON, moments RFC 3339")
    func plainForms() throws {
        let sent: JSON = [
            "command": "declare_incident", "by": ["system": "console"], "title": "t",
            "occurred_at": "2026-03-01T10:00:00.123+08:00",
            "facts": [
                "error_rate": .number(0.35), "customers": 12_000, "exposed": true,
                "region": "eu", "hosts": ["a", 1], "since": ["duration": "90s"],
            ],
        ]
        let submission = try Submission(json: sent)
        #expect(submission.by == .system("console"))
        guard case .intake(.declare(let declaration)) = submission.command else {
            Issue.record("not a declaration: \(submission)")
            return
        }
        #expect(declaration.occurredAt == Timestamp(milliseconds: 1_772_330_400_123))
        #expect(
            declaration.facts == [
                Fact(name: "error_rate", value: .double(0.35)),
                Fact(name: "customers", value: .int(12_000)),
                Fact(name: "exposed", value: .bool(true)),
                Fact(name: "region", value: .string("eu")),
                Fact(name: "hosts", value: .list([.string("a"), .int(1)])),
                Fact(name: "since", value: .duration(Span(seconds: 90))),
            ])
    }

    @Test("who gives the command can be settled by who took it")
    func actor() throws {
        let sent: JSON = ["command": "tick", "by": "somebody"]
        #expect(try Submission(json: sent, by: .person("li-na")).by == .person("li-na"))
        let error = try #require(throws: ShapeError.self) {
            try Submission(json: ["command": "tick"])
        }
        #expect(error.description.contains("by must be the name of a person"))
    }

    struct Wrong: CustomTestStringConvertible {
        var sent: JSON
        var words: String
        var testDescription: String { words }
    }

    static let wrong = [
        Wrong(sent: [], words: "must be an object"),
        Wrong(sent: [:], words: "command must be text"),
        Wrong(sent: ["command": "explode"], words: #""explode" is none"#),
        Wrong(
            sent: ["command": "warn", "by": "a", "incident": "i"],
            words: #"In "warn", reason must be text"#),
        Wrong(
            sent: ["command": "warn", "by": "a", "incident": "i", "reason": 1],
            words: #"In "warn", reason must be text"#),
        Wrong(
            sent: ["command": "record_facts", "by": "a", "incident": "i"],
            words: "facts must be an array"),
        Wrong(
            sent: ["command": "record_facts", "by": "a", "incident": "i", "facts": ["x": nil]],
            words: "facts.x must be a value"),
        Wrong(
            sent: [
                "command": "record_facts", "by": "a", "incident": "i",
                "facts": ["x": ["value": 1]],
            ], words: "facts.x.value must be a value of a known type"),
        Wrong(
            sent: [
                "command": "add_action", "by": "a", "incident": "i",
                "action": ["title": "t", "owner": "o", "due": "2026-02-30T00:00:00Z"],
            ], words: "action.due must be a moment"),
        Wrong(
            sent: ["command": "start_drill", "by": "a", "scenario": "s", "seed": -1],
            words: "seed must be a whole number from 0"),
    ]

    @Test("what is wrong is said with command and member", arguments: wrong)
    func wrongMembers(_ row: Wrong) throws {
        let error = try #require(throws: ShapeError.self) { try Submission(json: row.sent) }
        #expect(error.code == .invalid)
        #expect(error.description.contains(row.words), "\(error)")
    }

    @Test("a value nested too deep to be stored is refused")
    func deepFacts() throws {
        var value: JSON = 1
        for _ in 0...CEL.Value.storableDepth { value = [value] }
        let error = try #require(throws: ShapeError.self) {
            try Submission(json: [
                "command": "record_facts", "by": "a", "incident": "i", "facts": ["x": value],
            ])
        }
        #expect(error.description.contains("nested at most 32 deep"))
    }

    @Test("refusals read back as themselves", arguments: Refusal.Reason.allCases)
    func refusals(_ reason: Refusal.Reason) throws {
        let refusal = Refusal(reason, "Incident inc-0001 is closed.", help: "Declare a new one.")
        let sent = refusal.json.compact
        #expect(sent.hasPrefix("{\"reason\":\"\(reason.rawValue)\""))
        #expect(try Refusal(json: JSON.parse(sent)) == refusal)
    }
}

extension Command: CustomTestStringConvertible {
    /// Its name in test output.
    public var testDescription: String { name ?? "install_plans" }
}
