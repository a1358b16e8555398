// SPDX-License-Identifier: Apache-2.0

import Coordination
import MusterServer
import Notation
import NoticeDelivery
import ResponseCore
import ResponseModel
import TestSupport
import Testing

@Suite("The HTTP interface", .timeLimit(.minutes(1)))
struct ServerTests {
    private static let alert = JSON.object([
        .init("version", "4"), .init("groupKey", "{}:{alertname=\"DiskFull\"}"),
        .init("status", "firing"),
        .init(
            "alerts",
            [
                [
                    "status": "firing",
                    "labels": ["alertname": "DiskFull", "instance": "db1"],
                    "annotations": ["summary": "disk <b>97%</b>"],
                    "startsAt": "2026-01-05T08:00:00Z", "fingerprint": "e94c744ae3d44df8",
                ]
            ]),
    ])

    private static func declaration(by person: String = "ana") -> JSON {
        ["command": "declare_incident", "by": .string(person), "title": "Payments fail"]
    }

    @Test("an alert opens an incident, and the same alert again changes nothing")
    func ingest() async throws {
        try await RunningServer.run { server in
            let first = try await server.client.post("/ingest/alertmanager", Self.alert)
            #expect(first.status == 200)
            let again = try await server.client.post("/ingest/alertmanager", Self.alert)
            #expect(again.text == "{\"accepted\":1,\"events\":0}\n")
            #expect(server.coordinator.snapshot().open.count == 1)
        }
    }

    @Test("what will never be understood is 400 and changes nothing")
    func malformed() async throws {
        try await RunningServer.run { server in
            let reply = try await server.client.post(
                "/ingest/alertmanager", Array("{\"version\":\"4\"".utf8),
                contentType: "application/json")
            #expect(reply.status == 400)
            let error = try JSON.parse(reply.body)["error"]
            #expect(error?["help"]?.string?.isEmpty == false)
            #expect(server.coordinator.snapshot().open.isEmpty)
        }
    }

    @Test("a body over the limit is 413")
    func tooLarge() async throws {
        try await RunningServer.run { server in
            let body = [UInt8](repeating: UInt8(ascii: " "), count: ServerLimits.bodyBytes + 1)
            let reply = try await server.client.post(
                "/ingest/alertmanager", body, contentType: "application/json")
            #expect(reply.status == 413)
        }
    }

    @Test("overload is 503 with a time to come back, never 429")
    func overload() async throws {
        try await RunningServer.run(waitingCommands: 1) { server in
            server.journal.hold()
            let stuck = Task { await server.coordinator.submit(SampleOrganization.declaration()) }
            await server.journal.waitUntilHeld()
            let waiting = Task { await server.coordinator.submit(SampleOrganization.declaration()) }
            var reply = try await server.client.post("/ingest/alertmanager", Self.alert)
            // The waiting command may have come after this one: then this one waited its turn.
            while reply.status == 200 {
                reply = try await server.client.post("/ingest/alertmanager", Self.alert)
            }
            #expect(reply.status == 503)
            #expect(reply["retry-after"] == "1")
            server.journal.release()
            _ = await (stuck.value, waiting.value)
        }
    }

    @Test("a store that fails is 503, and nothing is adopted")
    func failingStore() async throws {
        try await RunningServer.run { server in
            server.journal.failNext(
                JournalFailure(.storage, "The disk is full.", help: "Free some."))
            let reply = try await server.client.post("/api/commands", Self.declaration())
            #expect(reply.status == 503)
            #expect(server.coordinator.snapshot().open.isEmpty)
        }
    }

    @Test("a command is answered with what happened")
    func command() async throws {
        try await RunningServer.run { server in
            let reply = try await server.client.post("/api/commands", Self.declaration())
            #expect(reply.status == 200)
            let records = try JSON.parse(reply.body)["records"]?.array ?? []
            #expect(records.first?["kind"] == "incident_reported")
            #expect(records.first?["incident"] == "inc-0001")
        }
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        var name: String
        var body: JSON
        var status: Int
        var testDescription: String { name }
    }

