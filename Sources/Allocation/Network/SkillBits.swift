// SPDX-License-Identifier: Apache-2.0

/// Skills of an instance as bits, so that "has every skill" is a few machine instructions.
struct SkillBits: Sendable {
    private var bits: [Int: Int] = [:]

    /// Numbers the skills in the order in which they first occur.
    init(_ instance: AllocationInstance) {
        for pool in instance.pools { add(pool.skills) }
        for demand in instance.demands {
            for line in demand.lines { add(line.skills) }
        }
    }

    /// Numbers skills that are not numbered yet.
    mutating func add(_ skills: [Int]) {
        for skill in skills where bits[skill] == nil { bits[skill] = bits.count }
    }

    /// The set of some skills, all of them numbered.
    func set(_ skills: [Int]) -> SkillSet {
        var set = SkillSet()
        for skill in skills { if let bit = bits[skill] { set.insert(bit) } }
        return set
    }
}

/// Numbers from 0, the first 64 without memory of their own.
struct SkillSet: Sendable, Equatable {
    private var first: UInt64 = 0
    private var rest: [UInt64] = []

    mutating func insert(_ bit: Int) {
        guard bit >= 64 else {
            first |= 1 << UInt64(bit)
            return
        }
        let word = bit / 64 - 1
        while rest.count <= word { rest.append(0) }
        rest[word] |= 1 << UInt64(bit % 64)
    }

    /// Whether it has all of another.
    func contains(_ other: SkillSet) -> Bool {
        guard first & other.first == other.first else { return false }
        guard !other.rest.isEmpty else { return true }
        return other.rest.indices.allSatisfy { word in
            let own = word < rest.count ? rest[word] : 0
            return own & other.rest[word] == other.rest[word]
        }
    }
}
