// SPDX-License-Identifier: Apache-2.0

import Coordination
import Foundation
import ResponseCore
import ResponseModel
import Testing

@testable import NoticeDelivery

@Suite("Channels from settings")
struct ChannelFactoryTests {
    private static let secret = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3"
    private static let from = "Duty desk <duty@example.test>"

    @Test("settings decide whether a channel sends or writes files")
    func kinds() throws {
        let set = try build(
            [
                Channel(.file(from: Self.from), "plain"),
                Channel(mail(.environment("RELAY")), "mail"),
                Channel(mail(.environment("UNSET")), "unset"),
                Channel(mail(.environment("EMPTY")), "empty"),
                Channel(mail(.file("missing")), "missing"),
                Channel(.webhook(url: .text("https://a.test/x"), secret: nil), "unsigned"),
                Channel(.webhook(url: nil, secret: .environment("SECRET")), "partners"),
                Channel(.webhook(url: .environment("UNSET"), secret: nil), "no-url"),
                Channel(.webhook(url: nil, secret: .environment("UNSET")), "no-secret"),
            ],
            environment: [
                "RELAY": "smtp://127.0.0.1:25", "EMPTY": " ",
                "SECRET": "\(Self.secret) \(Self.secret)",
            ])
        let files = set.channels.filter { $0.value is FileChannel }.map(\.key).sorted()
        #expect(files == ["empty", "missing", "no-secret", "no-url", "plain", "unset"])
        #expect(set.channels["mail"] is SMTPChannel)
        #expect(set.channels["unsigned"] is WebhookChannel)
        #expect(set.channels["partners"] is WebhookChannel)
        #expect(
            set.fallbacks.map(\.description) == [
                "channel unset writes files into the outbox: "
                    + "relay (environment variable UNSET) is not set",
                "channel empty writes files into the outbox: "
                    + "relay (environment variable EMPTY) is not set",
                "channel missing writes files into the outbox: relay (file missing) is not set",
                "channel no-url writes files into the outbox: "
                    + "url (environment variable UNSET) is not set",
                "channel no-secret writes files into the outbox: "
                    + "secret (environment variable UNSET) is not set",
            ])
    }

    @Test("all problems are told at once, without any value")
    func problems() throws {
        let failure = #expect(throws: ChannelSetupFailure.self) {
            try build(
                [
                    Channel(.file(from: "nobody"), "from"),
                    Channel(mail(.text("smtp://u:hunter2@relay.test")), "relay"),
                    Channel(mail(.text("smtp://relay.test"), username: .text("u")), "half"),
                    Channel(mail(.text("smtp://relay.test"), password: .text("hunter2")), "other"),
                    Channel(.webhook(url: .text("ftp://hunter2.test"), secret: nil), "url"),
                    Channel(.webhook(url: nil, secret: .text("hunter2")), "secret"),
                    Channel(mail(.text("relay.test")), "fine"),
                ], environment: [:])
        }
        let text = try #require(failure?.description)
        #expect(!text.contains("hunter2"))
        #expect(
            text == """
                channel from: from: it needs exactly one @
                channel relay: relay: user name and password belong in `username` and \
                `password`, not in the address
                channel half: username is set, password is not. Set both.
                channel other: password is set, username is not. Set both.
                channel url: url: it must begin with https:// or http://
                channel secret: secret: it must be "whsec_" followed by base64
                """)
    }

    @Test("a channel without a relay really writes into the outbox")
    func fallback() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let set = try build(
            [Channel(mail(.environment("UNSET")), "mail")], environment: [:], folder: folder.path)
        let channel = try #require(set.channels["mail"])
        #expect(await channel.deliver(Delivery.sample().actual).kind == "accepted")
        let names = try folder.names()
        #expect(names == ["outbox"])
    }

    private func mail(_ relay: Setting, username: Setting? = nil, password: Setting? = nil)
        -> Channel.Transport
    {
        .smtp(from: Self.from, relay: relay, username: username, password: password)
    }

    private func build(
        _ channels: [Channel], environment: [String: String], folder: String = "/nonexistent"
    ) throws -> ChannelSet {
        var organization = Organization(
            name: LocalizedText("Spruce"), zone: .utc, scale: LevelScale(name: "x", levels: []))
        organization.channels = Catalogue(channels)
        let factory = ChannelFactory(
            engine: try CurlEngine(),
            options: ChannelFactory.Options(
                environment: environment, settingsFolder: folder, outbox: "\(folder)/outbox"),
            now: { sampleMoment })
        return try factory.channels(of: organization)
    }
}

extension Channel {
    fileprivate init(_ transport: Transport, _ id: ChannelID) {
        self.init(id: id, name: LocalizedText(id.raw), medium: .email, transport: transport)
    }
}

@Suite("Values of settings")
struct SettingReaderTests {
    @Test("the first line of a file counts, without blanks around it")
    func firstLine() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.write("  value one \r\nsecond\n", "setting")
        try folder.write("\nsecond\n", "empty")
        let reader = SettingReader(environment: [:], folder: folder.path)
        #expect(try reader.value(of: .file("setting"), isSecret: true) == "value one")
        #expect(try reader.value(of: .file("\(folder.path)/setting"), isSecret: true) != nil)
        #expect(try reader.value(of: .file("empty"), isSecret: true) == nil)
        #expect(try reader.value(of: .file("missing"), isSecret: true) == nil)
    }

    @Test("a secret that everybody can read is refused, another value is not")
    func permissions() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.write("hunter2", "open", permissions: 0o644)
        try folder.write("hunter2", "group", permissions: 0o640)
        let reader = SettingReader(environment: [:], folder: folder.path)
        let failure = #expect(throws: SettingReader.Failure.self) {
            try reader.value(of: .file("open"), isSecret: true)
        }
        #expect(
            failure?.description
                == "\(folder.path)/open holds a secret and is open to every user of the machine. "
                + "Run: chmod o-rwx \(folder.path)/open")
        #expect(try reader.value(of: .file("open"), isSecret: false) == "hunter2")
        #expect(try reader.value(of: .file("group"), isSecret: true) == "hunter2")
    }

    @Test("what is no short line of text is refused")
    func refused() throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.write(String(repeating: "x", count: 5_000), "long")
        try folder.write("a\u{7}b", "bell")
        try Data([0xFF, 0xFE]).write(to: URL(filePath: "\(folder.path)/binary"))
        let reader = SettingReader(environment: ["BAD": "a\r\nb"], folder: folder.path)
        #expect(throws: SettingReader.Failure.tooLong(source: "file \(folder.path)/long")) {
            try reader.value(of: .file("long"), isSecret: false)
        }
        #expect(throws: SettingReader.Failure.notText(source: "file bell")) {
            try reader.value(of: .file("bell"), isSecret: false)
        }
        #expect(throws: SettingReader.Failure.notText(source: "file \(folder.path)/binary")) {
            try reader.value(of: .file("binary"), isSecret: false)
        }
        #expect(throws: SettingReader.Failure.notAFile(path: "/dev/zero")) {
            try reader.value(of: .file("/dev/zero"), isSecret: false)
        }
        #expect(throws: SettingReader.Failure.notText(source: "environment variable BAD")) {
            try reader.value(of: .environment("BAD"), isSecret: false)
        }
    }
}
