// SPDX-License-Identifier: Apache-2.0

import Logging
import Notation
import ResponseCore
import ResponseModel

/// Carries the deliveries of one notice on one channel until each has an end.
///
/// A row is marked `sending` on disk before the channel sees it, and its outcome is on disk before
/// it counts; what a crash finds in between is sent again under the same key.
struct NoticeLane: Sendable {
    let order: Actual<NoticeOrder>
    let channel: ChannelID
    let sender: (any DeliveryChannel)?
    let ledger: any DeliveryLedger
    let clock: any WallClock
    let policy: RetryPolicy
    let gate: PlaceGate
    let width: Int
    let log: Logger

    private var notice: NoticeID { order.content.notice }

    /// Returns when no row of the lane waits any more, or when the task is cancelled and what was
    /// under way has ended.
    func run() async {
        let ended = Inbox<LedgerResult>(limit: .max)
        await withDiscardingTaskGroup { group in
            var underWay = 0
            while true {
                underWay -= await settle(ended.take(atMost: .max))
                let rows = await begin(upTo: width - underWay, mayWait: underWay == 0)
                for row in rows {
                    group.addTask {
                        ended.put(await attempt(row))
                        gate.give(1)
                    }
                }
                underWay += rows.count
                if underWay > 0 {
                    await ended.wait()
                } else if await !waitForNextDue() {
                    return
                }
            }
        }
    }

    /// One try for one row.
    private func attempt(_ row: LedgerRow) async -> LedgerResult {
        policy.result(of: await outcome(of: row), for: row, at: clock.now())
    }

    private func outcome(of row: LedgerRow) async -> DeliveryOutcome {
        // Rows may be older than the rules for addresses.
        if let fault = AddressFault.of(row.address) { return .rejected(detail: fault.sentence) }
        guard let sender else {
            return .deferred(detail: "channel \(channel) is not set up", retryAfter: nil)
        }
        let texts = order.content.texts
        guard let text = texts.first(where: { $0.language == row.language }) ?? texts.first else {
            return .rejected(detail: "the notice has no text")
        }
        return await sender.deliver(
            order.map { order in
                Delivery(
                    key: row.key, incident: order.incident, channel: row.channel,
                    recipient: row.recipient, address: row.address, text: text,
                    date: order.releasedAt,
                    references: order.references.map {
                        Expansion.key($0, row.recipient, row.channel)
                    })
            })
    }

    // MARK: The ledger; what it refuses is tried again until it takes it

    /// Stores results; returns how many were stored: all, unless the task ends before the store
    /// takes them. Those rows stay `sending` and are tried again after the next start.
    private func settle(_ results: [LedgerResult]) async -> Int {
        guard !results.isEmpty else { return 0 }
        while true {
            do {
                try await ledger.settle(results, at: clock.now())
                return results.count
            } catch {
                log.error(
                    "the ledger did not take results",
                    metadata: ["notice": "\(notice)", "failure": "\(error)"])
                if Task.isCancelled { return results.count }
                await clock.sleep(until: clock.now() + CoordinationLimits.dispatchRetry)
            }
        }
    }

    private func begin(upTo count: Int, mayWait: Bool) async -> [LedgerRow] {
        guard count > 0, !Task.isCancelled else { return [] }
        let places = mayWait ? await gate.take(upTo: count) : gate.takeAtOnce(upTo: count)
        guard places > 0 else { return [] }
        do {
            let rows = try await begin(places)
            gate.give(places - rows.count)
            return rows
        } catch {
            gate.give(places)
            log.error(
                "the ledger gave no rows",
                metadata: ["notice": "\(notice)", "failure": "\(error)"])
            await clock.sleep(until: clock.now() + CoordinationLimits.dispatchRetry)
            return []
        }
    }

    private func begin(_ count: Int) async throws(JournalFailure) -> [LedgerRow] {
        let rows = try await ledger.due(notice, on: channel, at: clock.now(), limit: count)
        guard !rows.isEmpty else { return [] }
        try await ledger.begin(rows.map(\.key), at: clock.now())
        return rows.map { row in
            var begun = row
            begun.attempts += 1
            return begun
        }
    }

    /// Sleeps until a deferred row is due. Returns false if none is, or if the task is cancelled.
    private func waitForNextDue() async -> Bool {
        do {
            guard !Task.isCancelled,
                let due = try await ledger.nextDue(notice, on: channel)
            else { return false }
            await clock.sleep(until: due)
        } catch {
            log.error(
                "the ledger did not say what is due",
                metadata: ["notice": "\(notice)", "failure": "\(error)"])
            await clock.sleep(until: clock.now() + CoordinationLimits.dispatchRetry)
        }
        return !Task.isCancelled
    }
}
