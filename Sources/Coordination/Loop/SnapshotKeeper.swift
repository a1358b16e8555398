// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseModel
import Synchronization

/// Stores snapshots of the history as it grows, and remembers which one is stored.
package final class SnapshotKeeper: Sendable {
    private let store: any SnapshotStore
    private let form: SnapshotForm
    // The record of the snapshot that is stored; nil: none that fits.
    private let base: Mutex<Int64?>

    /// A keeper.
    ///
    /// - Parameter base: The record of the snapshot that the history began with; nil: it began
    ///   with the first record.
    package init(_ store: any SnapshotStore, in form: SnapshotForm, base: Int64?) {
        self.store = store
        self.form = form
        self.base = Mutex(base)
    }

    /// Whether a history has gone on by so many records since the last snapshot.
    package func isDue(at sequence: Int64, behind records: Int64) -> Bool {
        sequence - (base.withLock { $0 } ?? 0) >= records
    }

    /// Retires what is over and stores a snapshot. The history is changed only if it was stored.
    package func keep(_ history: inout History, at moment: Timestamp) async throws(JournalFailure) {
        var next = history
        let change = next.snapshotChange(in: form, since: base.withLock { $0 }, at: moment)
        try await store.save(change)
        base.withLock { $0 = change.sequence }
        history = next
    }
}
