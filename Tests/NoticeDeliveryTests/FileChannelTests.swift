// SPDX-License-Identifier: Apache-2.0

import Coordination
import Foundation
import ResponseCore
import ResponseModel
import Testing

@testable import NoticeDelivery

@Suite("Messages as files")
struct FileChannelTests {
    @Test("a message becomes one whole file that only its owner can read")
    func file() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let channel = FileChannel(
            outbox: Outbox(path: "\(folder.path)/outbox"), sender: try .sample())
        let delivery = Delivery.sample()
        let name = DeliveryKey(delivery.key).fileName
        #expect(await channel.deliver(delivery.actual) == .accepted(detail: "file \(name)"))
        let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/outbox")
        #expect(files == [name])
        let expected = try MailMessage(delivery, from: .sample(), isForFile: true).bytes
        let written = try folder.text("outbox/\(name)")
        #expect(written == String(decoding: expected, as: UTF8.self))
        let attributes = try FileManager.default.attributesOfItem(
            atPath: "\(folder.path)/outbox/\(name)")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("the same key twice is one file and accepted both times")
    func twice() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let channel = FileChannel(outbox: Outbox(path: folder.path), sender: try .sample())
        let first = await channel.deliver(Delivery.sample(body: "one").actual)
        let before = try folder.names()
        let second = await channel.deliver(Delivery.sample(body: "two").actual)
        #expect(first == second)
        let after = try folder.names()
        #expect(after == before)
        let text = try folder.text(after[0])
        #expect(text.hasSuffix("\r\none\r\n"))
    }

    @Test("what a crash left half written is replaced")
    func crashed() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let name = DeliveryKey(Delivery.sample().key).fileName
        try folder.write(String(repeating: "half ", count: 1_000), ".\(name).part")
        let channel = FileChannel(outbox: Outbox(path: folder.path), sender: try .sample())
        #expect(await channel.deliver(Delivery.sample().actual).kind == "accepted")
        let names = try folder.names()
        #expect(names == [name])
        let text = try folder.text(name)
        #expect(text.hasSuffix("\r\nWe are on it.\r\n"))
    }

    @Test(
        "every kind of address and key is taken, and nothing leaves the folder",
        arguments: ["../../evil", "/etc/passwd", "..", "n/客户/短信", ".hidden"])
    func keys(_ key: String) async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let channel = FileChannel(
            outbox: Outbox(path: "\(folder.path)/outbox"), sender: try .sample())
        for medium in [Medium.sms, .phone, .webhook] {
            let delivery = Delivery.sample(
                key: "\(key)/\(medium)", to: "+86 138\r\nBcc: x", medium: medium)
            #expect(await channel.deliver(delivery.actual).kind == "accepted")
        }
        let names = try folder.names()
        #expect(names == ["outbox"])
        let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/outbox")
        #expect(files.count == 3)
        for file in files {
            let text = try folder.text("outbox/\(file)")
            #expect(!text.contains("\r\nBcc"))
        }
    }

    @Test("a folder that cannot be made means later, and says why")
    func noFolder() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        try folder.write("", "file")
        let channel = FileChannel(
            outbox: Outbox(path: "\(folder.path)/file/outbox"), sender: try .sample())
        let outcome = await channel.deliver(Delivery.sample().actual)
        #expect(outcome.kind == "deferred")
        #expect(outcome.detail.contains("Not a directory"))
    }
}
