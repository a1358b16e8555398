// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination

/// `muster incident why`.
struct IncidentWhy: BoardCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Why this plan and this level: every rule that was tried.")
    @OptionGroup var incident: IncidentArgument
    @OptionGroup var session: SessionOptions
    var path: BoardPath { .why(incident.id) }
    func text(_ board: WhyBoard) -> String { WhyText.text(board) }
}
