// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("A title from an alert", .inTurns)
struct HostileTitleTests {
    @Test("reaches the terminal of the approver visible, wherever it is shown")
    func approver() async throws {
        let site = try Site()
        let template = "plans/templates/payment-first.en.mustache"
        try site.scratch.write(
            site.scratch.text(template) + "\nAbout: {{incident_title}}\n", template)
        try site.scratch.write(Self.alert, "alerts.json")
        try await site.done("ingest", "alertmanager", site.scratch.file("alerts.json"))
        let board = try await site.board("incident", "show", "inc-0001")
        let notice = try #require(board.notice(of: "first-merchants")["id"].text)
        for words in [
            ["notice", "preview", notice], ["incident", "show", "inc-0001"], ["incident", "list"],
            ["incident", "why", "inc-0001"],
        ] {
            let output = try await site.run(words).output
            #expect(output.contains("⟨U+202E⟩") && output.contains("⟨U+001B⟩"), "\(output)")
            let raw = output.unicodeScalars.filter { $0 == "\u{1B}" || $0 == "\u{202E}" }
            #expect(raw.isEmpty, "\(words)")
        }
    }

    private static let alert = """
        {"version": "4", "groupKey": "g", "status": "firing", "alerts": [{
        "status": "firing", "fingerprint": "f1", "startsAt": "2026-03-01T02:00:00Z",
        "labels": {"alertname": "PaymentErrors", "service": "payments", "severity": "critical"},
        "annotations": {"summary": "Payments \\u001b[2J fail \\u202e now"}}]}
        """
}
