// SPDX-License-Identifier: Apache-2.0
// People as units (S062): who can be committed now, who is chosen, and why the others were not.

import Allocation
package import Notation
package import ResponseModel

extension State {
    /// Why a member of a pool cannot be committed at a moment; nil: they can.
    ///
    /// - Parameter skills: What the work asks for; the pool's own skills are everybody's.
    package func unfitness(
        of person: PersonID, in pool: ResourcePool, skills: [String] = [], at now: Timestamp
    ) -> Unfitness? {
        let member = members[person]
        if let holder = member?.holder { return .elsewhere(holder) }
        if let why = member?.outOfService { return .outOfService(why) }
        let own = organization?.people[person]?.skills ?? []
        let lacking = skills.filter { !pool.skills.contains($0) && !own.contains($0) }
        guard lacking.isEmpty else { return .lacksSkills(lacking) }
        if let rested = restEnd(of: person, in: pool, at: now) { return .resting(until: rested) }
        return isAtHand(person, of: pool, at: now) ? nil : .offDuty
    }

    /// Members of a pool that can be committed at a moment: who is on duty first, then who has
    /// worked least, then in the order of the pool.
    package func fitMembers(
        of pool: ResourcePool, skills: [String] = [], at now: Timestamp
    ) -> [PersonID] {
        let fit = pool.members.filter {
            unfitness(of: $0, in: pool, skills: skills, at: now) == nil
        }
        return inOrderOfCall(fit, of: pool, at: now)
    }

    /// Units of a pool that could be committed now: those available, and of named people those who
    /// are rested and at hand.
    package func readyUnits(of id: PoolID, at now: Timestamp) -> Int {
        guard let units = pools[id] else { return 0 }
        guard let pool = organization?.pools[id], !pool.members.isEmpty else {
            return units.available
        }
        return min(units.available, fitMembers(of: pool, at: now).count)
    }

    /// Units of a pool that only level 1 gets.
    package func reserve(of id: PoolID) -> Int {
        max(0, (organization?.pools[id]?.reserve ?? 0) - (pools[id]?.openedReserve ?? 0))
    }

    /// Who may take units of a pool from whom.
    package func preemption(of id: PoolID) -> PreemptionRule {
        organization?.pools[id]?.preemption ?? organization?.preemption ?? .never
    }

    /// Hours that a person has worked without the rest of the pool.
    func hours(of person: PersonID, in pool: ResourcePool, at now: Timestamp) -> TimeSpan {
        guard let member = members[person] else { return .zero }
        if let since = member.since { return member.worked + (now - since) }
        guard let end = member.restsSince, now - end < pool.rest else { return .zero }
        return member.worked
    }

    func inOrderOfCall(
        _ people: [PersonID], of pool: ResourcePool, at now: Timestamp
    ) -> [PersonID] {
        let onDuty = pool.rotation.flatMap { organization?.rotations[$0]?.onDuty(at: now) }
        let keys = people.enumerated().map { place, person in
            (
                person == onDuty ? 0 : 1, hours(of: person, in: pool, at: now).milliseconds, place,
                person
            )
        }
        return keys.sorted { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }.map(\.3)
    }

    // When a person at the limit is rested; who would have to leave on arrival is at it too.
    private func restEnd(
        of person: PersonID, in pool: ResourcePool, at now: Timestamp
    ) -> Timestamp? {
        guard let most = pool.maxHours, let end = members[person]?.restsSince else { return nil }
        let left = most - hours(of: person, in: pool, at: now)
        return left <= min(pool.leadTime(to: nil), most) && left < most ? end + pool.rest : nil
    }

    private func isAtHand(
        _ person: PersonID, of pool: ResourcePool, at now: Timestamp
    ) -> Bool {
        guard let calendar = pool.calendar.flatMap({ organization?.calendars[$0] }) else {
            return true
        }
        if calendar.isWorkday(calendar.zone.civil(now).dayNumber) { return true }
        return pool.rotation.flatMap { organization?.rotations[$0]?.onDuty(at: now) } == person
    }
}

extension ResourcePool {
    /// Rest after which hours count anew.
    var rest: TimeSpan { minRest ?? .hours(8) }
}

