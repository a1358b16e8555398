// SPDX-License-Identifier: Apache-2.0

import CLibcurl
import Coordination
import Notation
import ResponseCore
import ResponseModel

/// What the answer to a webhook means for the delivery.
struct WebhookVerdict {
    /// Bytes of an answer that are taken; nothing in it is used beyond the status.
    static let maximumResponseBytes = 65_536
    /// The longest wait that a receiver may ask for: a notice of yesterday helps nobody, and a
    /// hostile date must not park it for ever.
    static let longestWait = TimeSpan.hours(24)

    let outcome: DeliveryOutcome

    /// - Parameter now: the time, against which a date in `Retry-After` is measured.
    init(_ report: TransferReport, now: Timestamp) {
        let isComplete = report.result == 0 || report.answer.isCut
        guard isComplete, report.responseCode > 0 else {
            outcome = Self.withoutAnswer(report)
            return
        }
        let detail = "HTTP \(report.responseCode)"
        switch report.responseCode {
        case 200...299: outcome = .accepted(detail: detail)
        case 300...399:
            outcome = .rejected(detail: "\(detail): redirects are not followed")
        case 410: outcome = .rejected(detail: "\(detail): the receiver is gone for good")
        case 408, 425, 429:
            outcome = .deferred(detail: detail, retryAfter: Self.wait(report, now))
        case 400...499: outcome = .rejected(detail: detail)
        default: outcome = .deferred(detail: detail, retryAfter: Self.wait(report, now))
        }
    }

    private static func withoutAnswer(_ report: TransferReport) -> DeliveryOutcome {
        if report.wasAddressRefused {
            return .rejected(detail: "the address leads to a private or local network")
        }
        // These say that the address itself is no address; time does not mend it.
        let hopeless = [CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL].map { Int($0.rawValue) }
        if hopeless.contains(report.result) { return .rejected(detail: report.reason) }
        return .deferred(detail: report.reason, retryAfter: nil)
    }

    /// `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), at most `longestWait`.
    private static func wait(_ report: TransferReport, _ now: Timestamp) -> TimeSpan? {
        guard let text = report.answer["retry-after"] else { return nil }
        if text.utf8.allSatisfy({ (48...57).contains($0) }), !text.isEmpty {
            // More digits than an Int64 holds are a long wait all the same.
            guard let seconds = Int64(text), seconds < 86_400 else { return longestWait }
            return .seconds(seconds)
        }
        guard let moment = HTTPDate.moment(text, now: now) else { return nil }
        return max(.zero, min(moment - now, longestWait))
    }
}
