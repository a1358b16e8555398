// SPDX-License-Identifier: Apache-2.0
// The database file: made whole or not at all, opened with commits that survive a power cut.

import Coordination
import Foundation
import GRDB

/// An open database. Reads never wait for writes; writes go one after the other on a thread that
/// is the database's own.
final class StoreFile: Sendable {
    /// Where it is.
    let path: String
    private let reader: any DatabaseReader
    private let writer: (any DatabaseWriter)?

    private init(path: String, reader: any DatabaseReader, writer: (any DatabaseWriter)?) {
        self.path = path
        self.reader = reader
        self.writer = writer
    }

    /// The database of a data folder.
    static func path(in folder: String) -> String { folder + "/muster.sqlite" }

    /// Opens the database of an owned folder, made first if there is none.
    static func open(_ lock: FolderLock) throws(JournalFailure) -> StoreFile {
        let path = path(in: lock.folder)
        return try wrapping(path) {
            if try !isThere(path) { try create(path, in: lock.folder) }
            var configuration = configuration()
            configuration.label = "muster.journal"
            // The version is looked at before anything is changed.
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try checkVersion(of: queue)
            try queue.close()
            let pool = try DatabasePool(path: path, configuration: configuration)
            try Migrations.migrator.migrate(pool)
            try demandDurability(pool)
            return StoreFile(path: path, reader: pool, writer: pool)
        }
    }

    /// An empty database in memory.
    static func inMemory() throws(JournalFailure) -> StoreFile {
        let path = ":memory:"
        return try wrapping(path) {
            let queue = try DatabaseQueue(configuration: configuration())
            try Migrations.migrator.migrate(queue)
            return StoreFile(path: path, reader: queue, writer: queue)
        }
    }

    /// Opens the database of a folder, or any file of that kind, for reading; a running server goes
    /// on beside it.
    static func openReadOnly(_ path: String) throws(JournalFailure) -> StoreFile {
        try wrapping(path) {
            guard try isThere(path) else {
                throw JournalFailure(
                    .storage, "There is no journal at \(path).",
                    help: "Name the data folder with --data.")
            }
            var configuration = configuration()
            configuration.readonly = true
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try checkVersion(of: queue)
            return StoreFile(path: path, reader: queue, writer: nil)
        }
    }

    /// Reads on the calling thread, from one consistent state of the database.
    func read<Value>(_ body: (Database) throws -> Value) throws(JournalFailure) -> Value {
        try Self.wrapping(path) { try reader.read(body) }
    }

    /// Reads on a thread of the database.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(JournalFailure) -> Value {
        let result: Result<Value, JournalFailure> = await withCheckedContinuation { continuation in
            reader.asyncRead { [path] database in
                continuation.resume(
                    returning: Result { try body(database.get()) }
                        .mapError { JournalFailure($0, at: path) })
            }
        }
        return try result.get()
    }

    /// Writes in one transaction, which is durable when this returns. A cancelled task does not
    /// stop it halfway.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(JournalFailure) -> Value {
        guard let writer else { throw readOnly }
        let result: Result<Value, JournalFailure> = await withCheckedContinuation { continuation in
            writer.asyncWriteWithoutTransaction { [path] database in
                continuation.resume(
                    returning: Result { try Self.inTransaction(database, body) }
                        .mapError { JournalFailure($0, at: path) })
            }
        }
        return try result.get()
    }

    /// Reads on the calling thread outside of a transaction, for statements that must not be in
    /// one.
    func readOutsideTransaction(_ body: (Database) throws -> Void) throws(JournalFailure) {
        try Self.wrapping(path) { try reader.unsafeRead(body) }
    }

    /// Runs on the connection that writes, outside of any transaction.
    func onWriter<Value>(_ body: (Database) throws -> Value) throws(JournalFailure) -> Value {
        guard let writer else { throw readOnly }
        return try Self.wrapping(path) { try writer.writeWithoutTransaction(body) }
    }

    /// Closes all connections; afterwards everything fails. What stood in the log stands in the
    /// database then: a connection that only reads could not see to that, so those go first.
    func close() throws(JournalFailure) {
        try Self.wrapping(path) {
            (writer as? DatabasePool)?.invalidateReadOnlyConnections()
            try reader.close()
        }
    }

    private var readOnly: JournalFailure {
        JournalFailure(
            .storage, "The database \(path) is open for reading only.",
            help: "Ask the server that owns the data folder.")
    }

    private static func inTransaction<Value>(
        _ database: Database, _ body: (Database) throws -> Value
    ) throws -> Value {
        var value: Value?
        try database.inTransaction(.immediate) {
            value = try body(database)
            return .commit
        }
        guard let value else { preconditionFailure("a transaction ended without its value") }
        return value
    }

    private static func wrapping<Value>(
        _ path: String, _ body: () throws -> Value
    ) throws(JournalFailure) -> Value {
        do { return try body() } catch { throw JournalFailure(error, at: path) }
    }
}

