// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster ingest`: alerts from a file, as if their sender had posted them.
struct IngestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest", abstract: "Take alerts from a file.",
        subcommands: [IngestAlertmanager.self])
}
