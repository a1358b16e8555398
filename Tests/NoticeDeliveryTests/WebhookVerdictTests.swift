// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import ResponseCore
import ResponseModel
import Testing

@testable import NoticeDelivery

@Suite("What answers to a webhook mean")
struct WebhookVerdictTests {
    struct Row: CustomTestStringConvertible {
        let header: String
        let wait: TimeSpan?
        var testDescription: String { header }
    }

    /// Measured from 2026-03-01T02:00:00Z.
    static let waits = [
        Row(header: "0", wait: .zero),
        Row(header: "120", wait: .seconds(120)),
        Row(header: "86400", wait: .hours(24)),
        Row(header: "999999999999999999999999", wait: .hours(24)),
        Row(header: "-5", wait: nil),
        Row(header: "soon", wait: nil),
        Row(header: "", wait: nil),
        Row(header: "Sun, 01 Mar 2026 02:10:00 GMT", wait: .minutes(10)),
        Row(header: "Sunday, 01-Mar-26 02:10:00 GMT", wait: .minutes(10)),
        Row(header: "Sun Mar  1 02:10:00 2026", wait: .minutes(10)),
        Row(header: "Sun, 06 Nov 1994 08:49:37 GMT", wait: .zero),
        Row(header: "Fri, 31 Dec 9999 23:59:59 GMT", wait: .hours(24)),
        Row(header: "Sun, 99 Mar 2026 02:10:00 GMT", wait: nil),
        Row(header: "Sun, 01 Mar 2026 02:10 GMT", wait: nil),
    ]

    @Test("Retry-After in every form, and never longer than a day", arguments: waits)
    func retryAfter(_ row: Row) {
        var report = TransferReport(result: 0, responseCode: 503)
        report.answer.headers = [HTTPAnswer.Header(name: "retry-after", value: row.header)]
        let outcome = WebhookVerdict(report, now: sampleMoment).outcome
        #expect(outcome == .deferred(detail: "HTTP 503", retryAfter: row.wait))
    }
}

@Suite("Dates of HTTP")
struct HTTPDateTests {
    @Test(
        "years of two digits are the near ones",
        arguments: [("94", 1994), ("70", 2070), ("77", 1977)])
    func years(_ written: String, _ year: Int) {
        let text = "Sunday, 06-Nov-\(written) 08:49:37 GMT"
        let expected = CivilTime(year: year, month: 11, day: 6, hour: 8, minute: 49, second: 37)
        #expect(
            HTTPDate.moment(text, now: sampleMoment) == expected.moment(offsetSeconds: 0))
    }
}
