// SPDX-License-Identifier: Apache-2.0
// Deliveries in the database of the journal. A row moves queued → sending → accepted, rejected or
// deferred → queued again when its time comes; what is final never changes.

package import Coordination
import Crypto
import Foundation
import GRDB
package import Notation
package import ResponseCore
package import ResponseModel

/// The ledger of all deliveries of a data folder.
package final class LedgerStore: DeliveryLedger {
    private let file: StoreFile

    init(file: StoreFile) { self.file = file }

    /// Adds rows; those whose key is there already stay as they are. The key of a row must begin
    /// with its notice and a slash.
    package func enroll(_ rows: [LedgerRow]) async throws(JournalFailure) {
        precondition(
            rows.allSatisfy { $0.key.hasPrefix("\($0.notice)/") }, "a key names its notice")
        try await file.write { db in
            let insert = try db.cachedStatement(
                sql: """
                    INSERT INTO delivery (\(LedgerRow.columns))
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING
                    """)
            for row in rows { try insert.execute(arguments: row.arguments) }
        }
    }

    /// Says that all rows of a notice are there.
    package func seal(_ notice: NoticeID) async throws(JournalFailure) {
        try await file.write { db in
            try db.execute(
                sql: "INSERT INTO enrolment (notice) VALUES (?) ON CONFLICT DO NOTHING",
                arguments: [notice.raw])
        }
    }

    /// Whether `seal` has been called for the notice.
    package func isEnrolled(_ notice: NoticeID) async throws(JournalFailure) -> Bool {
        try await file.read { db in try Self.isSealed(notice, db) }
    }

    /// The channels of the rows of a notice, sorted by name.
    package func channels(of notice: NoticeID) async throws(JournalFailure) -> [ChannelID] {
        try await file.read { db in
            try String.fetchAll(
                db,
                sql:
                    "SELECT DISTINCT channel FROM delivery WHERE \(Self.ofNotice) ORDER BY channel",
                arguments: Self.range(notice)
            ).map { ChannelID($0) }
        }
    }

    /// Marks rows as `sending` and begins an attempt for each.
    package func begin(_ keys: [String], at moment: Timestamp) async throws(JournalFailure) {
        try await file.write { db in
            let mark = try db.cachedStatement(
                sql: """
                    UPDATE delivery SET status = 'sending', attempts = attempts + 1
                    WHERE key = ? AND status IN ('queued', 'deferred')
                    """)
            let attempt = try db.cachedStatement(
                sql: """
                    INSERT INTO attempt (key, number, began_at)
                    SELECT key, attempts, ? FROM delivery WHERE key = ? AND status = 'sending'
                    ON CONFLICT DO NOTHING
                    """)
            for key in keys {
                try mark.execute(arguments: [key])
                try attempt.execute(arguments: [moment.milliseconds, key])
            }
        }
    }

    /// Stores how attempts ended; rows that are final stay as they are.
    package func settle(
        _ results: [LedgerResult], at moment: Timestamp
    ) async throws(JournalFailure) {
        try await file.write { db in
            let attempt = try db.cachedStatement(
                sql: """
                    UPDATE attempt SET ended_at = ?, status = ?, detail = ?
                    WHERE key = ? AND ended_at IS NULL AND number =
                        (SELECT attempts FROM delivery WHERE key = ? AND status = 'sending')
                    """)
            let row = try db.cachedStatement(
                sql: """
                    UPDATE delivery SET status = ?, not_before = ?, detail = ?
                    WHERE key = ? AND status IN ('queued', 'sending', 'deferred')
                    """)
            for result in results {
                let status = result.status.rawValue
                try attempt.execute(arguments: [
                    moment.milliseconds, status, result.detail, result.key, result.key,
                ])
                try row.execute(arguments: [
                    status, result.notBefore.milliseconds, result.detail, result.key,
                ])
            }
        }
    }

    /// Every attempt for a row, oldest first.
    package func attempts(_ key: String) async throws(JournalFailure) -> [LedgerAttempt] {
        try await file.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT number, began_at, ended_at, status, detail FROM attempt
                    WHERE key = ? ORDER BY number
                    """, arguments: [key]
            ).map { row in
                LedgerAttempt(
                    number: try row.value(0), beganAt: Timestamp(milliseconds: try row.value(1)),
                    endedAt: Int64.fromDatabaseValue(row[2]).map { Timestamp(milliseconds: $0) },
                    status: String.fromDatabaseValue(row[3])
                        .flatMap { LedgerRow.Status(rawValue: $0) },
                    detail: try row.value(4))
            }
        }
    }

    /// Puts rows that a crash left in `sending` back to `queued`.
    package func recover() async throws(JournalFailure) -> Int {
        try await file.write { db in
            try db.execute(sql: "UPDATE delivery SET status = 'queued' WHERE status = 'sending'")
            return db.changesCount
        }
    }
}

// MARK: What is due

extension LedgerStore {
    /// Rows that may be tried now, first by order, then by key. Deferred rows whose time has come
    /// are queued again on the way.
    package func due(
        _ notice: NoticeID, on channel: ChannelID?, at moment: Timestamp, limit: Int
    ) async throws(JournalFailure) -> [LedgerRow] {
        let channels = try await channels(of: notice, or: channel)
        var rows: [LedgerRow] = []
        for channel in channels {
            while try await queueDeferred(notice, channel, at: moment) {}
            rows += try await queued(notice, channel, limit)
        }
        guard channels.count > 1 else { return rows }
        return Array(rows.sorted { ($0.order, $0.key) < ($1.order, $1.key) }.prefix(limit))
    }

    /// When the next deferred row is due; nil when none waits.
    package func nextDue(
        _ notice: NoticeID, on channel: ChannelID?
    ) async throws(JournalFailure) -> Timestamp? {
        let channels = try await channels(of: notice, or: channel)
        return try await file.read { db in
            try channels.compactMap { channel in
                try Int64.fetchOne(
                    db,
                    sql: """
                        SELECT min(not_before) FROM delivery
                        WHERE notice = ? AND channel = ? AND status = 'deferred'
                        """, arguments: [notice.raw, channel.raw])
            }.min().map { Timestamp(milliseconds: $0) }
        }
    }

    private func channels(
        of notice: NoticeID, or channel: ChannelID?
    ) async throws(JournalFailure) -> [ChannelID] {
        if let channel { [channel] } else { try await channels(of: notice) }
    }

    private func queued(
        _ notice: NoticeID, _ channel: ChannelID, _ limit: Int
    ) async throws(JournalFailure) -> [LedgerRow] {
        try await file.read { db in
            try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT \(LedgerRow.columns) FROM delivery
                        WHERE notice = ? AND channel = ? AND status = 'queued'
                        ORDER BY rank, key LIMIT ?
                        """), arguments: [notice.raw, channel.raw, limit]
            ).map { try LedgerRow($0) }
        }
    }

    // In portions, so that a million rows do not hold up the journal. Returns whether there may be
    // more. Nothing is written when nothing is due.
    private func queueDeferred(
        _ notice: NoticeID, _ channel: ChannelID, at moment: Timestamp
    ) async throws(JournalFailure) -> Bool {
        guard let due = try await nextDue(notice, on: channel), due <= moment else { return false }
        let portion = CoordinationLimits.rowsPerEnrolment
        return try await file.write { db in
            try db.execute(
                sql: """
                    UPDATE delivery SET status = 'queued' WHERE key IN (
                        SELECT key FROM delivery
                        WHERE notice = ? AND channel = ? AND status = 'deferred' AND not_before <= ?
                        ORDER BY not_before LIMIT ?)
                    """,
                arguments: [notice.raw, channel.raw, moment.milliseconds, portion])
            return db.changesCount == portion
        }
    }
}

