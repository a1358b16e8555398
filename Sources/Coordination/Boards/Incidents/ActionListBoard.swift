// SPDX-License-Identifier: Apache-2.0

package import Notation
package import ResponseCore
import ResponseModel

/// Corrective actions: of one incident, or of all.
package struct ActionListBoard: Board {
    package var actions: [ActionPart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) { form("actions", &actions) }
}

extension ActionListBoard {
    /// Those of every incident.
    package init(_ source: BoardSource) {
        actions = source.state.incidents.values.flatMap(\.actions.values)
            .map { ActionPart($0, source) }
    }

    /// Those of one incident; nil: there is no such one.
    package init?(of id: IncidentID, _ source: BoardSource) {
        guard let incident = source.state.incidents[id] else { return nil }
        actions = incident.actions.values.map { ActionPart($0, source) }
    }
}

/// A corrective action.
package struct ActionPart: Board {
    package var id = ""
    package var incident = ""
    package var title = ""
    package var owner = ""
    package var status = ""
    package var due = Timestamp(milliseconds: 0)
    package var isOverdue = false
    package var addedAt: Timestamp?
    package var completedAt: Timestamp?
    package var verifiedAt: Timestamp?
    package var note = ""

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("id", &id)
        form("incident", &incident)
        form("title", &title)
        form("owner", &owner)
        form("status", &status)
        form("due", &due)
        form("overdue", &isOverdue)
        form("added_at", &addedAt)
        form("completed_at", &completedAt)
        form("verified_at", &verifiedAt)
        form("note", &note)
    }
}

extension ActionPart {
    init(_ action: CorrectiveAction, _ source: BoardSource) {
        id = action.id.raw
        incident = action.incident.raw
        title = action.title
        owner = action.owner
        status = action.status.rawValue
        due = action.due
        isOverdue = action.status == .open && action.due < source.now
        addedAt = action.addedAt
        completedAt = action.completedAt
        verifiedAt = action.verifiedAt
        note = action.note
    }
}
