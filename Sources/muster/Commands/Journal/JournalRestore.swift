// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import ResponseCore
import ResponseModel
import SQLiteJournal

/// `muster journal restore`.
struct JournalRestore: ParsableCommand {
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