extension Decision {
    /// Commits units, names the people among them, and looks at the span of control.
    ///
    /// - Parameter people: who; nil: the first who are fit.
    mutating func commit(
        _ request: ResourceRequest, _ units: Int, because reason: CommitReason,
        people: [PersonID]? = nil
    ) {
        let before = peopleLed(in: request)
        emit(.resource(request.incident, .committed(request.id, units: units, because: reason)))
        if let pool = state.organization?.pools[request.pool], !pool.members.isEmpty {
            let chosen =
                people ?? state.fitMembers(of: pool, skills: request.skills, at: now)
            name(Array(chosen.prefix(units)), of: pool, for: request)
        }
        watchSpan(of: request, before: before)
        meetResourceTargets(request.incident)
    }

    private mutating func name(
        _ people: [PersonID], of pool: ResourcePool, for request: ResourceRequest
    ) {
        guard !people.isEmpty else { return }
        let passedOver = pool.members.filter { !people.contains($0) }.compactMap { person in
            state.unfitness(of: person, in: pool, skills: request.skills, at: now).map {
                PassedOver(person: person, because: $0)
            }
        }
        emit(
            .resource(
                request.incident,
                .membersCommitted(
                    request.id, people.map { duty(of: $0, in: pool) },
                    passedOver: Array(passedOver.prefix(Limits.passedOver)))))
    }

    private func duty(of person: PersonID, in pool: ResourcePool) -> MemberDuty {
        let worked = state.hours(of: person, in: pool, at: now)
        var duty = MemberDuty(person: person, from: now, worked: worked)
        guard let most = pool.maxHours else { return duty }
        // Who was forced beyond the limit has one more duty: the reason stands in the journal.
        let left = worked < most ? most - worked : most
        let fourFifths = TimeSpan(milliseconds: left.milliseconds / 5 * 4)
        let lead = pool.leadTime(to: nil)
        duty.limit = now + left
        duty.near = now + max(TimeSpan(milliseconds: 1), min(fourFifths, left - lead))
        return duty
    }

    /// Divides the fit members of a pool among requests, each in the order in which equals are
    /// served: exact, severity first.
    ///
    /// - Returns: people for each request, in the order of `requests`.
    func divide(
        _ pool: ResourcePool, among requests: [(level: Int, request: ResourceRequest)]
    ) -> [[PersonID]] {
        let people = state.fitMembers(of: pool, at: now)
        let units = min(people.count, state.pools[pool.id]?.available ?? 0)
        let wanted = Array(requests.prefix(Limits.requestsDivided))
        var given = Array(repeating: [PersonID](), count: requests.count)
        let work = MemberWork(
            people: Array(people.prefix(units)), pool: pool, requests: wanted, state: state)
        for (place, person) in work.assignments(reserve: state.reserve(of: pool.id)) {
            given[place].append(person)
        }
        return given
    }
}

/// Members of one pool and the requests that want some, as an instance for the solver: every person
/// is a pool of one unit with skills of their own.
private struct MemberWork {
    let people: [PersonID]
    let pool: ResourcePool
    let requests: [(level: Int, request: ResourceRequest)]
    let state: State

    func assignments(reserve: Int) -> [(request: Int, person: PersonID)] {
        let wishes = requests.map(\.request.skills)
        let kinds = wishes.enumerated().filter { !wishes[..<$0.offset].contains($0.element) }
            .map(\.element).prefix(AllocationLimits.skillsPerEntry)
        let supply = people.enumerated().map { place, person in
            AllocationInstance.Pool(
                id: person.raw, kind: 0,
                skills: kinds.indices.filter { can(person, kinds[$0]) }, units: 1,
                reserve: place >= people.count - reserve ? 1 : 0, cost: place, readyMinutes: 0,
                x: 0, y: 0)
        }
        let demands = requests.map { level, request in
            AllocationInstance.Demand(
                id: request.id.raw, severity: min(4, max(1, level)), x: 0, y: 0, maxLeadMinutes: 1,
                lines: [
                    .init(
                        kind: 0, skills: [kinds.firstIndex(of: request.skills) ?? kinds.count],
                        units: request.missing)
                ])
        }
        let instance = AllocationInstance(mode: .units, demands: demands, pools: supply)
        return solve(instance).map { ($0.demand, people[$0.pool]) }
    }

    private func can(_ person: PersonID, _ skills: [String]) -> Bool {
        let own = state.organization?.people[person]?.skills ?? []
        return skills.allSatisfy { pool.skills.contains($0) || own.contains($0) }
    }
}

/// The best assignment of an instance of mode `units`; nothing for one that is out of bounds, which
/// the callers' own bounds rule out.
func solve(_ instance: AllocationInstance) -> [AllocationAnswer.Assignment] {
    do throws(InstanceError) {
        return try UnitsAllocation(instance).answer.assignments
    } catch {
        return []
    }
}
