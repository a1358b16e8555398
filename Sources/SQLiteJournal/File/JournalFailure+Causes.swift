// SPDX-License-Identifier: Apache-2.0
// What the database and the system say, as failures that tell people what to do.

import Coordination
import GRDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension JournalFailure {
    /// A refusal of the operating system.
    static func system(_ what: String, _ code: Int32, help: String) -> JournalFailure {
        JournalFailure(.storage, "\(what): \(String(cString: strerror(code))).", help: help)
    }

    /// Whatever went wrong with the database at `path`.
    init(_ error: any Error, at path: String) {
        switch error {
        case let failure as JournalFailure: self = failure
        case let found as JournalBreak: self = found.failure
        case let error as DatabaseError: self.init(error, at: path)
        default:
            self.init(
                .storage, "The database \(path) failed: \(error).",
                help: "Look at the disk and at the rights of the file, then try again.")
        }
    }

    // Only the message of SQLite is taken: a description would repeat the arguments, and they may
    // be names and addresses of customers.
    private init(_ error: DatabaseError, at path: String) {
        let cause = "\(error.message ?? "SQLite error") (\(error.extendedResultCode.rawValue))"
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(
                .storage, "The disk of \(path) is full: \(cause).",
                help: "Free some space and try again; nothing was stored of what was asked for.")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(
                .storage, "The database \(path) cannot be written: \(cause).",
                help: "Give the user of Muster the right to write the file and its folder.")
        case .SQLITE_CANTOPEN:
            self.init(
                .storage, "The database \(path) cannot be opened: \(cause).",
                help: "Look whether it is there, and who may read it and write in its folder.")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            self.init(
                .damaged, "The file \(path) is not a database that can be read: \(cause).",
                help: Self.damageHelp)
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .locked, "Another program holds the database \(path): \(cause).",
                help: "End the program that has it open.")
        case .SQLITE_IOERR:
            self.init(
                .storage, "The disk of \(path) failed: \(cause).",
                help: "Look at the disk and its log; nothing was stored of what was asked for.")
        default:
            self.init(
                .storage, "The database \(path) refused: \(cause).",
                help: "Run `muster journal verify`; keep a copy of the data folder.")
        }
    }

    /// What to do about a damaged file.
    static let damageHelp =
        "Keep a copy of the data folder, run `muster journal verify`, and put the last backup in "
        + "its place with `muster journal restore`."
}
