// SPDX-License-Identifier: Apache-2.0
// What pools can give to incidents that begin at a moment. Named people are looked at one by one:
// whether they are rested and at hand then, and what each of them can do. A person is one unit,
// also where two pools name them.

import Allocation
import ResponseCore
import ResponseModel

/// A pool as the incidents that are asked about would find it.
struct HeadroomSupply {
    let model: ResourcePool
    let units: PoolState
    /// Units for incidents that wait and go first.
    let waiting: Int
    /// Units that are left then, the reserve among them.
    let free: Int
    let reserve: Int
    /// Available people who are off duty or resting.
    let notAtHand: Int
    /// The people among the units, where the pool names them: who is called first stands first.
    let people: [PersonID]

    init(_ model: ResourcePool, _ state: State, _ question: HeadroomQuestion) {
        self.model = model
        units = state.pools[model.id] ?? PoolState(total: model.units)
        waiting = units.waiting.reduce(0) { sum, id in
            guard let request = state.request(id),
                let level = state.incidents[request.incident]?.level, level <= question.level
            else { return sum }
            return sum + request.missing
        }
        let ready =
            model.members.isEmpty
            ? units.available : state.readyUnits(of: model.id, at: question.at)
        notAtHand = max(0, units.available - ready)
        free = min(AllocationLimits.units, max(0, ready - waiting))
        reserve = min(state.reserve(of: model.id), free)
        let fit = model.members.isEmpty ? [] : state.fitMembers(of: model, at: question.at)
        people = Array(fit.suffix(free))
    }

    /// Whether the pool, or somebody in it, has a skill.
    func has(_ skill: String, in organization: Organization) -> Bool {
        model.skills.contains(skill)
            || model.members.contains {
                organization.people[$0]?.skills.contains(skill) == true
            }
    }
}

/// Units that are alike: in the same pools, with the same skills of their own.
struct HeadroomSource {
    /// Places among the supplies, at least one.
    var supplies: [Int]
    /// Beside those of the pools.
    var skills: [String]
    var units: Int
    var reserve: Int

    /// All units of some pools: people by what they are in and can do, other units by their pool.
    static func all(
        of supplies: [HeadroomSupply], in organization: Organization
    ) -> [HeadroomSource] {
        var sources: [HeadroomSource] = []
        var seen: Set<PersonID> = []
        for (place, supply) in supplies.enumerated() {
            guard !supply.model.members.isEmpty else {
                sources.append(
                    HeadroomSource(
                        supplies: [place], skills: [], units: supply.free, reserve: supply.reserve))
                continue
            }
            // The last to be called are the reserve.
            let open = supply.people.count - supply.reserve
            for (turn, person) in supply.people.enumerated() where seen.insert(person).inserted {
                add(
                    HeadroomSource(
                        supplies: supplies.indices.filter { supplies[$0].people.contains(person) },
                        skills: organization.people[person]?.skills ?? [], units: 1,
                        reserve: turn >= open ? 1 : 0), to: &sources)
            }
        }
        return sources
    }

    private static func add(_ person: HeadroomSource, to sources: inout [HeadroomSource]) {
        let same = sources.firstIndex {
            $0.supplies == person.supplies && $0.skills == person.skills
                && ($0.reserve > 0) == (person.reserve > 0)
        }
        if let same {
            sources[same].units += person.units
            sources[same].reserve += person.reserve
        } else {
            sources.append(person)
        }
    }
}
