// SPDX-License-Identifier: Apache-2.0
// Everything that the coordinator knows, as made by `evolve` from the journal. It can be thrown
// away and built again.

package import Notation
package import ResponseModel

/// The state of one world.
package struct State: Sendable, Equatable {
    /// Never changes.
    package let world: World
    /// The current plans; nil before the first were installed.
    package var planSet: PlanSet?
    /// What the journal tells of each plan's revisions, oldest first.
    package var revisions = Register<PlanID, [PlanRevision]>()
    /// Texts that were replaced and hold until the new ones are in force.
    package var standing = Register<PlanID, Plan>()
    /// In the order in which they were reported.
    package var incidents = LongRegister<IncidentID, Incident>()
    /// Those that are not closed, oldest first.
    package var open: [IncidentID] = []
    package var pools = Register<PoolID, PoolState>()
    /// Members of pools who have ever been committed or out of service.
    package var members = LongRegister<PersonID, MemberState>()
    /// When the latest event happened; time never runs backwards.
    package var now = Timestamp(milliseconds: 0)
    /// The newest command keys.
    package var commandKeys = CommandKeys()
    /// Number of the last incident, for the next id.
    package var lastIncidentNumber = 0
    /// The incident that each signal belongs to whose response has not ended, by the identity of
    /// the signal: an alert storm must not look through every incident for each alert.
    package var signalHomes = PiecewiseIndex<String, IncidentID>()
    /// The incidents that were opened for each plan and group and whose response has not ended,
    /// oldest first, by `Report.groupKey`.
    package var groupHomes = PiecewiseIndex<String, [IncidentID]>()
    /// When each incident has something due; kept so that looking at the clock is cheap.
    package var deadlines = DeadlineQueue()
    /// The incidents that owe the world something.
    private var owingIncidents = PiecewiseIndex<IncidentID, Bool>()

    /// The empty state of a world.
    package init(world: World) { self.world = world }

    /// The organisation, once plans are installed.
    package var organization: Organization? { planSet?.organization }
    /// The open incidents, oldest first.
    package var openIncidents: [Incident] { open.compactMap { incidents[$0] } }
    /// The open incidents that owe the world something, oldest first.
    package var owing: [IncidentID] { open.filter { owingIncidents[$0] == true } }

    /// Remembers whether an incident owes the world something.
    mutating func remember(_ id: IncidentID, owes: Bool) {
        if owingIncidents[id] != (owes ? true : nil) { owingIncidents[id] = owes ? true : nil }
    }

    /// Whether an incident owes the world something.
    func owes(_ id: IncidentID) -> Bool { owingIncidents[id] == true }

    /// The incident that a notice belongs to.
    package func incident(of notice: NoticeID) -> Incident? { incidents[owner(of: notice.raw)] }
    /// The incident that a request belongs to.
    package func incident(of request: RequestID) -> Incident? { incidents[owner(of: request.raw)] }
    /// The incident that an action belongs to.
    package func incident(of action: ActionID) -> Incident? { incidents[owner(of: action.raw)] }

    /// A request by its name.
    package func request(_ id: RequestID) -> ResourceRequest? {
        incidents.place(of: owner(of: id.raw)).flatMap { incidents.values[$0].requests[id] }
    }

    // Names of parts begin with the name of their incident: `inc-0001.n2`.
    func owner(of part: String) -> IncidentID {
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
    /// Requests that hold units, and requests that wait for some, oldest first.
    package var holders: [RequestID] = []
    package var waiting: [RequestID] = []
    /// Why units are out of service, the oldest reason first; what has expired stands in `expired`.
    package var absences: [Absence] = []
    /// When the units of the last order should come; nil: nothing is on order.
    package var restockDue: Timestamp?
    package var isRestockOrdered: Bool
    /// Units out of service because their lot has expired.
    package var expired = 0
    /// Lots that have not expired, the first to expire first; what is in no lot keeps for ever.
    package var lots: [StockLot] = []
    /// Units of the reserve that the authority has opened to every level.
    package var openedReserve = 0
    /// The last look at it; nil: none yet.
    package var assessment: PoolAssessment?
    /// When it was installed: its first assessment is due from then on.
    package var since = Timestamp(milliseconds: 0)
    /// The last divisions among several who waited, oldest first.
    package var divisions: [PoolDivision] = []

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
    /// Why units are out of service, the newest reason.
    package var outOfServiceReason: String? { absences.last?.why }
}

/// The newest command keys: a command that comes again with its key was obeyed before.
package struct CommandKeys: Sendable, Equatable {
    // Two generations: when the younger is full it becomes the older, so that forgetting old keys
    // costs nothing and at least the limit of keys is remembered.
    private var younger = PiecewiseIndex<String, Bool>()
    private var older = PiecewiseIndex<String, Bool>()
    private var count = 0
    private(set) var newest: String?

    /// No key yet.
    package init() {}

    /// Keys in the two generations, as a snapshot has them.
    init(younger: [String], older: [String], newest: String?) {
        for key in younger { self.younger[key] = true }
        for key in older { self.older[key] = true }
        self.newest = newest
        count = younger.count
    }

    /// The keys of each generation, sorted, and the newest of all.
    var youngerKeys: [String] { younger.sortedKeys }
    var olderKeys: [String] { older.sortedKeys }

    /// Whether a command with this key was obeyed.
    package func contains(_ key: String) -> Bool { younger[key] == true || older[key] == true }

    /// Remembers the key of a command; its events come one after the other.
    mutating func remember(_ key: String) {
        guard newest != key else { return }
        newest = key
        younger[key] = true
        count += 1
        guard count >= Limits.rememberedCommandKeys else { return }
        older = younger
        younger = PiecewiseIndex()
        count = 0
    }
}
