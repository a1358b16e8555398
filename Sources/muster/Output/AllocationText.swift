// SPDX-License-Identifier: Apache-2.0

import Allocation

/// Words for what the solver says about an instance.
struct AllocationText {
    let instance: AllocationInstance

    init(_ instance: AllocationInstance) { self.instance = instance }

    /// Why a line lacks units.
    func reason(_ reason: Shortage.Reason) -> String {
        switch reason {
        case .noPool: "no pool has this kind"
        case .noSkill(let place, let lacking):
            "no pool has all skills; \(pool(place)) lacks \(list(lacking))"
        case .tooFar(let place, let minutes):
            "too far: the nearest able pool, \(pool(place)), is \(minutes) min over the limit"
        case .reserve(let place, let units):
            "reserve: \(pool(place)) keeps its last \(units) for severity 1"
        case .taken(let demands):
            "taken by \(demands.map { instance.demands[$0].id }.joined(separator: ", "))"
        case .tooFew(let place): "able pools, such as \(pool(place)), have too few units"
        case .otherLine(let line): "could be served, but line \(line) of the demand could not"
        }
    }

    /// What would serve it.
    func change(_ change: Shortage.Change) -> String {
        switch change {
        case .moreUnits(let place, let units): "add \(units) to \(pool(place))"
        case .openReserve(let place, let units): "open \(units) of the reserve of \(pool(place))"
        case .longerLead(let place, let minutes):
            "wait \(minutes) min longer for \(pool(place))"
        case .fewerSkills(let place, let skills):
            "take \(pool(place)) without \(skills.count == 1 ? "skill" : "skills") \(list(skills))"
        case .newPool(let units): "find a new pool with \(units) in reach"
        case .none: "nothing for this line"
        }
    }

    /// The pool that would have been next, and at what price.
    func next(_ runnerUp: RunnerUp?) -> String {
        guard let runnerUp else { return "no other is able" }
        let extra = runnerUp.extraScore
        return "\(pool(runnerUp.pool)), \(extra < 0 ? "" : "+")\(extra) a unit, "
            + (runnerUp.freeUnits == 0 ? "others have it" : "\(runnerUp.freeUnits) free")
    }

    /// Millionths as a percentage with two digits.
    func percent(_ millionths: Int) -> String {
        let hundredths = (millionths + 99) / 100
        let rest = hundredths % 100
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) %"
    }

    private func pool(_ place: Int) -> String { instance.pools[place].id }

    private func list(_ skills: [Int]) -> String {
        skills.map(String.init).joined(separator: ", ")
    }
}
