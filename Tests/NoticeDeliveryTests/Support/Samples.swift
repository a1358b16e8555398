// SPDX-License-Identifier: Apache-2.0

import Coordination

@testable import Notation
@testable import NoticeDelivery
@testable import ResponseCore
@testable import ResponseModel

/// 2026-03-01T02:00:00Z, a Sunday.
let sampleMoment = Timestamp(milliseconds: 1_772_330_400_000)

extension Delivery {
    /// A delivery for tests.
    static func sample(
        key: String = "n-7/c-1/mail", to address: String = "ana@customer.test",
        medium: Medium = .email, subject: String = "Payments fail", body: String = "We are on it.",
        short: String? = nil, language: Language = .en, references: [String] = []
    ) -> Delivery {
        Delivery(
            key: key, incident: "i-1", channel: "mail", recipient: "c-1",
            address: ContactPoint(medium: medium, address: address),
            text: NoticeText(language: language, subject: subject, body: body, short: short),
            date: sampleMoment, references: references)
    }

    /// As an actual one.
    var actual: Actual<Delivery> { Actual(self, in: .actual) }
}

extension Mailbox {
    /// A sender for tests.
    static func sample() throws -> Mailbox {
        try Mailbox("Example Status <status@example.test>")
    }
}

extension DeliveryOutcome {
    var kind: String {
        switch self {
        case .accepted: "accepted"
        case .deferred: "deferred"
        case .rejected: "rejected"
        }
    }

    var detail: String {
        switch self {
        case .accepted(let detail), .deferred(let detail, _), .rejected(let detail): detail
        }
    }

    var retryAfter: TimeSpan? {
        guard case .deferred(_, let span) = self else { return nil }
        return span
    }
}
