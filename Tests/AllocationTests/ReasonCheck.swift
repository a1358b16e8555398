// SPDX-License-Identifier: Apache-2.0

import Allocation

/// Holds a reason against the instance and the answer, without the network.
struct ReasonCheck {
    let instance: AllocationInstance
    let answer: AllocationAnswer
    let shortage: Shortage

    private var demand: AllocationInstance.Demand { instance.demands[shortage.demand] }
    private var line: AllocationInstance.Line { demand.lines[shortage.line] }
    private var able: [Int] { instance.ablePools(shortage.demand, shortage.line) }
    private var sameKind: [Int] {
        instance.pools.indices.filter { instance.pools[$0].kind == line.kind }
    }
    private var skilled: [Int] { sameKind.filter { lacking($0).isEmpty } }

    private func lacking(_ pool: Int) -> [Int] {
        line.skills.filter { !instance.pools[pool].skills.contains($0) }
    }

    private func lead(_ pool: Int) -> Int { instance.pools[pool].leadMinutes(to: demand) }

    private func given(by pool: Int) -> Int {
        answer.assignments.filter { $0.pool == pool }.reduce(0) { $0 + $1.units }
    }

    /// Whether the reason describes what is.
    var isTrue: Bool {
        switch shortage.reason {
        case .noPool: sameKind.isEmpty
        case .noSkill(let pool, let lacking):
            !sameKind.isEmpty && skilled.isEmpty && lacking == self.lacking(pool)
                && sameKind.allSatisfy { self.lacking($0).count >= lacking.count }
        case .tooFar(let pool, let minutes):
            able.isEmpty && skilled.contains(pool) && minutes == lead(pool) - demand.maxLeadMinutes
                && skilled.allSatisfy { lead($0) >= lead(pool) }
        case .reserve(let pool, let units):
            demand.severity > 1 && able.contains(pool) && units <= instance.pools[pool].reserve
                && instance.pools[pool].units - given(by: pool) >= units
        case .taken(let others):
            !others.isEmpty
                && others.allSatisfy { other in
                    other != shortage.demand
                        && answer.assignments.contains {
                            $0.demand == other && able.contains($0.pool)
                        }
                }
        case .tooFew(let pool): able.contains(pool)
        case .otherLine(let other): other != shortage.line && demand.lines.indices.contains(other)
        }
    }

    /// The kind of the reason.
    var name: String {
        switch shortage.reason {
        case .noPool: "no pool"
        case .noSkill: "no skill"
        case .tooFar: "too far"
        case .reserve: "reserve"
        case .taken: "taken"
        case .tooFew: "too few"
        case .otherLine: "other line"
        }
    }
}

extension Shortage.Change {
    /// The kind of the change.
    var name: String {
        switch self {
        case .moreUnits: "more units"
        case .openReserve: "open reserve"
        case .longerLead: "longer lead"
        case .fewerSkills: "fewer skills"
        case .newPool: "new pool"
        case .none: "none"
        }
    }
}

extension AllocationInstance {
    /// Pools that may serve a line.
    func ablePools(_ place: Int, _ line: Int) -> [Int] {
        let demand = demands[place]
        return pools.indices.filter { pool in
            pools[pool].kind == demand.lines[line].kind
                && demand.lines[line].skills.allSatisfy { pools[pool].skills.contains($0) }
                && pools[pool].leadMinutes(to: demand) <= demand.maxLeadMinutes
        }
    }

    /// Does what a change says.
    mutating func apply(_ shortage: Shortage) {
        let demand = shortage.demand
        switch shortage.change {
        case .moreUnits(let pool, let units): pools[pool].units += units
        case .openReserve(let pool, let units): pools[pool].reserve -= units
        case .longerLead(_, let minutes):
            demands[demand].maxLeadMinutes = max(
                demands[demand].maxLeadMinutes, self.demands[demand].maxLeadMinutes + minutes)
        case .fewerSkills(_, let skills):
            demands[demand].lines[shortage.line].skills.removeAll { skills.contains($0) }
        case .newPool(let units):
            let line = demands[demand].lines[shortage.line]
            pools.append(
                Pool(
                    id: "new-\(pools.count)", kind: line.kind, skills: line.skills, units: units,
                    cost: 0, readyMinutes: 0, x: demands[demand].x, y: demands[demand].y))
        case .none: break
        }
    }
}