// MARK: Opening

extension StoreFile {
    private static func configuration() -> Configuration {
        var configuration = Configuration()
        // Another program that reads may hold up a checkpoint for a moment, never a commit.
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 3
        return configuration
    }

    /// GRDB lowers `synchronous` to NORMAL for every pool, with which a commit may be lost when the
    /// power fails. A journal that says "durable" must not.
    private static func demandDurability(_ pool: DatabasePool) throws {
        try pool.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA synchronous = FULL")
            let level = try Int.fetchOne(database, sql: "PRAGMA synchronous")
            let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode")
            guard level == 2, mode == "wal" else {
                throw JournalFailure(
                    .storage, "The database does not take the settings that make commits durable.",
                    help: "Keep the data folder on a disk of this machine, not on a network share.")
            }
        }
    }

    private static func checkVersion(of queue: DatabaseQueue) throws {
        try queue.read { database in
            let id = try Int32.fetchOne(database, sql: "PRAGMA application_id")
            guard id == Migrations.applicationID else {
                throw JournalFailure(
                    .damaged, "The database \(queue.path) is not one of Muster.",
                    help: "Name another data folder, or restore a backup.")
            }
            let version = try Migrations.version(database)
            guard let version else {
                throw JournalFailure(
                    .damaged, "The database \(queue.path) does not say which version made it.",
                    help: JournalFailure.damageHelp)
            }
            let known = Migrations.names.count
            guard version <= known else {
                throw JournalFailure(
                    .tooNew,
                    "The database \(queue.path) has version \(version); this program knows "
                        + "\(known).",
                    help: "Use the version of Muster that wrote it, or a later one.")
            }
        }
    }

    /// Whether the database exists; throws when something else is in its place.
    private static func isThere(_ path: String) throws -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard errno == ENOENT else {
                throw JournalFailure.system(
                    "The database \(path) cannot be looked at", errno,
                    help: "Look at the rights of the data folder.")
            }
            guard access(path + "-wal", F_OK) != 0 else {
                throw JournalFailure(
                    .damaged, "The database \(path) is gone, but its log is there.",
                    help: JournalFailure.damageHelp)
            }
            return false
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw JournalFailure(
                .storage, "\(path) is not a file.",
                help: "Move it away, or name another data folder.")
        }
        guard status.st_size > 0 else {
            throw JournalFailure(
                .damaged, "The database \(path) is empty: its content is lost.",
                help: "Restore the last backup; in a new data folder, remove the file.")
        }
        return true
    }

    // Under another name until it is whole: an interrupted start leaves no half database behind.
    private static func create(_ path: String, in folder: String) throws {
        let draft = path + ".new"
        for name in [draft, draft + "-journal"] where unlink(name) != 0 && errno != ENOENT {
            throw JournalFailure.system(
                "\(name) cannot be removed", errno, help: "Remove it by hand.")
        }
        // Names and addresses of customers are in it: nobody else may read it.
        let descriptor = Foundation.open(draft, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw JournalFailure.system(
                "The database \(path) cannot be made", errno,
                help: "Look at the rights of the data folder.")
        }
        Foundation.close(descriptor)
        let queue = try DatabaseQueue(path: draft, configuration: configuration())
        try queue.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA application_id = \(Migrations.applicationID)")
        }
        try Migrations.migrator.migrate(queue)
        try queue.close()
        try DurableFile.move(draft, to: path, in: folder)
    }
}
