// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import NoticeDelivery

@Suite("Mail addresses")
struct MailAddressTests {
    @Test(
        "what is an address is taken as it stands",
        arguments: [
            "ana@customer.test", "a.b+c_d@x-y.test", "o'neil@localhost", "a=b@x.test", "用户@例子.测试",
            "duty!desk#1@mail.example.com",
        ])
    func taken(_ text: String) throws { #expect(try MailAddress(text).text == text) }

    struct Row: CustomTestStringConvertible {
        let text: String
        let failure: MailAddress.Failure
        var testDescription: String { text }
    }

    static let refused = [
        Row(text: "", failure: .noSingleAt),
        Row(text: "ana", failure: .noSingleAt),
        Row(text: "a@b@c.test", failure: .noSingleAt),
        Row(text: "@x.test", failure: .localPartLength),
        Row(text: String(repeating: "a", count: 65) + "@x.test", failure: .localPartLength),
        Row(text: "a@", failure: .domainLength),
        Row(text: "a@" + String(repeating: "x", count: 256), failure: .domainLength),
        Row(text: "a@x.test\r\nDATA", failure: .forbiddenCharacter),
        Row(text: "a@x.test>", failure: .forbiddenCharacter),
        Row(text: "<a@x.test", failure: .forbiddenCharacter),
        Row(text: "a b@x.test", failure: .forbiddenCharacter),
        Row(text: "a\u{A0}b@x.test", failure: .forbiddenCharacter),
        Row(text: "a\u{85}@x.test", failure: .forbiddenCharacter),
        Row(text: "a\u{0}@x.test", failure: .forbiddenCharacter),
        Row(text: "a,b@x.test", failure: .forbiddenCharacter),
        Row(text: "\"a\"@x.test", failure: .forbiddenCharacter),
        Row(text: "a@x..test", failure: .domainForm),
        Row(text: "a@.x.test", failure: .domainForm),
        Row(text: "a@-x.test", failure: .domainForm),
        Row(text: "a@x.te/st", failure: .domainForm),
    ]

    @Test("what is none is refused with its reason", arguments: refused)
    func refusals(_ row: Row) {
        #expect(throws: row.failure) { try MailAddress(row.text) }
    }

    struct Sender: CustomTestStringConvertible {
        let text: String
        let name: String
        let address: String
        var testDescription: String { text }
    }

    static let senders = [
        Sender(text: "a@x.test", name: "", address: "a@x.test"),
        Sender(text: "<a@x.test>", name: "", address: "a@x.test"),
        Sender(text: "Duty desk <a@x.test>", name: "Duty desk", address: "a@x.test"),
        Sender(text: "值班台 <a@x.test>", name: "值班台", address: "a@x.test"),
        Sender(text: #""Desk, \"A\"" <a@x.test>"#, name: #"Desk, "A""#, address: "a@x.test"),
        Sender(text: "A\r\nBcc: e <a@x.test>", name: "A Bcc: e", address: "a@x.test"),
    ]

    @Test("a sender is a name and an address", arguments: senders)
    func sender(_ row: Sender) throws {
        let mailbox = try Mailbox(row.text)
        #expect(mailbox.name == row.name)
        #expect(mailbox.address.text == row.address)
    }
}
