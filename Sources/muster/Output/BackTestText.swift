// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import PlanFiles
import PlanReview
import ResponseCore
import ResponseModel

/// What came of running rules over past incidents, for people and for programs.
struct BackTestText {
    private let test: BackTest
    private let file: String
    /// What the other revision is called; nil without one.
    private let former: String?

    init(_ test: BackTest, file: String, former: String?) {
        self.test = test
        self.file = file
        self.former = former
    }

    /// The lines that are no records, and what was passed over.
    var problems: [String] {
        var lines = test.problems.map { problem in
            "\(file):\(problem.line): error: \(problem.message). \(problem.help)".visibleLine
        }
        let more = test.problemCount - test.problems.count
        if more > 0 { lines.append("\(file): error: \(more) more lines are no records.") }
        for field in test.ignoredFields {
            guard let near = field.near else { continue }
            let line =
                "\(file): note: \(field.count) records have \"\(field.name)\", which no fact takes."
                + " Did you mean \"\(near)\"?"
            lines.append(line.visibleLine)
        }
        return lines
    }

    // MARK: For people

    var text: String {
        let plan = test.plan
        var lines = [
            "\(plan.id), revision \(plan.revision), over \(file): \(test.cases) incidents"
        ]
        lines += test.counts.filter { $0.count > 0 || $0.formerCount ?? 0 > 0 }.map(line)
        let ignored = test.ignoredFields.map(\.name)
        if !ignored.isEmpty {
            lines.append("fields that no fact takes: \(ignored.joined(separator: ", "))")
        }
        if test.labelled > 0 { lines += agreement }
        if let former { lines += changes(former) }
        return lines.map(\.visibleLine).joined(separator: "\n")
    }

    private func line(_ count: BackTest.Count) -> String {
        let before = count.formerCount.map { $0 == count.count ? "" : " (was \($0))" } ?? ""
        return "  \(Self.name(count.level)): \(count.count)\(before)"
    }

    private var agreement: [String] {
        // Rounded, but never to all of them unless it is all of them.
        let rounded = (test.agreed * 1_000 + test.labelled / 2) / test.labelled
        let tenths = test.agreed == test.labelled ? 1_000 : min(rounded, 999)
        let head =
            "agreement with the recorded level: \(test.agreed) of \(test.labelled)"
            + " (\(tenths / 10).\(tenths % 10) %)"
        let pairs = test.pairings.filter { $0.recorded != $0.level }.map {
            "  recorded level \($0.recorded), by the rules \(Self.name($0.level)): \($0.count)"
        }
        return [head] + pairs
            + test.disagreements.flatMap { one -> [String] in
                let recorded = one.incident.recorded.map { "level \($0)" } ?? ""
                return [
                    "line \(one.incident.line), \(one.incident.name): recorded \(recorded), "
                        + "by the rules \(Self.name(one.trial.level))"
                ] + rules(one.trial, indent: "  ")
            }
    }

    private func changes(_ former: String) -> [String] {
        ["against \(former): \(test.changes.count) of \(test.cases) incidents change"]
            + test.changes.flatMap { one -> [String] in
                guard let before = one.formerTrial else { return [] }
                return [
                    "line \(one.incident.line), \(one.incident.name): "
                        + "\(Self.name(before.level)) -> \(Self.name(one.trial.level))",
                    "  before:",
                ] + rules(before, indent: "    ") + ["  now:"] + rules(one.trial, indent: "    ")
            }
    }

    private func rules(_ trial: Trial, indent: String) -> [String] {
        trial.rules.map { "\(indent)rule \($0.index + 1): \(RuleWords.line($0))" }
    }

    private static func name(_ level: Int?) -> String { level.map { "level \($0)" } ?? "no level" }

    // MARK: For programs

    var json: JSON {
        [
            "plan": .string(test.plan.id.raw), "revision": .integer(Int64(test.plan.revision)),
            "digest": .string(test.plan.digest), "against": against, "file": .string(file),
            "cases": .integer(Int64(test.cases)),
            "levels": .array(
                test.counts.map { count in
                    [
                        "level": Self.number(count.level), "count": .integer(Int64(count.count)),
                        "former_count": Self.number(count.formerCount),
                    ]
                }),
            "labelled": .integer(Int64(test.labelled)), "agreed": .integer(Int64(test.agreed)),
            "pairs": .array(
                test.pairings.map { pair in
                    [
                        "recorded": .integer(Int64(pair.recorded)),
                        "level": Self.number(pair.level), "count": .integer(Int64(pair.count)),
                    ]
                }),
            "disagreements": .array(test.disagreements.map(json)),
            "changes": .array(test.changes.map(json)),
            "bad_line_count": .integer(Int64(test.problemCount)),
            "bad_lines": .array(
                test.problems.map { problem in
                    [
                        "line": .integer(Int64(problem.line)),
                        "message": .string(problem.message), "help": .string(problem.help),
                    ]
                }),
            "ignored_fields": .array(
                test.ignoredFields.map { field in
                    [
                        "name": .string(field.name), "count": .integer(Int64(field.count)),
                        "near": field.near.map { .string($0) } ?? .null,
                    ]
                }),
        ]
    }

    private var against: JSON {
        guard let plan = test.former, let former else { return .null }
        return [
            "title": .string(former), "revision": .integer(Int64(plan.revision)),
            "digest": .string(plan.digest),
        ]
    }

    private func json(_ one: BackTest.Case) -> JSON {
        [
            "line": .integer(Int64(one.incident.line)), "id": .string(one.incident.name),
            "recorded": Self.number(one.incident.recorded),
            "level": Self.number(one.trial.level), "rules": TriedRulePart.all(of: one.trial).shape,
            "former_level": Self.number(one.formerTrial?.level),
            "former_rules": one.formerTrial.map { TriedRulePart.all(of: $0).shape } ?? .null,
        ]
    }

    private static func number(_ number: Int?) -> JSON {
        number.map { .integer(Int64($0)) } ?? .null
    }
}
