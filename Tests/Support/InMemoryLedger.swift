// SPDX-License-Identifier: Apache-2.0

package import Coordination
import Crypto
import Foundation
package import Notation
package import ResponseCore
package import ResponseModel
import Synchronization

/// A ledger that forgets with the process, and that can be told to fail.
package final class InMemoryLedger: DeliveryLedger {
    private struct Contents {
        var rows: [String: LedgerRow] = [:]
        var attempts: [String: [LedgerAttempt]] = [:]
        var sealed: Set<NoticeID> = []
        var failures: [JournalFailure] = []
        var settledGroups: [[LedgerResult]] = []
    }

    private let contents = Mutex(Contents())

    /// An empty ledger.
    package init() {}

    /// The next write fails with this.
    package func failNext(_ failure: JournalFailure) {
        contents.withLock { $0.failures.append(failure) }
    }

    /// The results as they were stored together.
    package var settledGroups: [[LedgerResult]] { contents.withLock { $0.settledGroups } }

    package func enroll(_ rows: [LedgerRow]) async throws(JournalFailure) {
        try write { contents in
            for row in rows where contents.rows[row.key] == nil { contents.rows[row.key] = row }
        }
    }

    package func seal(_ notice: NoticeID) async throws(JournalFailure) {
        try write { $0.sealed.insert(notice) }
    }

    package func isEnrolled(_ notice: NoticeID) async throws(JournalFailure) -> Bool {
        contents.withLock { $0.sealed.contains(notice) }
    }

    package func channels(of notice: NoticeID) async throws(JournalFailure) -> [ChannelID] {
        Set(rows(of: notice).map(\.channel)).sorted()
    }

    package func begin(_ keys: [String], at moment: Timestamp) async throws(JournalFailure) {
        try write { contents in
            for key in keys {
                guard var row = contents.rows[key],
                    row.status == .queued || row.status == .deferred
                else { continue }
                row.status = .sending
                row.attempts += 1
                contents.rows[key] = row
                contents.attempts[key, default: []].append(
                    LedgerAttempt(number: row.attempts, beganAt: moment))
            }
        }
    }

    package func settle(
        _ results: [LedgerResult], at moment: Timestamp
    ) async throws(JournalFailure) {
        try write { contents in
            contents.settledGroups.append(results)
            for result in results { Self.settle(result, at: moment, in: &contents) }
        }
    }

    private static func settle(
        _ result: LedgerResult, at moment: Timestamp, in contents: inout Contents
    ) {
        guard var row = contents.rows[result.key], !row.status.isFinal else { return }
        if row.status == .sending, var attempt = contents.attempts[result.key]?.popLast() {
            attempt.endedAt = moment
            attempt.status = result.status
            attempt.detail = result.detail
            contents.attempts[result.key]?.append(attempt)
        }
        row.status = result.status
        row.notBefore = result.notBefore
        row.detail = result.detail
        contents.rows[result.key] = row
    }

    package func due(
        _ notice: NoticeID, on channel: ChannelID?, at moment: Timestamp, limit: Int
    ) async throws(JournalFailure) -> [LedgerRow] {
        contents.withLock { contents in
            for row in contents.rows.values
            where row.notice == notice && row.status == .deferred && row.notBefore <= moment
                && (channel == nil || row.channel == channel)
            {
                contents.rows[row.key]?.status = .queued
            }
        }
        let waiting = rows(of: notice).filter {
            $0.status == .queued && (channel == nil || $0.channel == channel)
        }
        return Array(waiting.prefix(limit))
    }

    package func nextDue(
        _ notice: NoticeID, on channel: ChannelID?
    ) async throws(JournalFailure) -> Timestamp? {
        rows(of: notice).filter {
            $0.status == .deferred && (channel == nil || $0.channel == channel)
        }.map(\.notBefore).min()
    }

    package func completion(
        _ notice: NoticeID
    ) async throws(JournalFailure) -> (counts: DeliveryCounts, digest: String)? {
        let rows = rows(of: notice)
        guard try await isEnrolled(notice), rows.allSatisfy(\.status.isFinal) else { return nil }
        let lines = rows.sorted { $0.key < $1.key }.map { $0.canonicalLine + "\n" }.joined()
        let digest = SHA256.hash(data: Data(lines.utf8))
            .map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        func count(_ status: LedgerRow.Status) -> Int { rows.count { $0.status == status } }
        return (
            DeliveryCounts(
                accepted: count(.accepted), rejected: count(.rejected),
                suppressed: count(.suppressed)), digest
        )
    }

    package func rows(
        _ notice: NoticeID, limit: Int
    ) async throws(JournalFailure) -> [LedgerRow] {
        Array(rows(of: notice).prefix(limit))
    }

    package func attempts(_ key: String) async throws(JournalFailure) -> [LedgerAttempt] {
        contents.withLock { $0.attempts[key] ?? [] }
    }

    package func recover() async throws(JournalFailure) -> Int {
        var count = 0
        try write { contents in
            for row in contents.rows.values where row.status == .sending {
                contents.rows[row.key]?.status = .queued
                count += 1
            }
        }
        return count
    }

    private func rows(of notice: NoticeID) -> [LedgerRow] {
        contents.withLock { $0.rows.values.filter { $0.notice == notice } }
            .sorted { ($0.order, $0.key) < ($1.order, $1.key) }
    }

    private func write(_ change: (inout Contents) -> Void) throws(JournalFailure) {
        let failure = contents.withLock { contents -> JournalFailure? in
            if !contents.failures.isEmpty { return contents.failures.removeFirst() }
            change(&contents)
            return nil
        }
        if let failure { throw failure }
    }
}
