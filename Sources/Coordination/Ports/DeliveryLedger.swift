// SPDX-License-Identifier: Apache-2.0

package import Notation
package import ResponseCore
package import ResponseModel

/// One message to one recipient on one channel, and how far it has come.
package struct LedgerRow: Sendable, Equatable {
    /// `<notice>/<customer>/<channel>`: unique.
    package var key: String
    package var notice: NoticeID
    package var recipient: String
    package var channel: ChannelID
    package var address: ContactPoint
    package var language: Language
    /// Lower goes first: the order of the customer's tier.
    package var order: Int
    package var status: Status
    /// Attempts that have begun.
    package var attempts: Int
    /// Not before this moment.
    package var notBefore: Timestamp
    /// The last answer.
    package var detail: String

    /// A row by its parts.
    package init(
        key: String, notice: NoticeID, recipient: String, channel: ChannelID,
        address: ContactPoint, language: Language, order: Int, status: Status = .queued,
        attempts: Int = 0, notBefore: Timestamp, detail: String = ""
    ) {
        self.key = key
        self.notice = notice
        self.recipient = recipient
        self.channel = channel
        self.address = address
        self.language = language
        self.order = order
        self.status = status
        self.attempts = attempts
        self.notBefore = notBefore
        self.detail = detail
    }

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case queued
        /// Begun and not heard of again: after a crash it is sent once more under the same key.
        case sending
        case deferred
        case accepted, rejected, suppressed

        /// Whether nothing more happens to it.
        package var isFinal: Bool {
            switch self {
            case .accepted, .rejected, .suppressed: true
            case .queued, .sending, .deferred: false
            }
        }
    }
}

/// Every delivery of every notice, with its attempts.
///
/// Every ledger keeps these promises, and the tests hold each kind of ledger to them:
///
/// 1. A write that has returned is durable; one that failed has changed nothing.
/// 2. A row is enrolled once: its key keeps the address and the status that it has.
/// 3. A row that has its end never changes, whoever settles or begins it again.
/// 4. `due` gives rows that wait, first by order, then by key, of one channel or of all; rows under
///    way, rows with an end and rows that are deferred past the moment are not among them.
/// 5. `nextDue` is the earliest moment of a deferred row, so that nobody has to look before it.
/// 6. `completion` is nil until every row has its end and the notice is sealed; then its counts and
///    its digest are the same in every kind of ledger.
/// 7. `recover` puts what was under way back in the queue, and keeps the attempt without an end.
/// 8. Notices are told apart whatever their names begin with.
package protocol DeliveryLedger: Sendable {
    /// Adds rows of a notice; rows whose key is there already stay as they are. An audience comes
    /// in several portions; `seal` follows the last.
    func enroll(_ rows: [LedgerRow]) async throws(JournalFailure)
    /// Says that all rows of a notice have been enrolled. Doing it again changes nothing.
    func seal(_ notice: NoticeID) async throws(JournalFailure)
    /// The channels of the rows of a notice, sorted by name.
    func channels(of notice: NoticeID) async throws(JournalFailure) -> [ChannelID]
    /// Marks rows as begun (one more attempt each) before they are handed to a channel.
    func begin(_ keys: [String], at: Timestamp) async throws(JournalFailure)
    /// Stores how attempts ended, in one transaction. A row that is final already stays as it is.
    func settle(_ results: [LedgerResult], at: Timestamp) async throws(JournalFailure)
    /// Rows of a notice on one channel (nil: on any) that may be tried now, first by order, then by
    /// key; at most `limit`. Rows in `sending` are not among them; see `recover`.
    func due(_ notice: NoticeID, on channel: ChannelID?, at: Timestamp, limit: Int)
        async throws(JournalFailure) -> [LedgerRow]
    /// When the next deferred row of a notice on a channel (nil: on any) is due; nil when none
    /// waits.
    func nextDue(_ notice: NoticeID, on channel: ChannelID?) async throws(JournalFailure)
        -> Timestamp?
    /// Counts by status and the SHA-256, in hexadecimal, over the `canonicalLine` of all rows, each
    /// with a line feed, sorted by key; nil while a row is not final or the notice is not sealed.
    func completion(_ notice: NoticeID) async throws(JournalFailure)
        -> (counts: DeliveryCounts, digest: String)?
    /// Whether all rows of a notice have been enrolled.
    func isEnrolled(_ notice: NoticeID) async throws(JournalFailure) -> Bool
    /// All rows of a notice for display, sorted by order and key; at most `limit`.
    func rows(_ notice: NoticeID, limit: Int) async throws(JournalFailure) -> [LedgerRow]
    /// Every attempt for a row, oldest first.
    func attempts(_ key: String) async throws(JournalFailure) -> [LedgerAttempt]
    /// Puts rows that a crash left in `sending` back to `queued`; returns how many. Their attempts
    /// stay without an end: those are the ones that may have reached the recipient twice.
    func recover() async throws(JournalFailure) -> Int
}

extension DeliveryLedger {
    /// Rows of a notice that may be tried now, on any channel.
    package func due(_ notice: NoticeID, at: Timestamp, limit: Int) async throws(JournalFailure)
        -> [LedgerRow]
    {
        try await due(notice, on: nil, at: at, limit: limit)
    }

    /// When the next deferred row of a notice is due, on any channel; nil when none waits.
    package func nextDue(_ notice: NoticeID) async throws(JournalFailure) -> Timestamp? {
        try await nextDue(notice, on: nil)
    }
}

extension LedgerRow {
    /// The row as the digest of a notice counts it: canonical JSON without a line feed. The moments
    /// of attempts are not in it; they stand with the attempts.
    package var canonicalLine: String {
        let line: JSON = [
            "key": .string(key), "notice": .string(notice.raw), "recipient": .string(recipient),
            "channel": .string(channel.raw), "medium": .string(address.medium.rawValue),
            "address": .string(address.address), "language": .string(language.rawValue),
            "status": .string(status.rawValue), "attempts": .integer(Int64(attempts)),
            "detail": .string(detail),
        ]
        return line.canonical
    }
}

/// One attempt to deliver one row.
package struct LedgerAttempt: Sendable, Equatable {
    /// From 1.
    package var number: Int
    package var beganAt: Timestamp
    /// nil: it runs, or a crash came between.
    package var endedAt: Timestamp?
    package var status: LedgerRow.Status?
    package var detail: String

    /// An attempt by its parts.
    package init(
        number: Int, beganAt: Timestamp, endedAt: Timestamp? = nil,
        status: LedgerRow.Status? = nil, detail: String = ""
    ) {
        self.number = number
        self.beganAt = beganAt
        self.endedAt = endedAt
        self.status = status
        self.detail = detail
    }
}

/// How an attempt for one row ended.
package struct LedgerResult: Sendable, Equatable {
    package var key: String
    package var status: LedgerRow.Status
    package var notBefore: Timestamp
    package var detail: String

    /// A result by its parts.
    package init(key: String, status: LedgerRow.Status, notBefore: Timestamp, detail: String) {
        self.key = key
        self.status = status
        self.notBefore = notBefore
        self.detail = detail
    }
}
