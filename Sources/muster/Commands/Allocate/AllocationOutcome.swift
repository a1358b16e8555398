// SPDX-License-Identifier: Apache-2.0

import Allocation
import Notation
import ResponseCore

/// An answer with what is said about it.
struct AllocationOutcome {
    let instance: AllocationInstance
    let answer: AllocationAnswer
    let reasons: [Shortage.Reason]
    /// Only if it was asked for: looking for changes takes longer than solving.
    let explanation: AllocationExplanation?
    /// Only if changes were asked for.
    var trial: AllocationTrial?
    /// Time in the solver, and behind it for the explanation.
    let solving: Duration
    let explaining: Duration

    init(_ instance: AllocationInstance, explain: Bool) throws(InstanceError) {
        self.instance = instance
        let clock = ContinuousClock()
        let start = clock.now
        switch instance.mode {
        case .units:
            let solved = try UnitsAllocation(instance)
            answer = solved.answer
            solving = clock.now - start
            reasons = solved.reasons(of: answer)
            let second = clock.now
            explanation = explain ? solved.explanation(of: answer) : nil
            explaining = clock.now - second
        case .whole:
            let solved = try WholeAllocation(instance)
            answer = solved.answer
            solving = clock.now - start
            let second = clock.now
            let found = solved.explanation()
            explaining = clock.now - second
            reasons = found.shortages.map(\.reason)
            explanation = explain ? found : nil
        }
    }

    /// Solves an instance of one demand and one pool. The first use of a type costs a process some
    /// microseconds, together more than a small instance does; a server has long paid them, so that
    /// `solve_ms` without them says what solving costs.
    static func warmUp() throws(InstanceError) {
        for mode in AllocationInstance.Mode.allCases {
            let line = AllocationInstance.Line(kind: 0, skills: [0], units: 1)
            let demand = AllocationInstance.Demand(
                id: "d", severity: 1, x: 0, y: 0, maxLeadMinutes: 0, lines: [line])
            let pool = AllocationInstance.Pool(
                id: "p", kind: 0, skills: [0], units: 1, cost: 0, readyMinutes: 0, x: 0, y: 0)
            _ = try AllocationOutcome(
                .init(mode: mode, demands: [demand], pools: [pool]), explain: false)
        }
    }

    private func milliseconds(_ span: Duration) -> JSON {
        AllocationTrial.milliseconds(span / .microseconds(1) / 1_000)
    }

    /// As docs/benchmarks/allocation.md says.
    var json: JSON {
        let members: [JSON.Member] = [
            .init("coverage", numbers(answer.coverage)),
            .init("score", .integer(Int64(answer.score))),
            .init("proof", .string(answer.isOptimal ? "optimal" : "gap")),
            .init("gap", gap),
            .init("coverage_bound", numbers(answer.coverageBound)),
            .init("score_bound", .integer(Int64(answer.scoreBound))),
            .init("solve_ms", milliseconds(solving)),
            .init("assignments", .array(answer.assignments.indices.map(assignment))),
            .init("unserved", .array(answer.unserved.indices.map(unserved))),
        ]
        let explained: [JSON.Member] =
            explanation == nil ? [] : [.init("explain_ms", milliseconds(explaining))]
        return .object(members + explained + (trial.map { [.init("changes", $0.json)] } ?? []))
    }

    /// A fraction; whole ones are integers, as all JSON here has it.
    private var gap: JSON {
        let fraction = Double(answer.gapMillionths) / 1_000_000
        return Int64(exactly: fraction).map(JSON.integer) ?? .number(fraction)
    }

    private func numbers(_ values: [Int]) -> JSON { .array(values.map { .integer(Int64($0)) }) }

    private func assignment(_ place: Int) -> JSON {
        let choice = answer.assignments[place]
        var members: [JSON.Member] = [
            .init("demand", .string(instance.demands[choice.demand].id)),
            .init("line", .integer(Int64(choice.line))),
            .init("pool", .string(instance.pools[choice.pool].id)),
            .init("units", .integer(Int64(choice.units))),
        ]
        if let explanation {
            let next = explanation.runnersUp[place].map { runnerUp in
                JSON.object([
                    .init("pool", .string(instance.pools[runnerUp.pool].id)),
                    .init("extra_score", .integer(Int64(runnerUp.extraScore))),
                    .init("free_units", .integer(Int64(runnerUp.freeUnits))),
                ])
            }
            members.append(.init("runner_up", next ?? .null))
        }
        return .object(members)
    }

    private func unserved(_ place: Int) -> JSON {
        let missing = answer.unserved[place]
        let words = AllocationText(instance)
        var members: [JSON.Member] = [
            .init("demand", .string(instance.demands[missing.demand].id)),
            .init("line", .integer(Int64(missing.line))),
            .init("units", .integer(Int64(missing.units))),
            .init("reason", .string(words.reason(reasons[place]))),
        ]
        if let explanation {
            let shortage = explanation.shortages[place]
            members.append(.init("change", .string(words.change(shortage.change))))
            members.append(.init("change_score", .integer(Int64(shortage.changeScore))))
        }
        return .object(members)
    }

    /// For people.
    var text: String {
        let words = AllocationText(instance)
        let what = instance.mode == .units ? "units" : "demands"
        let proof =
            answer.isOptimal ? "proven best" : "at most \(words.percent(answer.gapMillionths)) off"
        var lines = zip(1..., answer.coverage).map { "severity \($0): \($1) \(what) covered" }
        lines += ["score \(answer.score), \(proof)"] + (trial.map { [$0.text] } ?? []) + [""]
        var given = Table(
            ["DEMAND", "LINE", "POOL", "UNITS"] + (explanation == nil ? [] : ["NEXT"]))
        for (place, choice) in answer.assignments.enumerated() {
            given.add(
                [
                    instance.demands[choice.demand].id, "\(choice.line)",
                    instance.pools[choice.pool].id, "\(choice.units)",
                ] + (explanation.map { [words.next($0.runnersUp[place])] } ?? []))
        }
        lines.append(given.text)
        guard !answer.unserved.isEmpty else { return lines.joined(separator: "\n") }
        var missing = Table(["UNSERVED", "LINE", "UNITS", "WHY"])
        for (place, line) in answer.unserved.enumerated() {
            let change = explanation.map { "; " + words.change($0.shortages[place].change) } ?? ""
            missing.add([
                instance.demands[line.demand].id, "\(line.line)", "\(line.units)",
                words.reason(reasons[place]) + change,
            ])
        }
        return (lines + ["", missing.text]).joined(separator: "\n")
    }
}
