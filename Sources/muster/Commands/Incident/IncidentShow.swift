// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination

/// `muster incident show`.
struct IncidentShow: BoardCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Everything about one incident.")
    @OptionGroup var incident: IncidentArgument
    @OptionGroup var session: SessionOptions
    var path: BoardPath { .incident(incident.id) }
    func text(_ board: IncidentBoard) -> String { IncidentText.detail(board) }
}
