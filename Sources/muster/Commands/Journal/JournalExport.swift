// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import Foundation
import Notation
import ResponseCore
import ResponseModel
import SQLiteJournal

/// `muster journal export`.
struct JournalExport: ParsableCommand {
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
