// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel
import Testing

@testable import NoticeDelivery

@Suite("Signed events")
struct WebhookEventTests {
    @Test("the signature is the one of the published scheme")
    func vector() throws {
        let body =
            #"{"type":"incident.opened","timestamp":"2026-01-01T00:00:00Z","data":{"id":"inc_1"}}"#
        let event = WebhookEvent(id: "msg_0001", body: Array(body.utf8))
        let secret = try WebhookSecret("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3")
        let moment = Timestamp(milliseconds: 1_767_225_600_999)
        let headers = event.headers(at: moment, secrets: [secret])
        #expect(headers.map(\.name) == ["webhook-id", "webhook-timestamp", "webhook-signature"])
        #expect(
            headers.map(\.value) == [
                "msg_0001", "1767225600", "v1,PUA7dLiR+yyk5OeWz1lVtYhS6rvTP6qk6ua/DzBAnV4=",
            ])
    }

    @Test("while a secret is changed, both sign")
    func rotation() throws {
        let old = try WebhookSecret("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3")
        let new = try WebhookSecret("YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4")
        let headers = WebhookEvent(.sample()).headers(at: sampleMoment, secrets: [new, old])
        let signatures = headers[2].value.split(separator: " ")
        #expect(signatures.count == 2)
        #expect(signatures.allSatisfy { $0.hasPrefix("v1,") && $0.count { $0 == "," } == 1 })
    }

    @Test("without a secret there is no signature")
    func unsigned() {
        let headers = WebhookEvent(.sample()).headers(at: sampleMoment, secrets: [])
        #expect(headers.map(\.name) == ["webhook-id", "webhook-timestamp"])
    }

    @Test("the body says what, to whom and in which words")
    func body() {
        let event = WebhookEvent(
            .sample(
                to: "+8613800000000", medium: .sms, subject: "中断", body: "a\nb", short: "短",
                language: .zh))
        #expect(
            String(decoding: event.body, as: UTF8.self)
                == #"{"data":{"address":"+8613800000000","body":"a\nb","channel":"mail","#
                + #""incident":"i-1","key":"n-7/c-1/mail","language":"zh","medium":"sms","#
                + #""recipient":"c-1","short":"短","subject":"中断"},"#
                + #""timestamp":"2026-03-01T02:00:00Z","type":"notice.released"}"#)
    }

    @Test("secrets of the wrong form are refused, and none is ever shown")
    func secrets() throws {
        #expect(throws: WebhookSecret.Failure.form) { try WebhookSecret("whsec_???") }
        #expect(throws: WebhookSecret.Failure.length) { try WebhookSecret("whsec_") }
        #expect(throws: WebhookSecret.Failure.length) { try WebhookSecret("MDEyMzQ1Njc4OQ==") }
        let secret = try WebhookSecret("whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3")
        let password = Secret("hunter2")
        var shown = "\(secret) \(password) \(String(reflecting: secret))"
        shown += String(reflecting: password)
        dump([MailTransfer.Credentials(username: password, password: password)], to: &shown)
        dump(secret, to: &shown)
        #expect(!shown.contains("hunter2"))
        #expect(!shown.contains("MDEy"))
    }
}

@Suite("Keys of deliveries")
struct DeliveryKeyTests {
    @Test(
        "every form is safe and differs for every key",
        arguments: [
            "n-7/c-1/mail", "../../etc/passwd", "n/客户/mail", "n.1/c.2/m.3", "", "/", "..",
            "a\r\nb", String(repeating: "x", count: 10_000),
        ])
    func forms(_ raw: String) {
        let key = DeliveryKey(raw)
        let other = DeliveryKey(raw + "'")
        #expect(!key.webhookID.contains("."))
        #expect(key.webhookID.wholeMatch(of: /msg_[0-9a-f]{40}/) != nil)
        #expect(
            key.messageID(domain: "x.test").wholeMatch(
                of: /<muster\.[0-9a-f]{40}@x\.test>/) != nil)
        #expect(key.fileName.wholeMatch(of: /m-[A-Za-z0-9_-]{0,100}-[0-9a-f]{20}\.eml/) != nil)
        #expect(key.webhookID != other.webhookID)
        #expect(key.fileName != other.fileName)
        #expect(key.fileName == DeliveryKey(raw).fileName)
    }
}
