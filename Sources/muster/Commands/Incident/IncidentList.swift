// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination

/// `muster incident list`.
struct IncidentList: BoardCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "All incidents, the most severe open one first.")
    @OptionGroup var session: SessionOptions
    var path: BoardPath { .incidents }
    func text(_ board: IncidentListBoard) -> String { IncidentText.list(board) }
}
