// SPDX-License-Identifier: Apache-2.0
// Which source may serve which line, and at what score.

/// The sources of an instance, and what each line may take.
struct Eligibility: Sendable {
    /// What a pool may give to some: all but its reserve to everybody, the reserve to severity 1.
    struct Source: Sendable, Equatable {
        var pool: Int
        var isReserve: Bool
    }

    /// A line by its place in the instance.
    struct LinePlace: Sendable, Equatable {
        var demand: Int
        var line: Int
    }

    private(set) var instance: AllocationInstance
    /// Two for a pool, so that a pool keeps its places when its reserve changes: its open part at
    /// 2 × pool, its reserve behind that.
    var sourceCount: Int { instance.pools.count * 2 }
    /// All lines, demand after demand.
    private(set) var lines: [LinePlace] = []
    /// The first line of each demand, and behind the last the count of lines.
    private(set) var firstLine: [Int] = []
    private var skills: SkillBits
    private var poolSkills: [SkillSet]
    private var poolsOfKind: [Int: [Int]] = [:]

    init(_ instance: AllocationInstance) {
        self.instance = instance
        let bits = SkillBits(instance)
        skills = bits
        poolSkills = instance.pools.map { bits.set($0.skills) }
        for (place, pool) in instance.pools.enumerated() {
            poolsOfKind[pool.kind, default: []].append(place)
        }
        for (place, demand) in instance.demands.enumerated() {
            firstLine.append(lines.count)
            lines += demand.lines.indices.map { LinePlace(demand: place, line: $0) }
        }
        firstLine.append(lines.count)
    }

    func source(_ number: Int) -> Source {
        Source(pool: number / 2, isReserve: number % 2 == 1)
    }

    /// Units that a source has.
    func capacity(_ number: Int) -> Int {
        let pool = instance.pools[number / 2]
        return number % 2 == 1 ? pool.reserve : pool.units - pool.reserve
    }

    func severity(ofLine line: Int) -> Int { instance.demands[lines[line].demand].severity }

    /// Lines by kind, and then by place. Kinds have nothing to do with each other, so their order
    /// changes no answer; one after the other they stay in the cache of the processor.
    var linesByKind: [Int] {
        lines.indices.map { kind(ofLine: $0) << 16 | $0 }.sorted().map { $0 & 0xffff }
    }

    /// Lines by kind, severity, how many sources they can choose from, and place. Whoever has a
    /// choice comes last, so that few have to be moved: that saves a fifth of the work.
    func servingOrder(choices: [Int]) -> [Int] {
        let keys = lines.indices.map { line in
            // 31 bits of a kind, 2 of a severity, 13 of a count of sources and 16 of a line.
            let urgency = kind(ofLine: line) << 2 | (severity(ofLine: line) - 1)
            return urgency << 29 | choices[line] << 16 | line
        }
        return keys.sorted().map { $0 & 0xffff }
    }

    private func kind(ofLine line: Int) -> Int {
        instance.demands[lines[line].demand].lines[lines[line].line].kind
    }

    /// Sources that may serve a line, with the score of a unit, in the order of the pools.
    func choices(ofLine number: Int) -> [(source: Int, score: Int)] {
        let place = lines[number]
        let demand = instance.demands[place.demand]
        let line = demand.lines[place.line]
        let wanted = skills.set(line.skills)
        let pools = poolsOfKind[line.kind] ?? []
        var choices: [(source: Int, score: Int)] = []
        choices.reserveCapacity(pools.count)
        for pool in pools where poolSkills[pool].contains(wanted) {
            let model = instance.pools[pool]
            let lead = model.leadMinutes(to: demand)
            guard lead <= demand.maxLeadMinutes else { continue }
            choices.append((2 * pool, model.cost + lead))
            if demand.severity == 1, model.reserve > 0 {
                choices.append((2 * pool + 1, model.cost + lead))
            }
        }
        return choices
    }

    /// Whether a pool may serve a line, from its open part or its reserve.
    func canServe(_ pool: Int, line number: Int) -> Bool {
        let place = lines[number]
        let demand = instance.demands[place.demand]
        let line = demand.lines[place.line]
        return instance.pools[pool].kind == line.kind
            && poolSkills[pool].contains(skills.set(line.skills))
            && instance.pools[pool].leadMinutes(to: demand) <= demand.maxLeadMinutes
    }

    /// Puts another demand in the place of one; it must have as many lines.
    mutating func replace(demand place: Int, by demand: AllocationInstance.Demand) {
        precondition(
            demand.lines.count == instance.demands[place].lines.count,
            "a demand of \(instance.demands[place].lines.count) lines got \(demand.lines.count)")
        instance.demands[place] = demand
        for line in demand.lines { skills.add(line.skills) }
    }

    /// Puts another pool in the place of one.
    mutating func replace(pool place: Int, by pool: AllocationInstance.Pool) {
        let before = instance.pools[place].kind
        poolsOfKind[before, default: []].removeAll { $0 == place }
        poolsOfKind[pool.kind, default: []].append(place)
        poolsOfKind[pool.kind]?.sort()
        instance.pools[place] = pool
        skills.add(pool.skills)
        poolSkills[place] = skills.set(pool.skills)
    }
}
