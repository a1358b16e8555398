// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import Notation
import ResponseCore
import ResponseModel
import SQLiteJournal

/// `muster journal verify`.
struct JournalVerify: ParsableCommand {
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
