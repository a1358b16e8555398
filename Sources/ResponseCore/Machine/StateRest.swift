// SPDX-License-Identifier: Apache-2.0
// What a state is made of beside plans and incidents: all that cannot be told from the records of
// the incidents that are still at work. With it a state is made again from those records alone.

package import Notation
package import ResponseModel

/// Pools, people and counters of a state, after its last record.
package struct StateRest: Sendable, Equatable {
    /// When the latest event happened.
    package var now: Timestamp
    /// How many incidents there have been.
    package var incidents: Int
    /// Those that the state knows in full, in their order.
    package var live: [IncidentID]
    package var pools: [Pool]
    package var members: [Member]
    package var keys: CommandKeys

    /// A pool by its name.
    package struct Pool: Sendable, Equatable {
        package var id: PoolID
        package var state: PoolState
    }

    /// A member of pools by name.
    package struct Member: Sendable, Equatable {
        package var id: PersonID
        package var state = MemberState()
    }
}

extension State {
    /// What cannot be told from the records of the incidents that it knows in full.
    package var rest: StateRest {
        StateRest(
            now: now, incidents: lastIncidentNumber, live: Array(incidents.keys),
            pools: zip(pools.keys, pools.values).map { StateRest.Pool(id: $0, state: $1) },
            members: zip(members.keys, members.values).map {
                var member = StateRest.Member(id: $0)
                member.state = $1
                return member
            }, keys: commandKeys)
    }

    /// Completes a state that was made of the records of plans and of the incidents that `rest`
    /// names, and of no others.
    package mutating func complete(with rest: StateRest) {
        now = rest.now
        lastIncidentNumber = rest.incidents
        commandKeys = rest.keys
        pools = Register()
        for pool in rest.pools { pools[pool.id] = pool.state }
        members = LongRegister()
        for member in rest.members { members[member.id] = member.state }
    }

    /// Takes closed incidents out of the state that nothing is left to do for: the journal has
    /// them. No decision asks for them; whoever names one recalls it first.
    ///
    /// - Returns: the incidents that were taken out, oldest first.
    package mutating func retire() -> [Incident] {
        let retired = incidents.values.filter(\.isOver)
        guard !retired.isEmpty else { return [] }
        var kept = LongRegister<IncidentID, Incident>()
        for incident in incidents.values where !incident.isOver { kept[incident.id] = incident }
        incidents = kept
        return Array(retired)
    }

    /// Whether there is an incident that was retired.
    package var hasRetired: Bool { incidents.count < lastIncidentNumber }

    /// Brings back an incident that was retired, as its records tell it.
    package mutating func recall(_ incident: Incident) {
        if incidents[incident.id] == nil { incidents[incident.id] = incident }
    }

    /// Whether there has been such an incident, which is closed and not known in full any more.
    package func isRetired(_ id: IncidentID) -> Bool {
        guard hasRetired, incidents.place(of: id) == nil else { return false }
        let digits = id.raw.utf8.reversed().prefix {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        guard
            let number = Int(String(decoding: digits.reversed(), as: UTF8.self))
        else { return false }
        return number >= 1 && number <= lastIncidentNumber
    }
}

extension Incident {
    /// Whether it is closed, and every action that came of it has ended.
    fileprivate var isOver: Bool {
        !isOpen && actions.values.allSatisfy { $0.status == .verified || $0.status == .ineffective }
    }
}