    @Test(
        "a refusal says why, in a status of its own",
        arguments: [
            Refused(
                name: "an unknown person",
                body: ["command": "declare_incident", "by": "nobody", "title": "x"], status: 404),
            Refused(
                name: "an unknown incident",
                body: ["command": "add_note", "by": "ana", "incident": "inc-9", "text": "x"],
                status: 404),
            Refused(
                name: "no title", body: ["command": "declare_incident", "by": "ana", "title": " "],
                status: 422),
            Refused(
                name: "an unknown command", body: ["command": "explode", "by": "ana"], status: 400),
            Refused(
                name: "a system that decides",
                body: [
                    "command": "declare_incident", "by": ["system": "robot"], "title": "x",
                ], status: 403),
            Refused(
                name: "a forged result of a delivery",
                body: [
                    "command": "complete_notice", "by": "ana", "notice": "inc-0001.n1",
                    "counts": ["accepted": 9, "rejected": 0, "suppressed": 0],
                    "ledger_digest": "d",
                ], status: 403),
        ])
    func refusals(_ row: Refused) async throws {
        try await RunningServer.run { server in
            let reply = try await server.client.post("/api/commands", row.body)
            #expect(reply.status == row.status)
            let error = try JSON.parse(reply.body)["error"]
            #expect(error?["message"]?.string?.isEmpty == false)
        }
    }

    @Test("a form of a foreign page is not taken for a command")
    func foreignForm() async throws {
        try await RunningServer.run { server in
            let reply = try await server.client.post(
                "/api/commands", Self.declaration().compactBytes, contentType: "text/plain")
            #expect(reply.status == 415)
            #expect(server.coordinator.snapshot().open.isEmpty)
        }
    }

    @Test(
        "boards are there, and what is not there is 404",
        arguments: [
            ("/api/incidents", 200), ("/api/incidents/inc-0001", 200),
            ("/api/incidents/inc-0001/why", 200), ("/api/incidents/inc-0002", 404),
            ("/api/incidents/inc%2D0001", 200), ("/api/incidents/inc-0001%2Fwhy", 404),
            ("/api/incidents/%ff", 404), ("/api/incidents/", 200),
            ("/api/notices/inc-0001.n1/ledger", 200), ("/api/headroom/*/1/1/02:00", 200),
            ("/api/pools", 200), ("/api/notices", 200), ("/api/actions", 200),
            ("/api/plans", 200), ("/api/nothing", 404), ("/healthz", 200), ("/nothing", 404),
        ])
    func boards(path: String, status: Int) async throws {
        try await RunningServer.run { server in
            _ = try await server.client.post("/api/commands", Self.declaration())
            let reply = try await server.client.get(path)
            #expect(reply.status == status)
            _ = try JSON.parse(reply.body)
        }
    }

    @Test("the live page is complete without its script, in both languages, and escapes titles")
    func livePage() async throws {
        try await RunningServer.run { server in
            _ = try await server.client.post("/ingest/alertmanager", Self.alert)
            let english = try await server.client.get("/?lang=en").text
            #expect(english.contains("Open incidents"))
            #expect(english.contains("disk &lt;b&gt;97%&lt;/b&gt;"))
            #expect(!english.contains("<b>97%</b>"))
            #expect(english.contains("<bdi>disk"))
            let chinese = try await server.client.get("/?lang=zh").text
            #expect(chinese.contains("未结事件"))
        }
    }

    @Test("the live page shows what would turn a line around, and isolates what is written so")
    func livePageDirection() async throws {
        try await RunningServer.run { server in
            let title = "Payments \u{202E}fail \u{1B} الدفع"
            let submission = Submission(
                .intake(.declare(Declaration(title: title, plan: "payment"))), by: .person("ana"))
            _ = await server.coordinator.submit(submission)
            let page = try await server.client.get("/").text
            #expect(page.contains("<bdi>Payments ⟨U+202E⟩fail ⟨U+001B⟩ الدفع</bdi>"))
            #expect(page.contains("<bdi>Payment outage</bdi>"))
            #expect(!page.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" })
        }
    }
}
