// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import ResponseCore
import ResponseModel
import SQLiteJournal

/// `muster journal backup`.
struct JournalBackup: ParsableCommand {
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
