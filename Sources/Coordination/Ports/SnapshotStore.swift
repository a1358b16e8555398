// SPDX-License-Identifier: Apache-2.0

package import ResponseCore

/// A state as it was after one record of the journal, in parts, so that what did not change is not
/// written again. It is a cache: whoever loses it reads the journal.
///
/// Every store keeps these promises; `SnapshotPromises` in the tests holds each kind of store to
/// them, by number:
///
/// 1. `latest` gives what the last `save` that returned has left: every part, byte for byte.
/// 2. A save is stored whole or not at all, whatever fails; parts that it does not name stay.
/// 3. A snapshot is of a record that is in the journal: of any other it is refused.
/// 4. One whose record is not in the journal, or has another hash there, is not given.
/// 5. One in another form than the one asked for is not given.
/// 6. One of which a part was changed, added or lost behind the store's back is not given.
/// 7. Changes are of the snapshot that they name: if another one is stored, they are refused, and
///    nothing changes.
/// 8. After `discard` there is none; doing it again changes nothing.
/// 9. Nothing that is done here changes the journal.
package protocol SnapshotStore: Sendable {
    /// The snapshot that is stored, or why it cannot be used. Blocks the calling thread.
    ///
    /// - Parameter form: The form that the caller reads.
    /// - Throws: `JournalFailure` when the store cannot be read; a snapshot that is of no use is no
    ///   failure.
    func latest(in form: SnapshotForm) throws(JournalFailure) -> SnapshotFinding

    /// Stores changes in one transaction.
    ///
    /// - Throws: `JournalFailure` when the store refuses or the change breaks a promise; then what
    ///   was stored before is stored still.
    func save(_ change: SnapshotChange) async throws(JournalFailure)

    /// Forgets the snapshot, usable or not.
    func discard() async throws(JournalFailure)
}

/// A piece of the state that is stored by itself.
package enum SnapshotPart: Hashable, Sendable {
    /// One incident that is at work.
    case incident(IncidentID)
    /// Everything else.
    case rest
}

/// How the parts are written. Only the program that wrote them is trusted to read them.
package struct SnapshotForm: Hashable, Sendable {
    /// The number of the shape, counted up with every change of it.
    package var format: Int
    /// What tells builds of the program apart, such as a digest.
    package var program: String

    /// A form by its parts.
    package init(format: Int, program: String) {
        self.format = format
        self.program = program
    }
}

/// A snapshot that fits its journal.
package struct Snapshot: Sendable, Equatable {
    /// The number of the last record that is in it.
    package var sequence: Int64
    /// The hash of that record in the chain, in hexadecimal.
    package var hash: String
    package var form: SnapshotForm
    package var parts: [SnapshotPart: [UInt8]]

    /// A snapshot by its parts.
    package init(
        sequence: Int64, hash: String, form: SnapshotForm, parts: [SnapshotPart: [UInt8]]
    ) {
        self.sequence = sequence
        self.hash = hash
        self.form = form
        self.parts = parts
    }
}

/// What a snapshot becomes by what has happened since.
package struct SnapshotChange: Sendable, Equatable {
    /// The record that it is of from now on.
    package var sequence: Int64
    package var form: SnapshotForm
    /// The record of the snapshot of which these are the changes; nil: they are all there is, and
    /// whatever is stored goes.
    package var base: Int64?
    package var changed: [SnapshotPart: [UInt8]]
    /// Parts that are no more.
    package var gone: Set<SnapshotPart>

    /// Changes by their parts.
    package init(
        sequence: Int64, form: SnapshotForm, since base: Int64? = nil,
        changed: [SnapshotPart: [UInt8]], gone: Set<SnapshotPart> = []
    ) {
        self.sequence = sequence
        self.form = form
        self.base = base
        self.changed = changed
        self.gone = gone
    }
}

/// What there is to begin with.
package enum SnapshotFinding: Sendable, Equatable {
    case nothing
    case usable(Snapshot)
    case ignored(SnapshotFault)
}

/// Why a snapshot that is stored is of no use.
package enum SnapshotFault: Sendable, Equatable, CustomStringConvertible {
    /// Its record is not in this journal, or has another hash there.
    case otherJournal(sequence: Int64)
    /// Another program wrote it.
    case otherForm(SnapshotForm)
    /// It is not what was saved.
    case damaged

    /// As a sentence for the log.
    package var description: String {
        switch self {
        case .otherJournal(let sequence):
            "The snapshot at record \(sequence) is of another journal; this one is read."
        case .otherForm(let form):
            "The snapshot was written by another program (\(form.program), form \(form.format)); "
                + "the journal is read instead."
        case .damaged: "The snapshot is damaged; the journal is read instead."
        }
    }
}
