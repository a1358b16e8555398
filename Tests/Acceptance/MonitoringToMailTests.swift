// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("From a real Alertmanager to a real mail server", .inTurns)
struct MonitoringToMailTests {
    @Test("alerts become mails to every customer once the notice has its two approvals")
    func alertsBecomeMails() async throws {
        let sink = try await MailSink.start()
        try await Peers.during(sink.service) {
            let site = try Site(["MUSTER_SMTP_URL": "smtp://127.0.0.1:\(sink.port)"])
            try await site.serving { server in
                let alertmanager = try await Alertmanager.start(postingTo: server.url)
                try await Peers.during(alertmanager.service) {
                    let burst = AlertBurst(errorRate: "0.35", customersAffected: 12_000)
                    try await alertmanager.post(burst)
                    let incident = try await incident(of: site)
                    try await tellCustomers(incident, site)
                }
            }
            try expectMails(sink, site)
        }
    }

    private func incident(of site: Site) async throws -> String {
        try await eventually("an incident with all four alerts") {
            let incidents = try await site.board("incident", "list")["incidents"].items
            guard let id = incidents.first?["id"].text else { return false }
            return try await site.board("incident", "show", id)["signals"].items.count == 4
        }
        let incidents = try await site.board("incident", "list")["incidents"].items
        #expect(incidents.count == 1)
        #expect(incidents[0]["level"]["number"].number == 1)
        #expect(incidents[0]["plan"]["id"].text == "payment-outage")
        return try #require(incidents[0]["id"].text)
    }

    private func tellCustomers(_ incident: String, _ site: Site) async throws {
        let board = try await site.board("incident", "show", incident)
        let commander = try board.holder(of: "incident_commander")
        let communications = try board.holder(of: "communications_lead")
        let notice = try #require(try board.notice(of: "first")["id"].text)
        let alone = try await site.muster("notice", "release", notice, "--as", communications)
        #expect(alone.status == 3)
        try await site.done("notice", "approve", notice, "--as", communications)
        try await site.done("notice", "release", notice, "--as", commander)
        try await eventually("all deliveries of \(notice)") {
            let board = try await site.board("incident", "show", incident)
            return try board.notice(of: "first")["status"].text == "completed"
        }
    }

    private func expectMails(_ sink: MailSink, _ site: Site) throws {
        let mails = try sink.mails().filter { !$0.recipient.hasSuffix("@example.com") }
        let expected = try customersWithMail(site)
        #expect(mails.map(\.recipient).sorted() == expected)
        #expect(Set(mails.map(\.messageID)).count == mails.count)
        for mail in mails {
            #expect(header("From", of: mail.text)?.contains("service@example.com") == true)
            #expect(header("Subject", of: mail.text)?.isEmpty == false)
            #expect(!mail.text.contains("EXERCISE") && !mail.text.contains("演练"))
        }
    }

    private func customersWithMail(_ site: Site) throws -> [String] {
        let rows = try site.scratch.text("plans/customers/payment-customers.csv")
            .split(separator: "\n").dropFirst()
        return rows.map { row in
            String(row.split(separator: ",", omittingEmptySubsequences: false)[4])
        }.filter { !$0.isEmpty }.sorted()
    }
}

/// Prometheus' Alertmanager with one receiver.
private struct Alertmanager {
    let service: Service
    let scratch: Scratch
    private let url: String

    static func start(postingTo muster: String) async throws -> Alertmanager {
        let scratch = try Scratch()
        let port = try Peers.freePort()
        try scratch.write(
            """
            route:
              receiver: muster
              group_by: [service]
              group_wait: 1s
              group_interval: 1s
              repeat_interval: 1h
            receivers:
              - name: muster
                webhook_configs:
                  - url: \(muster)/ingest/alertmanager
                    send_resolved: true
            """, "alertmanager.yml")
        let service = try Service(
            try Peers.program("prometheus-alertmanager"),
            [
                "--config.file=" + scratch.file("alertmanager.yml"),
                "--storage.path=" + scratch.file("storage"), "--cluster.listen-address=",
                "--web.listen-address=127.0.0.1:\(port)",
            ])
        let started = Alertmanager(
            service: service, scratch: scratch, url: "http://127.0.0.1:\(port)")
        do {
            try await eventually("Alertmanager is ready") {
                guard service.isRunning else {
                    throw Overdue(description: "Alertmanager has ended: \(try service.errors)")
                }
                return await HTTP.isUp(started.url + "/-/ready")
            }
        } catch {
            await service.crash()
            throw error
        }
        return started
    }

    func post(_ burst: AlertBurst) async throws {
        let answer = try await HTTP.post(url + "/api/v2/alerts", burst.posted)
        try #require(answer.status == 200, "\(answer.body)")
    }
}
