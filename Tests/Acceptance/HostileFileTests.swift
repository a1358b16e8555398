// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("Files that mean harm", .inTurns)
struct HostileFileTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var name: String
        var text: String
        var testDescription: String { name }
    }

    /// Nine levels of nine: some 387 million values when written out.
    private static let laughs: String = {
        var text = "muster: plan/1\na0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<9 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        return text
    }()

    static let yaml = [
        Row(name: "aliases of aliases", text: laughs),
        Row(name: "an alias of itself", text: plan("id: &a [*a]")),
        Row(name: "a hundred thousand brackets", text: plan("id: " + repeated("[", 100_000))),
        Row(
            name: "deep indentation",
            text: (0..<3_000).map { repeated(" ", $0) + "a:\n" }.joined()),
        Row(name: "three megabytes in one word", text: "id: " + repeated("x", 3 << 20)),
        Row(name: "two hundred thousand items", text: plan("id:\n" + repeated("- x\n", 200_000))),
        Row(name: "a key twice", text: plan("id: a\nid: b")),
        Row(name: "a tag that makes objects", text: "!!python/object/apply:os.system [\"true\"]"),
        Row(name: "several documents", text: plan("---\nmuster: plan/1")),
        Row(name: "a NUL", text: plan("id: \"a\u{0}b\"")),
        Row(name: "a line that changes direction", text: plan("id: \u{202E}txt")),
        Row(name: "a colour for the terminal", text: plan("revision: \"\\e[31mred\"")),
        Row(name: "only a tab", text: "\t"),
        Row(name: "nothing", text: ""),
        Row(
            name: "an include of the whole machine",
            text: "muster: organization/1\ninclude: [../../../../etc/passwd]\n"),
        Row(name: "a number past every integer", text: plan("revision: 99999999999999999999")),
        Row(
            name: "a condition of ten thousand brackets",
            text: plan("activation: {when: '\(repeated("(", 10_000))'}")),
        Row(
            name: "a pattern that explodes",
            text: plan("activation: {when: '\"\(repeated("a", 40))!\".matches(\"^(a+)+$\")'}")),
    ]

    private static func plan(_ text: String) -> String { "muster: plan/1\n\(text)\n" }

    @Test("muster check refuses with a place, at once", arguments: yaml)
    func checkRefuses(_ row: Row) async throws {
        let site = try Site()
        try site.scratch.write(row.text, "hostile.yaml")
        let outcome = try await site.muster("check", "hostile.yaml", limit: 20)
        #expect(outcome.status == 1, "\(outcome.all.prefix(500))")
        #expect(outcome.all.contains("hostile.yaml"), "\(outcome.all.prefix(500))")
        #expect(outcome.all.utf8.count < 200_000)
        for scalar in ["\u{0}", "\u{1B}", "\u{202E}"] { #expect(!outcome.all.contains(scalar)) }
    }

    @Test(
        "muster check reports a file that is too large beside the mistakes of the others",
        arguments: ["text", "json", "sarif"])
    func largeFile(_ format: String) async throws {
        let site = try Site()
        try FileManager.default.createDirectory(
            atPath: site.scratch.file("odd"), withIntermediateDirectories: false)
        try site.scratch.write(Self.plan(Self.repeated("#", 1_100_000)), "odd/large.yaml")
        try site.scratch.write(Self.plan("id: a\nid: b"), "odd/twice.yaml")
        let outcome = try await site.muster("check", "odd", "--format", format, limit: 20)
        #expect(outcome.status == 1, "\(outcome.all.prefix(500))")
        for word in ["MU0002", "large.yaml", "MU0015", "twice.yaml"] {
            #expect(outcome.all.contains(word), "\(word) in \(outcome.all.prefix(500))")
        }
        #expect(!outcome.all.contains(Self.repeated("#", 200)))
    }

    @Test("muster check refuses bytes that are no UTF-8")
    func noUTF8() async throws {
        let site = try Site()
        try site.scratch.write(Data([0x69, 0x64, 0x3A, 0x20, 0xC3, 0x28, 0x0A]), "hostile.yaml")
        let outcome = try await site.muster("check", "hostile.yaml", limit: 20)
        #expect(outcome.status == 1, "\(outcome.all)")
    }

    private static let alert = #"{"status":"firing","labels":{"service":"payments"}}"#

    /// A body with these alerts.
    private static func body(_ alerts: String) -> String {
        #"{"version":"4","alerts":["# + alerts + "]}"
    }

    static let json = [
        Row(name: "nothing", text: ""),
        Row(name: "a number", text: "1"),
        Row(name: "an empty list", text: "[]"),
        Row(name: "no version", text: #"{"alerts":[]}"#),
        Row(name: "an unknown version", text: #"{"version":"9","alerts":[]}"#),
        Row(name: "a key twice", text: #"{"version":"4","version":"4","alerts":[]}"#),
        Row(name: "a comma too many", text: #"{"version":"4","alerts":[],}"#),
        Row(name: "a comment", text: #"{"version":"4",/* */"alerts":[]}"#),
        Row(name: "cut off", text: #"{"version":"4","alerts":[{"status":"firing","la"#),
        Row(name: "text behind the end", text: body("") + " x"),
        Row(name: "no number", text: #"{"version":"4","alerts":[],"truncatedAlerts":NaN}"#),
        Row(name: "a hundred thousand brackets", text: body(repeated("[", 100_000))),
        Row(name: "nine megabytes", text: #"{"x":""# + repeated("x", 9 << 20) + #""}"#),
        Row(
            name: "twenty thousand alerts",
            text: body(Array(repeating: alert, count: 20_000).joined(separator: ","))),
        Row(name: "labels that are numbers", text: body(#"{"status":"firing","labels":{"a":1}}"#)),
        Row(name: "labels that are missing", text: body(#"{"status":"firing"}"#)),
        Row(name: "another status", text: body(#"{"status":"burning","labels":{"a":"b"}}"#)),
        Row(
            name: "a moment that never was",
            text: body(
                #"{"status":"firing","labels":{"a":"b"},"startsAt":"2026-02-30T00:00:00Z"}"#)),
    ]

    private static func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }

    @Test("muster ingest refuses, and nothing is in the journal", arguments: json)
    func ingestRefuses(_ row: Row) async throws {
        let site = try Site()
        try site.scratch.write(row.text, "alerts.json")
        let outcome = try await site.muster("ingest", "alertmanager", "alerts.json", limit: 20)
        #expect(outcome.status == 1, "\(outcome.all.prefix(500))")
        #expect(outcome.errors.contains("alerts.json: error: "), "\(outcome.all.prefix(500))")
        #expect(outcome.errors.utf8.count < 2_000)
        #expect(try await site.board("incident", "list")["incidents"].items.isEmpty)
    }

    @Test("the server refuses them too, with 4xx and never 429, and goes on")
    func serverRefuses() async throws {
        let site = try Site()
        try await site.serving { server in
            for row in Self.json {
                let answer = try await HTTP.post(server.url + "/ingest/alertmanager", row.text)
                #expect((400..<500).contains(answer.status) && answer.status != 429, "\(row.name)")
                #expect(try Tree(answer.body)["error"]["message"].text != nil, "\(row.name)")
            }
            let good = try await HTTP.post(
                server.url + "/ingest/alertmanager", AlertBurst().payload)
            #expect(good.status == 200)
        }
    }

    @Test("an alert whose words are hostile is kept as it is and changes nothing else")
    func hostileWords() async throws {
        let site = try Site()
        let words = "</script><b>&\\u0000\\u202e'; DROP TABLE journal; -- \\ud83c\\udf32"
        let payload = """
            {"version":"4","groupKey":"g","alerts":[{"status":"firing",
             "labels":{"service":"payments","alertname":"\(words)"},
             "annotations":{"summary":"\(words)","error_rate":"not a number"}}]}
            """
        try site.scratch.write(payload, "alerts.json")
        try await site.serving { server in
            try await site.done("ingest", "alertmanager", "alerts.json")
            let page = try await HTTP.get(server.url + "/").body
            #expect(!page.contains("</script><b>"))
            let list = try await site.done("incident", "list")
            #expect(!list.contains("\u{202E}") && !list.contains("\u{0}"))
            let board = try await site.board("incident", "show", "inc-0001")
            #expect(board["plan"]["id"].text == "payment-outage")
        }
        try await site.done("report", "inc-0001", "--format", "html", "-o", "report.html")
        #expect(!(try site.scratch.text("report.html")).contains("</script><b>"))
        try await site.done("journal", "verify")
    }
}
