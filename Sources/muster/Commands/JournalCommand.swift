// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import Foundation
import Notation
import ResponseCore
import SQLiteJournal

/// `muster journal`: the record of everything, looked at as it is on disk.
struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Verify, export, back up and restore the journal.",
        subcommands: [Verify.self, Export.self, Backup.self, Restore.self])

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Hold every row against its hash.")

        @Argument(help: "A data folder or a backup. (default: the data folder)")
        var path: String?

        @OptionGroup var session: SessionOptions

        func run() throws {
            let verdict: JournalStore.Verdict
            do throws(JournalFailure) { verdict = try session.openJournal(path).verify() } catch {
                throw CommandFailure(error)
            }
            switch verdict {
            case .intact(let count, let head):
                session.json
                    ? Terminal.say([
                        "intact": true, "rows": .integer(count), "head": .string(head.hash),
                    ]) : Terminal.say("ok: \(count) rows, head \(head.hash)")
            case .broken(let fault):
                if session.json {
                    Terminal.say([
                        "intact": false, "fault": .string(fault.code),
                        "sentence": .string(fault.sentence),
                    ])
                }
                throw CommandFailure(
                    .doesNotHold, "journal broken: \(fault.sentence)",
                    help: "Compare with a backup: muster journal verify BACKUP.")
            }
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Print every record as a line of JSON.")

        @OptionGroup var session: SessionOptions

        func run() throws {
            do throws(JournalFailure) {
                try session.openJournal(nil).export { bytes in
                    try FileHandle.standardOutput.write(contentsOf: bytes + [UInt8(ascii: "\n")])
                }
            } catch { throw CommandFailure(error) }
        }
    }

    struct Backup: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "backup",
            abstract: "Write a consistent copy to a file, also while a server runs.")

        @Argument(help: "The file to write; it must not exist.")
        var path: String

        @OptionGroup var session: SessionOptions

        func run() throws {
            do throws(JournalFailure) {
                let head = try session.openJournal(nil).backup(to: path)
                Terminal.say("ok: \(head.sequence) rows in \(path), head \(head.hash)")
            } catch { throw CommandFailure(error) }
        }
    }

    struct Restore: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "restore", abstract: "Put a backup into a data folder without a journal.")

        @Argument(help: "The backup.")
        var path: String

        @OptionGroup var session: SessionOptions

        func run() throws {
            do throws(JournalFailure) {
                let lock = try FolderLock.acquire(session.dataFolder)
                let head = try JournalStore.restore(path, into: lock)
                Terminal.say("ok: \(head.sequence) rows in \(session.dataFolder)")
            } catch { throw CommandFailure(error) }
        }
    }
}

extension SessionOptions {
    /// The journal for reading, also while a server owns the folder.
    func openJournal(_ path: String?) throws(JournalFailure) -> JournalStore {
        let place = path ?? dataFolder
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: place, isDirectory: &isFolder)
        if exists, !isFolder.boolValue {
            return try JournalStore.openReadOnly(file: place, compile: PlanSources.recompile)
        }
        return try JournalStore.openReadOnly(place, compile: PlanSources.recompile)
    }

    /// Every record of the journal, in order.
    func allRecords() throws -> [Record] {
        var records: [Record] = []
        do throws(JournalFailure) {
            try openJournal(nil).replay(after: 0) { records.append($0) }
        } catch { throw CommandFailure(error) }
        return records
    }
}