// MARK: A notice as a whole

extension LedgerStore {
    /// Counts and digest; nil while a row is not final or the notice is not sealed.
    package func completion(
        _ notice: NoticeID
    ) async throws(JournalFailure) -> (counts: DeliveryCounts, digest: String)? {
        try await file.read { db in
            guard try Self.isSealed(notice, db) else { return nil }
            var counts = DeliveryCounts(accepted: 0, rejected: 0, suppressed: 0)
            var hash = SHA256()
            let rows = try Self.rows(notice, db, order: "key", limit: -1)
            while let row = try rows.next().map({ try LedgerRow($0) }) {
                switch row.status {
                case .accepted: counts.accepted += 1
                case .rejected: counts.rejected += 1
                case .suppressed: counts.suppressed += 1
                case .queued, .sending, .deferred: return nil
                }
                hash.update(data: Data((row.canonicalLine + "\n").utf8))
            }
            return (counts, Hexadecimal.text(hash.finalize()))
        }
    }

    /// Rows for display, sorted by order and key.
    package func rows(
        _ notice: NoticeID, limit: Int
    ) async throws(JournalFailure) -> [LedgerRow] {
        try await file.read { db in
            let rows = try Self.rows(notice, db, order: "rank, key", limit: limit)
            return try Array(rows.map { try LedgerRow($0) })
        }
    }

    private static func rows(
        _ notice: NoticeID, _ db: Database, order: String, limit: Int
    ) throws -> RowCursor {
        try Row.fetchCursor(
            db,
            sql: """
                SELECT \(LedgerRow.columns) FROM delivery WHERE \(ofNotice)
                ORDER BY \(order) LIMIT ?
                """, arguments: range(notice) + [limit])
    }

    private static func isSealed(_ notice: NoticeID, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 FROM enrolment WHERE notice = ?)",
            arguments: [notice.raw]) ?? false
    }

    // Keys begin with the notice and a slash, so its rows lie together; `0` follows `/` in ASCII.
    private static let ofNotice = "key >= ? AND key < ?"

    private static func range(_ notice: NoticeID) -> StatementArguments {
        ["\(notice)/", "\(notice)0"]
    }
}

// MARK: Columns

extension LedgerRow {
    fileprivate static let columns = """
        key, notice, recipient, channel, medium, address, language, rank, status, attempts, \
        not_before, detail
        """

    fileprivate var arguments: StatementArguments {
        [
            key, notice.raw, recipient, channel.raw, address.medium.rawValue, address.address,
            language.rawValue, order, status.rawValue, attempts, notBefore.milliseconds, detail,
        ]
    }

    fileprivate init(_ row: Row) throws {
        let key: String = try row.value(0)
        guard let medium = Medium(rawValue: try row.value(4)),
            let language = Language(rawValue: try row.value(6)),
            let status = Status(rawValue: try row.value(8))
        else {
            throw JournalFailure(
                .damaged, "The delivery \(key) does not hold what it should.",
                help: JournalFailure.damageHelp)
        }
        self.init(
            key: key, notice: NoticeID(try row.value(1)), recipient: try row.value(2),
            channel: ChannelID(try row.value(3)),
            address: ContactPoint(medium: medium, address: try row.value(5)), language: language,
            order: try row.value(7), status: status, attempts: try row.value(9),
            notBefore: Timestamp(milliseconds: try row.value(10)), detail: try row.value(11))
    }
}
