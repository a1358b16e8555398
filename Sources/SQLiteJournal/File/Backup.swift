// SPDX-License-Identifier: Apache-2.0
// Copies of the journal (S107): as lines of text for people and other programs, and as a file that
// can take the place of the database.

package import Coordination
import GRDB
import ResponseCore
import ResponseModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension JournalStore {
    /// Hands out every record as a line of canonical JSON without a line feed, in order, while it
    /// checks the chain. Blocks the calling thread.
    ///
    /// - Throws: `JournalFailure` when a row is not what was written, or when `write` throws.
    package func export(_ write: ([UInt8]) throws -> Void) throws(JournalFailure) {
        try file.read { db in
            var walk = try ChainWalk(db, after: 0)
            while let row = try walk.next() { try write(row.line) }
            try walk.finish()
        }
    }

    /// Copies the database, as it is at this moment, to a new file, and verifies the copy. Blocks
    /// the calling thread; a server that owns the folder goes on meanwhile.
    ///
    /// - Returns: The last record of the copy.
    /// - Throws: `JournalFailure` when `path` exists, when the disk refuses, or when the copy is
    ///   not an intact journal; then there is no file at `path`.
    package func backup(to path: String) throws(JournalFailure) -> Head {
        guard access(path, F_OK) != 0 else {
            throw JournalFailure(
                .storage, "There is a file at \(path) already.",
                help: "Choose another name: a backup never replaces anything.")
        }
        return try Self.copy(file, to: path)
    }

    /// Puts a backup into an owned folder that has no journal.
    ///
    /// - Returns: The last record of the journal.
    /// - Throws: `JournalFailure` when the folder has a journal, or when the backup is not intact.
    package static func restore(
        _ backup: String, into lock: FolderLock
    ) throws(JournalFailure) -> Head {
        let path = StoreFile.path(in: lock.folder)
        for name in [path, path + "-wal"] where access(name, F_OK) == 0 {
            throw JournalFailure(
                .storage, "There is a journal at \(name) already.",
                help: "Move the old files of the data folder away first; keep them.")
        }
        let source = try StoreFile.openReadOnly(backup)
        let head = try copy(source, to: path)
        try source.close()
        return head
    }

    // The copy gets its name when it is on the disk and was found to be intact.
    private static func copy(
        _ source: StoreFile, to path: String
    ) throws(JournalFailure) -> Head {
        let draft = path + ".part"
        guard unlink(draft) == 0 || errno == ENOENT else {
            throw .system("\(draft) cannot be removed", errno, help: "Remove it by hand.")
        }
        do throws(JournalFailure) {
            try source.readOutsideTransaction { db in
                try db.execute(sql: "VACUUM INTO ?", arguments: [draft])
            }
            guard chmod(draft, 0o600) == 0 else {
                throw JournalFailure.system(
                    "The rights of \(draft) cannot be set", errno,
                    help: "Choose a place on another file system.")
            }
            let head = try intactHead(of: draft)
            try DurableFile.move(draft, to: path, in: DurableFile.folder(of: path))
            return head
        } catch {
            unlink(draft)
            throw error
        }
    }

    private static func intactHead(of path: String) throws(JournalFailure) -> Head {
        let copy = try openReadOnly(file: path) { _ in
            throw JournalFailure(.storage, "Plans are not needed here.", help: "")
        }
        let verdict = try copy.verify()
        try copy.close()
        switch verdict {
        case .intact(_, let head): return head
        case .broken(let found): throw found.failure
        }
    }
}
