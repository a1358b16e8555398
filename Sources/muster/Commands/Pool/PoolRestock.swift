// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Notation
import ResponseCore
import ResponseModel

/// `muster pool restock`.
struct PoolRestock: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "restock", abstract: "New units have come.")
    @OptionGroup var pool: PoolArgument
    @Argument(help: "How many.") var units: Int
    @Option(help: "From where.") var note = ""
    @Option(help: "When they expire: 2027-01-01T00:00:00+08:00.") var expires: String?
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() throws -> Command {
        guard let expires else { return .pool(.restock(pool.id, units: units, note: note)) }
        return .pool(
            .restockLot(
                pool.id, units: units, expires: try MomentArgument(expires).moment, note: note))
    }
}
