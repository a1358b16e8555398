// SPDX-License-Identifier: Apache-2.0

import ResponseModel
import Testing

@testable import NoticeDelivery

@Suite("Setting of the relay")
struct SMTPRelayTests {
    private static let credentials = MailTransfer.Credentials(
        username: Secret("u"), password: Secret("p"))

    struct Row: CustomTestStringConvertible {
        let setting: String
        var withCredentials = false
        let url: String
        let encryption: MailTransfer.Encryption
        var testDescription: String { setting }
    }

    static let rows = [
        Row(
            setting: "smtp://relay.test:587", url: "smtp://relay.test:587/example.test",
            encryption: .opportunistic),
        Row(
            setting: "relay.test:2525", url: "smtp://relay.test:2525/example.test",
            encryption: .opportunistic),
        Row(
            setting: "smtp://relay.test", withCredentials: true,
            url: "smtp://relay.test:25/example.test", encryption: .required),
        Row(
            setting: "smtp://relay.test/ops.example.test?tls=required",
            url: "smtp://relay.test:25/ops.example.test", encryption: .required),
        Row(
            setting: "smtp://relay.test?tls=never", url: "smtp://relay.test:25/example.test",
            encryption: .never),
        Row(
            setting: "smtps://Relay.test", withCredentials: true,
            url: "smtps://relay.test:465/example.test", encryption: .required),
        Row(
            setting: "smtp://127.0.0.1:25", withCredentials: true,
            url: "smtp://127.0.0.1:25/example.test", encryption: .opportunistic),
        Row(
            setting: "smtp://[::1]:25?tls=never", withCredentials: true,
            url: "smtp://[::1]:25/example.test", encryption: .never),
    ]

    @Test("address, EHLO name and encryption", arguments: rows)
    func settings(_ row: Row) throws {
        let relay = try SMTPRelay(
            row.setting, credentials: row.withCredentials ? Self.credentials : nil,
            defaultName: "example.test")
        #expect(relay.url.text == row.url)
        #expect(relay.encryption == row.encryption)
    }

    struct Refusal: CustomTestStringConvertible {
        let setting: String
        let failure: SMTPRelay.Failure
        var testDescription: String { setting }
    }

    static let refusals = [
        Refusal(setting: "smtp://u:secret@relay.test", failure: .hasCredentials),
        Refusal(setting: "smtp://relay.test?tls=never", failure: .plainCredentials),
        Refusal(setting: "smtp://relay.test?tls=opportunistic", failure: .plainCredentials),
        Refusal(setting: "smtp://relay.test?tls=yes", failure: .option("tls=yes")),
        Refusal(setting: "smtp://relay.test/a%0d%0aDATA", failure: .ehloName),
        Refusal(setting: "smtp://relay.test/a/b", failure: .ehloName),
        Refusal(
            setting: "https://relay.test", failure: .address(.scheme(allowed: [.smtp, .smtps]))),
        Refusal(setting: "smtp://re lay.test", failure: .address(.hasControlOrSpace)),
        Refusal(setting: "", failure: .address(.scheme(allowed: [.smtp, .smtps]))),
    ]

    @Test("what would be unsafe or unclear is refused", arguments: refusals)
    func refused(_ row: Refusal) {
        let failure = #expect(throws: row.failure) {
            try SMTPRelay(
                row.setting, credentials: Self.credentials, defaultName: "example.test")
        }
        #expect(failure?.description.contains("secret") == false)
    }
}

@Suite("Addresses of servers")
struct ServerURLTests {
    @Test("only scheme, host and port are ever shown")
    func description() throws {
        let url = try ServerURL(
            "https://user:pass@Hooks.test/T0/secret?token=x", allowing: [.https])
        #expect("\(url)" == "https://hooks.test:443")
        #expect(url.hasCredentials)
        #expect(url.path == "/T0/secret")
        #expect(url.query == "token=x")
    }

    @Test(
        "this machine is recognised by name and number",
        arguments: [
            ("localhost", true), ("LOCALHOST", true), ("127.8.0.1", true), ("[::1]", true),
            ("x.localhost", true), ("127.0.0.1.test", false), ("10.0.0.1", false),
        ])
    func loopback(_ host: String, _ isLoopback: Bool) throws {
        #expect(try ServerURL("http://\(host)/", allowing: [.http]).isLoopback == isLoopback)
    }

    @Test("a text beyond the limit is refused")
    func tooLong() {
        let text = "http://a.test/" + String(repeating: "x", count: ServerURL.maximumBytes)
        #expect(throws: ServerURL.Failure.tooLong) { try ServerURL(text, allowing: [.http]) }
    }
}
