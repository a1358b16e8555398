// SPDX-License-Identifier: Apache-2.0

import Allocation

/// What is wrong with an answer, whether it is the best or not. Empty: nothing.
func faults(of answer: AllocationAnswer, for instance: AllocationInstance) -> [String] {
    var faults: [String] = []
    var fromPool = instance.pools.map { _ in 0 }
    var fromOpen = fromPool
    var given = instance.demands.map { $0.lines.map { _ in 0 } }
    var score = 0
    for choice in answer.assignments {
        let demand = instance.demands[choice.demand]
        let line = demand.lines[choice.line]
        let pool = instance.pools[choice.pool]
        if choice.units < 1 { faults.append("\(choice) gives nothing") }
        if pool.kind != line.kind { faults.append("\(choice) is of another kind") }
        if !line.skills.allSatisfy({ pool.skills.contains($0) }) {
            faults.append("\(choice) lacks a skill")
        }
        if pool.leadMinutes(to: demand) > demand.maxLeadMinutes {
            faults.append("\(choice) comes too late")
        }
        fromPool[choice.pool] += choice.units
        if demand.severity > 1 { fromOpen[choice.pool] += choice.units }
        given[choice.demand][choice.line] += choice.units
        score += choice.units * pool.score(for: demand)
    }
    for (place, pool) in instance.pools.enumerated() {
        if fromPool[place] > pool.units { faults.append("\(pool.id) gives too much") }
        if fromOpen[place] > pool.units - pool.reserve {
            faults.append("\(pool.id) gives of its reserve")
        }
    }
    if score != answer.score { faults.append("the score is \(score), not \(answer.score)") }
    return faults + countFaults(answer, instance, given)
}

private func countFaults(
    _ answer: AllocationAnswer, _ instance: AllocationInstance, _ given: [[Int]]
) -> [String] {
    var faults: [String] = []
    var coverage = [0, 0, 0, 0]
    var missing: [AllocationAnswer.Unserved] = []
    for (place, demand) in instance.demands.enumerated() {
        let wanted = demand.lines.map(\.units)
        if zip(given[place], wanted).contains(where: { $0 > $1 }) {
            faults.append("\(demand.id) gets more than it wants")
        }
        switch instance.mode {
        case .units: coverage[demand.severity - 1] += given[place].reduce(0, +)
        case .whole where given[place] == wanted: coverage[demand.severity - 1] += 1
        case .whole where given[place].contains { $0 > 0 }:
            faults.append("\(demand.id) gets a part")
        case .whole: break
        }
        for (line, units) in wanted.enumerated() where given[place][line] < units {
            missing.append(.init(demand: place, line: line, units: units - given[place][line]))
        }
    }
    if coverage != answer.coverage { faults.append("covered is \(coverage)") }
    if missing != answer.unserved { faults.append("unserved is \(missing)") }
    return faults
}
