// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation

/// Corrective actions for a terminal.
enum ActionText {
    /// The list of actions.
    static func list(_ board: ActionListBoard) -> String {
        var table = Table(["ACTION", "OWNER", "DUE", "STATUS", "TITLE"])
        for action in board.actions {
            table.add([
                action.id, action.owner, String(action.due.description.prefix(10)), action.status,
                action.title,
            ])
        }
        return table.text
    }
}
