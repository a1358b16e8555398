// SPDX-License-Identifier: Apache-2.0

import ResponseModel
import Testing

@Suite("Addresses")
struct AddressFaultTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let medium: Medium
        let address: String
        let fault: AddressFault?

        init(_ medium: Medium, _ address: String, _ fault: AddressFault? = nil) {
            self.medium = medium
            self.address = address
            self.fault = fault
        }

        var testDescription: String { "\(medium) \(address.debugDescription)" }
    }

    static let long = String(repeating: "a", count: 64)

    @Test(
        "that mail servers take are taken, others are named",
        arguments: [
            Case(.email, "mei@example.com"),
            Case(.email, "mei.li+news@mail.example.com"),
            Case(.email, "o'brien@example.com"),
            Case(.email, #""mei.li..x"@example.com"#),
            Case(.email, #""a\"b"@example.com"#),
            Case(.email, "用户@例子.公司"),
            Case(.email, "root@localhost"),
            Case(.email, "x@[192.0.2.1]"),
            Case(.email, "x@[IPv6:2001:db8::1]"),
            Case(.email, long + "@example.com"),
            Case(.email, "", .empty),
            Case(.email, "mei", .noMailbox),
            Case(.email, "@example.com", .noMailbox),
            Case(.email, "mei@", .noMailbox),
            Case(.email, "mei@a@example.com", .noMailbox),
            Case(.email, "a@x.test>\r\nRCPT TO:<evil@x.test", .forbiddenCharacter),
            Case(.email, "a@x.test\nBcc: evil@x.test", .forbiddenCharacter),
            Case(.email, "a@x.test ", .forbiddenCharacter),
            Case(.email, "<a@x.test>", .forbiddenCharacter),
            Case(.email, "<a@x.test> NOTIFY=NEVER", .forbiddenCharacter),
            Case(.email, "a@x\u{0}.test", .forbiddenCharacter),
            Case(.email, "a\u{7F}@x.test", .forbiddenCharacter),
            Case(.email, "a\u{200B}b@x.test", .forbiddenCharacter),
            Case(.email, "a\u{202E}b@x.test", .forbiddenCharacter),
            Case(.email, "a\u{2028}b@x.test", .forbiddenCharacter),
            Case(.email, "a\u{85}b@x.test", .forbiddenCharacter),
            Case(.email, long + "a@example.com", .tooLong),
            Case(
                .email,
                "a@"
                    + (1...5).map { _ in String(repeating: "b", count: 60) }
                    .joined(separator: "."), .tooLong),
            Case(.email, ".mei@example.com", .localPart),
            Case(.email, "mei.@example.com", .localPart),
            Case(.email, "mei..li@example.com", .localPart),
            Case(.email, "mei,li@example.com", .localPart),
            Case(.email, #""mei"li"@example.com"#, .localPart),
            Case(.email, #""mei\"@example.com"#, .localPart),
            Case(.email, "mei@example..com", .host),
            Case(.email, "mei@-example.com", .host),
            Case(.email, "mei@exam!ple.com", .host),
            Case(.email, "x@[300.0.2.1]", .host),
        ])
    func mailboxes(_ row: Case) { check(row) }

    @Test(
        "of webhooks are plain http or https, without secrets",
        arguments: [
            Case(.webhook, "https://example.com"),
            Case(.webhook, "https://example.com/hook?x=1&y=%20#part"),
            Case(.webhook, "HTTP://EXAMPLE.com:8080/a"),
            Case(.webhook, "http://127.0.0.1:1/"),
            Case(.webhook, "http://[2001:db8::1]:8080/x"),
            Case(.webhook, "http://[::ffff:192.0.2.1]/"),
            Case(.webhook, "https://xn--fsqu00a.xn--0zwm56d/"),
            Case(.webhook, "https://example.com/@home"),
            Case(.webhook, "ftp://example.com/", .scheme),
            Case(.webhook, "file:///etc/passwd", .scheme),
            Case(.webhook, "javascript:alert(1)", .scheme),
            Case(.webhook, "//example.com/", .scheme),
            Case(.webhook, "https:/example.com", .scheme),
            Case(.webhook, "https://name:secret@example.com/", .userInfo),
            Case(.webhook, "https://name@example.com/", .userInfo),
            Case(.webhook, "https://example.com/\r\nX: y", .forbiddenCharacter),
            Case(.webhook, "https://example.com/a b", .forbiddenCharacter),
            Case(.webhook, #"https://example.com\@evil.test/"#, .forbiddenCharacter),
            Case(.webhook, "https://例子.公司/", .forbiddenCharacter),
            Case(.webhook, "https:///path", .host),
            Case(.webhook, "https://example.com:0/", .host),
            Case(.webhook, "https://example.com:65536/", .host),
            Case(.webhook, "https://example.com:80:80/", .host),
            Case(.webhook, "https://[::1/", .host),
            Case(.webhook, "https://[::1::2]/", .host),
            Case(.webhook, "https://[1:2:3:4:5:6:7:8:9]/", .host),
            Case(.webhook, "https://[1:2]/", .host),
            Case(.webhook, "https://[::1]x/", .host),
            Case(.webhook, "https://exa$mple.com/", .host),
            Case(.webhook, "https://example.com/" + String(repeating: "a", count: 2_100), .tooLong),
        ])
    func urls(_ row: Case) { check(row) }

    @Test(
        "of telephones are E.164",
        arguments: [
            Case(.sms, "+8613800000000"), Case(.phone, "+6834000"),
            Case(.phone, "+123456789012345"),
            Case(.sms, "13800000000", .telephoneNumber), Case(.sms, "+", .telephoneNumber),
            Case(.sms, "+86 138 0000 0000", .forbiddenCharacter),
            Case(.sms, "+86-13800000000", .telephoneNumber),
            Case(.sms, "+0123456789", .telephoneNumber), Case(.sms, "+123456", .telephoneNumber),
            Case(.sms, "+1234567890123456", .telephoneNumber),
            Case(.sms, "+８６１３８００００００００", .telephoneNumber),
        ])
    func telephones(_ row: Case) { check(row) }

    private func check(_ row: Case) {
        #expect(
            AddressFault.of(ContactPoint(medium: row.medium, address: row.address)) == row.fault)
    }
}
