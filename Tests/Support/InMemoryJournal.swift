// SPDX-License-Identifier: Apache-2.0

package import Coordination
package import ResponseCore
import ResponseModel
import Synchronization

/// A journal that forgets with the process, and that can be told to fail or to take its time.
package final class InMemoryJournal: EventJournal {
    private struct Contents {
        var batches: [[Record]] = []
        var failures: [JournalFailure] = []
        var isHeld = false
        var held: [CheckedContinuation<Void, Never>] = []
        var watchers: [CheckedContinuation<Void, Never>] = []
    }

    private let contents = Mutex(Contents())

    /// An empty journal, or one with a history.
    package init(_ records: [Record] = []) {
        if !records.isEmpty { contents.withLock { $0.batches = [records] } }
    }

    /// Everything that was appended, in order.
    package var records: [Record] { contents.withLock { $0.batches.flatMap(\.self) } }
    /// The same, one array an append.
    package var batches: [[Record]] { contents.withLock { $0.batches } }

    /// The next append fails with this.
    package func failNext(_ failure: JournalFailure) {
        contents.withLock { $0.failures.append(failure) }
    }

    /// Appends wait from now on.
    package func hold() { contents.withLock { $0.isHeld = true } }

    /// Waits until an append waits.
    package func waitUntilHeld() async {
        await withCheckedContinuation { continuation in
            let isHolding = contents.withLock { contents in
                if contents.held.isEmpty { contents.watchers.append(continuation) }
                return !contents.held.isEmpty
            }
            if isHolding { continuation.resume() }
        }
    }

    /// Lets those that wait go on, and all after them.
    package func release() {
        let held = contents.withLock { contents in
            contents.isHeld = false
            let held = contents.held
            contents.held = []
            return held
        }
        for continuation in held { continuation.resume() }
    }

    package func append(_ records: [Record]) async throws(JournalFailure) {
        await waitIfHeld()
        let failure = contents.withLock { contents -> JournalFailure? in
            if !contents.failures.isEmpty { return contents.failures.removeFirst() }
            let last = contents.batches.last?.last?.sequence ?? 0
            for (place, record) in records.enumerated()
            where record.sequence != last + 1 + Int64(place) {
                return JournalFailure(
                    .storage, "Record \(record.sequence) does not follow \(last).",
                    help: "Another writer was at work: end it, and start again.")
            }
            if !records.isEmpty { contents.batches.append(records) }
            return nil
        }
        if let failure { throw failure }
    }

    package func replay(
        after sequence: Int64, _ body: (Record) -> Void
    ) throws(JournalFailure) {
        for record in records where record.sequence > sequence { body(record) }
    }

    package func replay(
        incidents: [IncidentID], through sequence: Int64, _ body: (Record) -> Void
    ) throws(JournalFailure) {
        for record in records where record.sequence <= sequence {
            if record.event.incident.map(incidents.contains) ?? true { body(record) }
        }
    }

    private func waitIfHeld() async {
        guard contents.withLock({ $0.isHeld }) else { return }
        await withCheckedContinuation { continuation in
            let watchers = contents.withLock { contents in
                contents.held.append(continuation)
                let watchers = contents.watchers
                contents.watchers = []
                return watchers
            }
            for watcher in watchers { watcher.resume() }
        }
    }
}
