// SPDX-License-Identifier: Apache-2.0
// Everything that the coordinator knows, as made by `evolve` from the journal. It can be thrown
// away and built again.

/// The state of one world.
package struct State: Sendable, Equatable {
    /// Never changes.
    package let world: World
    /// The current plans; nil before the first were installed.
    package var planSet: PlanSet?
    /// In the order in which they were reported.
    package var incidents = Register<IncidentID, Incident>()
    /// Those that are not closed, oldest first.
    package var open: [IncidentID] = []
    package var pools = Register<PoolID, PoolState>()
    /// When the latest event happened; time never runs backwards.
    package var now = Timestamp(milliseconds: 0)
    /// The newest command keys, oldest first.
    package var commandKeys: [String] = []
    /// Number of the last incident, for the next id.
    package var lastIncidentNumber = 0
    /// The incident that each signal belongs to whose response has not ended, by the identity of
    /// the signal: an alert storm must not look through every incident for each alert.
    package var signalHomes: [String: IncidentID] = [:]
    /// When each open incident has something due; kept so that looking at the clock is cheap.
    package var deadlines = Register<IncidentID, Timestamp>()

    /// The empty state of a world.
    package init(world: World) { self.world = world }

    /// The organisation, once plans are installed.
    package var organization: Organization? { planSet?.organization }
    /// The open incidents, oldest first.
    package var openIncidents: [Incident] { open.compactMap { incidents[$0] } }
    /// The incident that a notice belongs to.
    package func incident(of notice: NoticeID) -> Incident? { incidents[owner(of: notice.raw)] }
    /// The incident that a request belongs to.
    package func incident(of request: RequestID) -> Incident? { incidents[owner(of: request.raw)] }
    /// The incident that an action belongs to.
    package func incident(of action: ActionID) -> Incident? { incidents[owner(of: action.raw)] }

    // Names of parts begin with the name of their incident: `inc-0001.n2`.
    private func owner(of part: String) -> IncidentID {
        IncidentID(String(part.prefix { $0 != "." }))
    }
}

/// The units of a pool as they are now. available + assigned + out of service = total.
package struct PoolState: Sendable, Equatable {
    /// Units that there are: the model's, plus what was restocked, minus what was used up.
    package var total: Int
    package var assigned: Int
    package var outOfService: Int
    /// Used up and restocked since the pool was first installed.
    package var used: Int
    package var restocked: Int
    /// Why units are out of service, the newest reason.
    package var outOfServiceReason: String?
    /// When the units of the last order should come; nil: nothing is on order.
    package var restockDue: Timestamp?
    package var isRestockOrdered: Bool

    /// A pool in which everything is available.
    package init(total: Int) {
        self.total = total
        assigned = 0
        outOfService = 0
        used = 0
        restocked = 0
        isRestockOrdered = false
    }

    /// What is free.
    package var available: Int { total - assigned - outOfService }
}
