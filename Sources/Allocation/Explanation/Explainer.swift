// SPDX-License-Identifier: Apache-2.0
// Looks at a finished answer and says why. A change is offered only if it serves the missing units:
// units that are free can be had as soon as the rule in the way falls; more units in a pool are
// tried out, because a more severe demand might take them first.

/// Reads reasons out of a flow.
struct Explainer {
    private let eligibility: Eligibility
    private var network: FlowNetwork
    private let instance: AllocationInstance
    private let workBefore: Int
    /// Units left at each source that a change for another line of the same demand counts on.
    private var promised: [Int]

    /// An explainer of what a network serves.
    init(_ eligibility: Eligibility, _ network: FlowNetwork) {
        self.eligibility = eligibility
        self.network = network
        self.network.keepsHistory = true
        instance = eligibility.instance
        workBefore = network.work
        promised = Array(repeating: 0, count: network.sources.count)
    }

    /// Looks at pairs of a line and a source since the beginning.
    var work: Int { network.work - workBefore }

    /// Why a line lacks units, and what would help.
    mutating func shortage(_ missing: AllocationAnswer.Unserved) -> Shortage {
        let number = eligibility.firstLine[missing.demand] + missing.line
        var shortage = Shortage(
            demand: missing.demand, line: missing.line, units: missing.units,
            reason: reason(number), change: .newPool(units: missing.units),
            changeScore: .max)
        for offer in offers(number, units: missing.units)
        where offer.score < shortage.changeScore {
            guard let change = tried(offer.change, number, units: missing.units) else { continue }
            shortage.change = change
            shortage.changeScore = offer.score
        }
        // A pool that does not exist has no score.
        if shortage.changeScore == .max { shortage.changeScore = 0 }
        return shortage
    }

    /// Why lines of one demand that gets nothing lack units. Those that could be served are, while
    /// the others are looked at, and what one change counts on no other does.
    mutating func shortages(_ group: [AllocationAnswer.Unserved]) -> [Shortage] {
        let mark = network.mark
        var failing: [Int] = []
        for place in group {
            let before = network.mark
            if !network.serveWholly(eligibility.firstLine[place.demand] + place.line) {
                network.takeBack(to: before)
                failing.append(place.line)
            }
        }
        let shortages = group.map { place in
            guard failing.contains(place.line) else {
                return Shortage(
                    demand: place.demand, line: place.line, units: place.units,
                    reason: .otherLine(failing.first ?? place.line), change: .none, changeScore: 0)
            }
            let shortage = shortage(place)
            promise(shortage, 1)
            return shortage
        }
        for shortage in shortages { promise(shortage, -1) }
        network.takeBack(to: mark)
        return shortages
    }

    /// Counts on the units of a change, or (`sign` below 0) no longer does.
    private mutating func promise(_ shortage: Shortage, _ sign: Int) {
        switch shortage.change {
        case .openReserve(let pool, let units): promised[2 * pool + 1] += sign * units
        case .longerLead(let pool, _), .fewerSkills(let pool, _):
            // The open part and the reserve serve as one here: only severity 1 counts on both.
            promised[2 * pool] += sign * shortage.units
        case .moreUnits, .newPool, .none: break
        }
    }

    /// The pool next in score for a line that takes from one; nil when no other is able.
    func runnerUp(_ choice: AllocationAnswer.Assignment) -> RunnerUp? {
        let demand = instance.demands[choice.demand]
        let number = eligibility.firstLine[choice.demand] + choice.line
        let score = instance.pools[choice.pool].score(for: demand)
        let others = ablePools(number).filter { $0 != choice.pool }.map { pool in
            RunnerUp(
                pool: pool, extraScore: instance.pools[pool].score(for: demand) - score,
                freeUnits: free(pool, for: demand))
        }
        // A pool with units left comes before one that could only take them from others.
        return others.min {
            ($0.freeUnits == 0 ? 1 : 0, $0.extraScore, $0.pool)
                < ($1.freeUnits == 0 ? 1 : 0, $1.extraScore, $1.pool)
        }
    }

    // MARK: Reasons

    private func ablePools(_ line: Int) -> [Int] {
        var pools: [Int] = []
        for choice in eligibility.choices(ofLine: line) where pools.last != choice.source / 2 {
            pools.append(choice.source / 2)
        }
        return pools
    }

    private func left(_ source: Int) -> Int {
        network.sources[source].capacity - network.sources[source].used - promised[source]
    }

    private func free(_ pool: Int, for demand: AllocationInstance.Demand) -> Int {
        left(2 * pool) + (demand.severity == 1 ? left(2 * pool + 1) : 0)
    }

