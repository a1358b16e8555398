// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("The same command line with and without a server", .inTurns)
struct WithAndWithoutServerTests {
    /// A story with refusals in it; every command is answered the same way.
    static let story: [[String]] = [
        ["incident", "list"],
        ["ingest", "alertmanager", "alerts.json"],
        ["ingest", "alertmanager", "alerts.json"],
        ["incident", "acknowledge", "inc-0001", "--as", "lin-yue"],
        ["incident", "acknowledge", "inc-0001", "--as", "lin-yue"],
        ["incident", "fact", "inc-0001", "customers_affected=12000", "--as", "lin-yue"],
        ["incident", "fact", "inc-0001", "customers_affected=many", "--as", "lin-yue"],
        ["incident", "level", "inc-0001", "2", "--reason", "Seen", "--as", "lin-yue"],
        ["incident", "level", "inc-0001", "auto", "--reason", "Again", "--as", "lin-yue"],
        ["incident", "list"],
        ["incident", "show", "inc-0001"],
        ["incident", "why", "inc-0001"],
        ["incident", "step", "done", "inc-0001", "verify", "--as", "lin-yue"],
        ["incident", "step", "done", "inc-0001", "assess", "--as", "lin-yue"],
        ["incident", "stand-down", "inc-0001", "--as", "lin-yue"],
        ["incident", "show", "inc-9999"],
        ["pool", "list"],
        ["pool", "show", "support-agents"],
        ["pool", "show", "support"],
        ["pool", "headroom"],
        [
            "pool", "headroom", "--plan", "payment-outage", "--count", "3", "--at",
            "2099-01-01T02:00:00+08:00",
        ],
        ["pool", "headroom", "--plan", "payment-outag"],
        ["pool", "headroom", "--plan", "payment-outage", "--level", "9"],
        ["pool", "mobilise", "inc-0001.r1", "--as", "lin-yue"],
        ["notice", "list"],
        ["notice", "approve", "inc-0001.n2", "--as", "lin-yue"],
        ["notice", "approve", "inc-0001.n2", "--as", "lin-yue"],
        ["notice", "preview", "inc-0001.n2"],
        ["notice", "ledger", "inc-0001.n2"],
        ["declare", "A flood in the cellar", "--as", "lin-yue"],
        ["action", "list"],
        ["incident", "note", "inc-0001", "会议 \"quoted\" \\ 🌲", "--as", "lin-yue"],
        ["incident", "list", "--json"],
    ]

    @Test("gives the same words and the same codes")
    func sameAnswers() async throws {
        let alone = try await play(try Site())
        let served = try await {
            let site = try Site()
            return try await site.serving { _ in try await play(site) }
        }()
        for (words, pair) in zip(Self.story, zip(alone, served)) {
            #expect(pair.0 == pair.1, "muster \(words.joined(separator: " "))")
        }
        #expect(alone.contains { $0.hasPrefix("exit 3") })
        #expect(alone.contains { $0.hasPrefix("exit 0") })
    }

    @Test("leaves a journal with the same events")
    func sameEvents() async throws {
        let alone = try Site()
        _ = try await play(alone)
        let served = try Site()
        _ = try await served.serving { _ in try await play(served) }
        #expect(try await events(alone) == (try await events(served)))
    }

    private func play(_ site: Site) async throws -> [String] {
        try site.scratch.write(AlertBurst().payload, "alerts.json")
        var answers: [String] = []
        for words in Self.story {
            let outcome = try await site.run(words)
            answers.append(timeless(outcome.all))
            if words.first == "ingest" || words.contains("fact") { try await calm(site) }
        }
        return answers
    }

    // Calls to staff are sent beside the commands; a board is only compared when they are through.
    private func calm(_ site: Site) async throws {
        try await eventually("all calls are through") {
            try await site.board("incident", "show", "inc-0001")["pages"].items
                .allSatisfy { $0["delivery"].text != "ordered" }
        }
    }

    private func timeless(_ text: String) -> String {
        text.replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/, with: "TIME")
            .replacing(/\d{4}-\d\d-\d\d \d\d:\d\d/, with: "TIME")
    }

    // Calls end in any order, and what they report stands between other events.
    private func events(_ site: Site) async throws -> [String] {
        try await site.journal().compactMap { $0["kind"].text }
            .filter { $0 != "page_reported" && $0 != "plans_installed" }
    }
}
