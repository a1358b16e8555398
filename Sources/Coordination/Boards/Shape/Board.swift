// SPDX-License-Identifier: Apache-2.0
// Boards: what the command line and the web show, computed from the state and from nothing else.
// Members stand in a fixed order and are always there, null where there is nothing; names that
// people see come in both languages; moments are RFC 3339 in UTC. Words of fixed lists are text, so
// that a board of a newer server can be read.

package import Notation
package import ResponseCore
import ResponseModel

/// A board, or a part of one. Its members stand in one list, by which it is written and read.
package protocol Board: Shaped, Sendable, Equatable {
    /// One in which nothing stands yet, to be read into.
    init()
    /// Goes through all members in the order of the JSON. Whoever adds a member adds it here, once.
    mutating func members(_ form: inout BoardForm)
}

extension Board {
    /// The board as programs read it.
    package var json: JSON { shape }

    /// Reads a board; members that are not known are passed over.
    ///
    /// - Throws: which member is missing or is not what it must be.
    package init(json: JSON) throws(ShapeError) { try self.init(shape: json) }

    package var shape: JSON {
        var form = BoardForm()
        var copy = self
        copy.members(&form)
        return .object(form.written)
    }

    package init(shape: JSON) throws(ShapeError) {
        guard case .object = shape else { throw .expected("an object") }
        self.init()
        var form = BoardForm(reading: shape)
        members(&form)
        if let error = form.error { throw error }
    }
}

/// What boards are made of: a state, and when it is looked at, which decides what is overdue.
package struct BoardSource: Sendable {
    let state: State
    let now: Timestamp
    /// Incidents that are not in the state any more.
    let retired: RetiredIncidents

    /// The state as it is looked at.
    package init(_ state: State, at now: Timestamp) {
        self.state = state
        self.now = now
        retired = RetiredIncidents()
    }

    /// The state of a history, with the incidents that it has retired.
    init(_ history: History, at now: Timestamp) {
        state = history.state
        self.now = now
        retired = history.retired
    }

    var organization: Organization? { state.organization }

    func person(_ id: PersonID) -> NamedPart {
        NamedPart(id.raw, organization?.people[id]?.name)
    }

    func role(_ id: RoleID) -> NamedPart { NamedPart(id.raw, organization?.roles[id]?.name) }
    func pool(_ id: PoolID) -> NamedPart { NamedPart(id.raw, organization?.pools[id]?.name) }

    func level(_ number: Int?) -> LevelPart? {
        number.map { LevelPart($0, organization?.scale[$0]) }
    }

    func plan(of incident: Incident) -> PlanPart? { incident.plan.map { PlanPart($0) } }
}
