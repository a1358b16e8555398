// SPDX-License-Identifier: Apache-2.0
// The rules of a plan, held against what incidents of the past were: what would they have been?

package import Notation
import PlanFiles
package import ResponseCore
package import ResponseModel

/// A run of the classification rules of a plan, and perhaps of another revision of it, over past
/// incidents; line by line, keeping only what is worth telling.
package struct BackTest: Sendable {
    /// One incident and what the rules make of it.
    package struct Case: Sendable, Equatable {
        package var incident: PastIncident
        package var trial: Trial
        /// What the rules of the other revision make of it; nil without one.
        package var formerTrial: Trial?
    }

    /// How many incidents got a level.
    package struct Count: Sendable, Equatable {
        /// Nil: no rule gives one.
        package var level: Int?
        package var count: Int
        /// By the rules of the other revision; nil without one.
        package var formerCount: Int?
    }

    /// Incidents with one recorded level that got one level.
    package struct Pairing: Sendable, Equatable {
        package var recorded: Int
        package var level: Int?
        package var count: Int
    }

    package let plan: Plan
    package let former: Plan?
    /// Incidents that could be read.
    package private(set) var cases = 0
    /// Those whose level was recorded, and those of them for which the rules give the same.
    package private(set) var labelled = 0
    package private(set) var agreed = 0
    /// Incidents for which the rules give another level than was recorded, in the order of lines.
    package private(set) var disagreements: [Case] = []
    /// Incidents for which the two revisions give different levels, in the order of lines.
    package private(set) var changes: [Case] = []
    /// Lines that are no records: the first `toldProblems` of them, and how many there are.
    package private(set) var problems: [HistoryProblem] = []
    package private(set) var problemCount = 0
    private var levels = Register<Int, Int>()
    private var formerLevels = Register<Int, Int>()
    private var pairs: [Pairing] = []
    private var ignored = Register<String, Int>()
    private let scale: LevelScale
    private let reader: HistoryReader
    private let formerReader: HistoryReader?
    private let now: Timestamp

    // Stands for "no level" where a number is needed.
    private static let none = 0
    /// Names of fields that are told as not read: enough to see what is wrong.
    private static let toldFields = 100
    /// Lines that are told as no records: a file of something else must not fill the memory.
    private static let toldProblems = 1_000

    /// - Parameters:
    ///   - plan: whose rules are tried.
    ///   - former: another revision to compare with.
    ///   - scale: the levels of the organisation.
    ///   - label: the field with the recorded level; nil: as the plan says.
    ///   - now: what rules that read the time take for records without a moment.
    package init(
        _ plan: Plan, against former: Plan? = nil, scale: LevelScale, label: String? = nil,
        now: Timestamp
    ) {
        self.plan = plan
        self.former = former
        self.scale = scale
        self.now = now
        reader = HistoryReader(plan, scale: scale, label: label)
        formerReader = former.map { HistoryReader($0, scale: scale, label: label) }
    }

    /// Takes in a line of the file.
    ///
    /// - Parameter bytes: the line without its end; nil: it is longer than a line may be.
    package mutating func take(_ bytes: [UInt8]?, line: Int) {
        guard let bytes else {
            let problem = HistoryProblem(
                line: line, message: "the line is too long",
                help: "Leave out what the rules do not read.")
            return note(problem)
        }
        guard bytes.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else { return }
        do throws(HistoryProblem) {
            let (incident, others) = try reader.read(bytes, line: line)
            let former = try formerTrial(bytes, line)
            others.forEach { note($0) }
            count(Case(incident: incident, trial: trial(plan, incident), formerTrial: former))
        } catch {
            note(error)
        }
    }

    private mutating func note(_ problem: HistoryProblem) {
        problemCount += 1
        if problems.count < Self.toldProblems { problems.append(problem) }
    }

    private func formerTrial(_ bytes: [UInt8], _ line: Int) throws(HistoryProblem) -> Trial? {
        guard let former, let formerReader else { return nil }
        return trial(former, try formerReader.read(bytes, line: line).incident)
    }

    private func trial(_ plan: Plan, _ incident: PastIncident) -> Trial {
        classify(plan, FactBindings(plan: plan, facts: incident.facts, now: incident.at ?? now))
    }

    private mutating func note(_ field: String) {
        guard ignored[field] != nil || ignored.count < Self.toldFields else { return }
        ignored[field] = (ignored[field] ?? 0) + 1
    }

    private mutating func count(_ one: Case) {
        cases += 1
        let level = one.trial.level
        levels[level ?? Self.none] = (levels[level ?? Self.none] ?? 0) + 1
        if let formerTrial = one.formerTrial {
            let former = formerTrial.level
            formerLevels[former ?? Self.none] = (formerLevels[former ?? Self.none] ?? 0) + 1
            if former != level { changes.append(one) }
        }
        guard let recorded = one.incident.recorded else { return }
        labelled += 1
        pair(recorded, level)
        if recorded == level { agreed += 1 } else { disagreements.append(one) }
    }

    private mutating func pair(_ recorded: Int, _ level: Int?) {
        if let place = pairs.firstIndex(where: { $0.recorded == recorded && $0.level == level }) {
            pairs[place].count += 1
        } else {
            pairs.append(Pairing(recorded: recorded, level: level, count: 1))
        }
    }

    // MARK: What came out

    /// How many incidents got each level, the most severe first, then those without one.
    package var counts: [Count] {
        (scale.levels.map { Optional($0.number) } + [nil]).map { level in
            let key = level ?? Self.none
            return Count(
                level: level, count: levels[key] ?? 0,
                formerCount: former == nil ? nil : formerLevels[key] ?? 0)
        }
    }

    /// Recorded levels beside those that the rules give, sorted by both.
    package var pairings: [Pairing] {
        pairs.sorted { ($0.recorded, $0.level ?? .max) < ($1.recorded, $1.level ?? .max) }
    }

    /// Fields of records that no fact of the plan takes, with the number of records that have them,
    /// and the fact whose name is nearly the same.
    package var ignoredFields: [(name: String, count: Int, near: String?)] {
        ignored.keys.map { name in
            (name, ignored[name] ?? 0, nearest(to: name, among: plan.facts.map(\.name)))
        }
    }
}
