// SPDX-License-Identifier: Apache-2.0

/// Why an instance is refused.
package struct InstanceError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Where: `demands[3].lines[0].units`.
    package var path: String
    package var code: Code
    /// What is wrong, as a sentence.
    package var message: String

    /// The kinds of error, stable for programs.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// A number outside its range.
        case range
        /// An id that occurs twice.
        case duplicate
        /// More entries than `AllocationLimits` allows.
        case tooLarge = "too_large"
        /// More work than `AllocationLimits.unitsWork`.
        case tooMuchWork = "too_much_work"
    }

    /// An error by its parts.
    init(_ code: Code, at path: String, _ message: String) {
        self.code = code
        self.path = path
        self.message = message
    }

    /// `demands[3].severity: 5 is not in 1...4.`
    package var description: String { "\(path): \(message)" }
}

extension AllocationInstance {
    /// Refuses what is outside the limits; costs one look at every field.
    ///
    /// - Throws: The first error in the order of the file.
    package func check() throws(InstanceError) {
        try Self.check(demands.count, in: 0...AllocationLimits.demands, at: "demands", "entries")
        try Self.check(pools.count, in: 0...AllocationLimits.pools, at: "pools", "entries")
        var lines = 0
        for (place, demand) in demands.enumerated() {
            try demand.check(at: "demands[\(place)]", in: mode)
            lines += demand.lines.count
        }
        try Self.check(lines, in: 0...AllocationLimits.lines, at: "demands", "lines in all")
        for (place, pool) in pools.enumerated() { try pool.check(at: "pools[\(place)]") }
        try Self.check(
            demands.reduce(0) { $0 + $1.lines.reduce(0) { $0 + $1.units } },
            in: 0...AllocationLimits.unitsInAll, at: "demands", "units in all")
        try Self.check(
            pools.reduce(0) { $0 + $1.units }, in: 0...AllocationLimits.unitsInAll, at: "pools",
            "units in all")
        try Self.checkUnique(demands.map(\.id), at: "demands")
        try Self.checkUnique(pools.map(\.id), at: "pools")
        var skills: Set<Int> = []
        for pool in pools { skills.formUnion(pool.skills) }
        for demand in demands { for line in demand.lines { skills.formUnion(line.skills) } }
        try Self.check(
            skills.count, in: 0...AllocationLimits.distinctSkills, at: "skills", "different skills")
    }

    private static func check(
        _ count: Int, in range: ClosedRange<Int>, at path: String, _ what: String
    ) throws(InstanceError) {
        guard range.contains(count) else {
            throw InstanceError(
                .tooLarge, at: path, "\(count) \(what); at most \(range.upperBound) are allowed.")
        }
    }

    private static func checkUnique(_ ids: [String], at path: String) throws(InstanceError) {
        var seen: Set<String> = []
        for (place, id) in ids.enumerated() where !seen.insert(id).inserted {
            throw InstanceError(
                .duplicate, at: "\(path)[\(place)].id", "\"\(id)\" occurs twice.")
        }
    }
}

extension AllocationInstance.Demand {
    func check(
        at path: @autoclosure () -> String, in mode: AllocationInstance.Mode
    ) throws(InstanceError) {
        try range(severity, 1...4, "\(path()).severity")
        try range(x, AllocationLimits.place, "\(path()).x")
        try range(y, AllocationLimits.place, "\(path()).y")
        try range(maxLeadMinutes, 0...AllocationLimits.minutes, "\(path()).max_lead_min")
        let most = mode == .units ? 1 : AllocationLimits.linesPerDemand
        guard (1...most).contains(lines.count) else {
            throw InstanceError(
                .range, at: "\(path()).lines",
                "\(lines.count) lines; in mode \(mode.rawValue) a demand has "
                    + (most == 1 ? "one." : "1 to \(most)."))
        }
        for (place, line) in lines.enumerated() {
            try line.check(at: "\(path()).lines[\(place)]")
        }
    }
}

extension AllocationInstance.Line {
    func check(at path: @autoclosure () -> String) throws(InstanceError) {
        try range(kind, 0...Int(Int32.max), "\(path()).kind")
        try range(units, 1...AllocationLimits.units, "\(path()).units")
        try checkSkills(skills, at: path())
    }
}

extension AllocationInstance.Pool {
    func check(at path: @autoclosure () -> String) throws(InstanceError) {
        try range(kind, 0...Int(Int32.max), "\(path()).kind")
        try checkSkills(skills, at: path())
        try range(units, 0...AllocationLimits.units, "\(path()).units")
        try range(reserve, 0...units, "\(path()).reserve")
        try range(cost, 0...AllocationLimits.cost, "\(path()).cost")
        try range(readyMinutes, 0...AllocationLimits.minutes, "\(path()).ready_min")
        try range(x, AllocationLimits.place, "\(path()).x")
        try range(y, AllocationLimits.place, "\(path()).y")
    }
}

extension AllocationLimits {
    /// Where a place may lie.
    static let place = -coordinate...coordinate
}

private func checkSkills(
    _ skills: [Int], at path: @autoclosure () -> String
) throws(InstanceError) {
    guard skills.count <= AllocationLimits.skillsPerEntry else {
        throw InstanceError(
            .tooLarge, at: "\(path()).skills",
            "\(skills.count) skills; at most \(AllocationLimits.skillsPerEntry) are allowed.")
    }
    for (place, skill) in skills.enumerated() {
        try range(skill, 0...Int(Int32.max), "\(path()).skills[\(place)]")
    }
}

private func range(
    _ value: Int, _ range: ClosedRange<Int>, _ path: @autoclosure () -> String
) throws(InstanceError) {
    guard range.contains(value) else {
        throw InstanceError(
            .range, at: path(), "\(value) is not in \(range.lowerBound)...\(range.upperBound).")
    }
}
