// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("A server that is killed and started again", .inTurns)
struct CrashTests {
    @Test("tells every customer, and nobody twice under two names, when it dies while sending")
    func killedWhileSending() async throws {
        let customers = 160
        let mail = try await SlowMailServer.start(answerAfter: 0.3)
        try await Peers.during(mail.service) {
            let site = try Site(["MUSTER_SMTP_URL": "smtp://127.0.0.1:\(mail.port)?tls=never"])
            try giveCustomers(customers, site)
            let notice = try await site.serving { server in
                let notice = try await releaseFirstNotice(site)
                try await eventually("half of the mails") {
                    try toCustomers(mail).count >= customers / 2
                }
                await server.service.crash()
                return notice
            }
            let before = try toCustomers(mail).count
            #expect(before < customers)
            try await site.serving { _ in try await completion(of: notice, site) }
            try expectEverybodyOnce(try toCustomers(mail), customers)
            try await expectLedgerAgrees(notice, customers, site)
            try await expectIntact(site)
        }
    }

    @Test("has every command in its journal that was answered before it died")
    func killedInAStreamOfCommands() async throws {
        let site = try Site()
        let incident = try await site.incidentFromAlerts()
        let answered = try await site.serving { server in
            try await withThrowingTaskGroup(of: [String].self) { group in
                for writer in 0..<3 {
                    group.addTask { try await writeNotes(writer, on: incident, site, server) }
                }
                try await eventually("forty notes") {
                    notes(in: try await site.journal()).count >= 40
                }
                await server.service.crash()
                return try await group.reduce(into: []) { $0 += $1 }
            }
        }
        #expect(answered.count >= 40)
        let kept = notes(in: try await site.journal())
        let lost = Set(answered).subtracting(kept)
        #expect(lost.isEmpty)
        #expect(Set(kept).count == kept.count)
        try await expectIntact(site)
        try await site.serving { _ in
            try await site.done("incident", "note", incident, "after", "--as", "lin-yue")
        }
        try await expectIntact(site)
    }

    @Test("calls the next person in time although it was dead when the time came")
    func timersGoOn() async throws {
        let site = try Site()
        try site.edit(
            "people.yaml",
            """
                  - {notify: [on_duty], timeout: 2m}
                  - {notify: [{rotation: duty-managers}], timeout: 2m}
            """,
            """
                  - {notify: [on_duty], timeout: 8s}
                  - {notify: [{rotation: duty-managers}], timeout: 2m}
            """)
        let ordered = try await site.serving { server in
            try await post(AlertBurst(), to: server)
            let pages = try await pages(of: site)
            await server.service.crash()
            return pages
        }
        #expect(ordered.allSatisfy { $0 == 0 })
        try await site.serving { _ in
            try await eventually("the second rung of the ladder") {
                try await pages(of: site).contains(1)
            }
        }
        let timedOut = try await site.journal().filter { $0["kind"].text == "rung_timed_out" }
        #expect(timedOut.count == 1)
        try await expectIntact(site)
    }

    @Test("keeps the incident that an alert was answered for")
    func killedAfterAnAlert() async throws {
        let site = try Site()
        let before = try await site.serving { server in
            try await post(AlertBurst(), to: server)
            await server.service.crash()
            return try await site.journal().count
        }
        try await site.serving { server in
            let board = try await site.board("incident", "show", "inc-0001")
            #expect(board["signals"].items.count == 4)
            #expect(board["plan"]["id"].text == "payment-outage")
            try await post(AlertBurst(), to: server)
        }
        let after = try await site.journal()
        let reported = after.filter { $0["kind"].text == "incident_reported" }
        #expect(after.count >= before)
        #expect(reported.count == 1)
    }

    // MARK: Steps of the stories

    private func post(_ burst: AlertBurst, to server: RunningServer) async throws {
        let answer = try await HTTP.post(server.url + "/ingest/alertmanager", burst.payload)
        try #require(answer.status == 200, "\(answer.body)")
    }

    private func pages(of site: Site) async throws -> [Int] {
        try await site.board("incident", "show", "inc-0001")["pages"].items
            .filter { $0["role"]["id"].text == "incident_commander" }.compactMap {
                $0["rung"].number
            }
    }

    private func giveCustomers(_ count: Int, _ site: Site) throws {
        let head = "id,name,tier,language,email,sms,phone,webhook\n"
        let rows = (1...count).map { "K-\($0),No. \($0),ordinary,en,k\($0)@example.org,,,\n" }
        try site.scratch.write(head + rows.joined(), "plans/customers/payment-customers.csv")
    }

    private func releaseFirstNotice(_ site: Site) async throws -> String {
        let incident = try await site.incidentFromAlerts()
        try await site.done(
            "incident", "fact", incident, "customers_affected=12000", "--as", "lin-yue")
        let board = try await site.board("incident", "show", incident)
        let notice = try #require(try board.notice(of: "first")["id"].text)
        for role in ["communications_lead", "incident_commander"] {
            try await site.done("notice", "approve", notice, "--as", try board.holder(of: role))
        }
        return notice
    }

    private func completion(of notice: String, _ site: Site) async throws {
        try await eventually("all deliveries of \(notice)", within: 90) {
            try await site.board("notice", "preview", notice)["status"].text == "completed"
        }
    }

    /// Writes notes until the server is gone; returns those that were answered.
    private func writeNotes(
        _ writer: Int, on incident: String, _ site: Site, _ server: RunningServer
    ) async throws -> [String] {
        var answered: [String] = []
        for number in 0..<200 where server.service.isRunning {
            let note = "note \(writer)/\(number)"
            let outcome = try await site.muster(
                "incident", "note", incident, note, "--as", "lin-yue")
            if outcome.status == 0 { answered.append(note) }
        }
        return answered
    }

    private func notes(in journal: [Tree]) -> [String] {
        journal.filter { $0["kind"].text == "note_added" }.compactMap { $0["payload"]["text"].text }
    }

    private func toCustomers(_ mail: SlowMailServer) throws -> [ReceivedMail] {
        try mail.mails().filter { $0.recipient.hasSuffix("@example.org") }
    }

    // MARK: What must hold afterwards

    private func expectEverybodyOnce(_ mails: [ReceivedMail], _ customers: Int) throws {
        var names: [String: Set<String>] = [:]
        for mail in mails { names[mail.recipient, default: []].insert(mail.messageID) }
        #expect(names.count == customers)
        #expect(names.allSatisfy { $0.value.count == 1 })
        #expect(Set(mails.map(\.messageID)).count == customers)
        // Only what was under way when it died may come a second time.
        #expect(mails.count - customers <= 32)
    }

    private func expectLedgerAgrees(
        _ notice: String, _ customers: Int, _ site: Site
    ) async throws {
        let rows = try await site.board("notice", "ledger", notice)["deliveries"].items
        #expect(rows.count == customers)
        #expect(rows.allSatisfy { $0["status"].text == "accepted" })
        let completed = try await site.journal().filter { $0["kind"].text == "notice_completed" }
        #expect(completed.count { $0["payload"]["notice"].text == notice } == 1)
    }

    private func expectIntact(_ site: Site) async throws {
        let verdict = try await site.muster("journal", "verify")
        #expect(verdict.status == 0, "\(verdict.all)")
        let numbers = try await site.journal().compactMap { $0["sequence"].number }
        #expect(numbers == Array(1...numbers.count))
    }
}