    /// Why a line, counted over all demands, has no units left to take.
    func reason(_ number: Int) -> Shortage.Reason {
        let place = eligibility.lines[number]
        let demand = instance.demands[place.demand]
        let able = ablePools(number)
        guard !able.isEmpty else { return reasonOfNone(demand, demand.lines[place.line]) }
        if demand.severity > 1, let pool = able.first(where: { left(2 * $0 + 1) > 0 }) {
            return .reserve(pool: pool, units: left(2 * pool + 1))
        }
        let holders = holders(of: able, except: place.demand)
        return holders.isEmpty ? .tooFew(pool: able[0]) : .taken(by: Array(holders.prefix(3)))
    }

    private func reasonOfNone(
        _ demand: AllocationInstance.Demand, _ line: AllocationInstance.Line
    ) -> Shortage.Reason {
        let sameKind = instance.pools.indices.filter { instance.pools[$0].kind == line.kind }
        guard !sameKind.isEmpty else { return .noPool }
        let skilled = sameKind.filter { lacking(line, $0).isEmpty }
        if let pool = skilled.min(by: { lead($0, demand) < lead($1, demand) }) {
            return .tooFar(pool: pool, minutes: lead(pool, demand) - demand.maxLeadMinutes)
        }
        let nearest = sameKind.min { lacking(line, $0).count < lacking(line, $1).count }
        return nearest.map { .noSkill(pool: $0, lacking: lacking(line, $0)) } ?? .noPool
    }

    private func lead(_ pool: Int, _ demand: AllocationInstance.Demand) -> Int {
        instance.pools[pool].leadMinutes(to: demand)
    }

    private func lacking(_ line: AllocationInstance.Line, _ pool: Int) -> [Int] {
        line.skills.filter { !instance.pools[pool].skills.contains($0) }
    }

    private func holders(of pools: [Int], except own: Int) -> [Int] {
        var units: [Int: Int] = [:]
        for pool in pools {
            for source in [2 * pool, 2 * pool + 1] {
                var served = network.sources[source].firstServed
                while served >= 0 {
                    let arc = network.arcs[Int(served)]
                    units[eligibility.lines[Int(arc.line)].demand, default: 0] += Int(arc.flow)
                    served = network.links[Int(served)].nextServed
                }
            }
        }
        let sorted = units.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        return sorted.map(\.key).filter { $0 != own }
    }

    // MARK: Changes

    private func offers(_ number: Int, units: Int) -> [(change: Shortage.Change, score: Int)] {
        let place = eligibility.lines[number]
        let demand = instance.demands[place.demand]
        let line = demand.lines[place.line]
        var offers: [(change: Shortage.Change, score: Int)] = []
        for pool in instance.pools.indices where instance.pools[pool].kind == line.kind {
            let score = instance.pools[pool].score(for: demand) * units
            let lacking = lacking(line, pool)
            let over = lead(pool, demand) - demand.maxLeadMinutes
            let isFree = free(pool, for: demand) >= units
            if lacking.isEmpty, over <= 0 {
                if demand.severity > 1, left(2 * pool + 1) >= units {
                    offers.append((.openReserve(pool: pool, units: units), score))
                }
                offers.append((.moreUnits(pool: pool, units: units), score))
            } else if lacking.isEmpty, isFree {
                offers.append((.longerLead(pool: pool, minutes: over), score))
            } else if over <= 0, isFree {
                offers.append((.fewerSkills(pool: pool, skills: lacking), score))
            }
        }
        return offers.enumerated().sorted { ($0.1.score, $0.0) < ($1.1.score, $1.0) }.map(\.1)
    }

    /// A change as large as it has to be; nil when it does not serve the line.
    private mutating func tried(
        _ change: Shortage.Change, _ line: Int, units: Int
    ) -> Shortage.Change? {
        switch change {
        case .moreUnits(let pool, _):
            // In mode `whole` the line is not in the network, so that the units are its own.
            guard network.lines[line].missing > 0 else { return change }
            return needed(at: 2 * pool, line).map { .moreUnits(pool: pool, units: $0) }
        case .openReserve(let pool, _):
            guard network.lines[line].missing > 0 else { return change }
            guard let more = needed(at: 2 * pool, line), more <= left(2 * pool + 1) else {
                return nil
            }
            return .openReserve(pool: pool, units: more)
        default: return change
        }
    }

    /// Rounds of trying out; whoever needs more has too many before it.
    private static let trials = 12

    /// Units more at a source after which a line has all it wants: more severe lines, and cheaper
    /// ones, may take the first of them.
    private mutating func needed(at source: Int, _ line: Int) -> Int? {
        let mark = network.mark
        let capacity = network.sources[source].capacity
        defer {
            network.takeBack(to: mark)
            network.sources[source].capacity = capacity
        }
        var more = 0
        for _ in 0..<Self.trials {
            more += network.lines[line].missing
            network.sources[source].capacity = capacity + more
            network.giveAway(source)
            if network.lines[line].missing == 0 { return more }
        }
        return nil
    }
}
