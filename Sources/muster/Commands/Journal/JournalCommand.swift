// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster journal`: the record of everything, looked at as it is on disk.
struct JournalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "journal", abstract: "Verify, export, back up and restore the journal.",
        subcommands: [
            JournalVerify.self, JournalExport.self, JournalBackup.self, JournalRestore.self,
        ])
}
