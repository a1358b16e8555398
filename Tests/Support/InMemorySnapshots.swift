// SPDX-License-Identifier: Apache-2.0

package import Coordination
import Crypto
import Foundation
import ResponseCore
import Synchronization

/// A snapshot that is forgotten with the process.
package final class InMemorySnapshots: SnapshotStore {
    private let journal: InMemoryJournal
    private let stored: Mutex<Snapshot?>

    /// An empty store beside a journal, or one with what another store had.
    package init(of journal: InMemoryJournal, with snapshot: Snapshot? = nil) {
        self.journal = journal
        stored = Mutex(snapshot)
    }

    package func latest(in form: SnapshotForm) throws(JournalFailure) -> SnapshotFinding {
        guard let snapshot = stored.withLock({ $0 }) else { return .nothing }
        guard snapshot.form == form else { return .ignored(.otherForm(snapshot.form)) }
        guard chainHash(at: snapshot.sequence) == snapshot.hash else {
            return .ignored(.otherJournal(sequence: snapshot.sequence))
        }
        return .usable(snapshot)
    }

    package func save(_ change: SnapshotChange) async throws(JournalFailure) {
        guard let hash = chainHash(at: change.sequence) else { throw refusal }
        var parts: [SnapshotPart: [UInt8]] = [:]
        if let base = change.base {
            guard case .usable(let snapshot) = try latest(in: change.form),
                snapshot.sequence == base
            else { throw refusal }
            parts = snapshot.parts
        }
        for part in change.gone { parts[part] = nil }
        parts.merge(change.changed) { _, new in new }
        stored.withLock {
            $0 = Snapshot(sequence: change.sequence, hash: hash, form: change.form, parts: parts)
        }
    }

    package func discard() async throws(JournalFailure) { stored.withLock { $0 = nil } }

    private var refusal: JournalFailure {
        JournalFailure(.storage, "The change does not fit.", help: "Save it whole.")
    }

    // As the journal on disk chains its records.
    private func chainHash(at sequence: Int64) -> String? {
        let records = journal.records
        guard sequence >= 0, sequence <= records.count else { return nil }
        var hash = [UInt8](repeating: 0, count: 32)
        var memory = PlanTextMemory()
        for record in records.prefix(Int(sequence)) {
            hash = Array(SHA256.hash(data: Data(hash + Array(record.line(&memory).utf8))))
        }
        return hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
