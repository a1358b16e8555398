// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import PlanFiles
import ResponseCore

/// `muster explain`: what a plan would do, without doing it.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show level, rule trace, people, resources and notices of a plan; write nothing.")

    @Argument(help: "The plan, by its id.")
    var plan: String

    @Option(name: .customLong("facts"), parsing: .upToNextOption, help: "Facts: name=value …")
    var facts: [String] = []

    @Option(help: "When: a moment such as 2026-03-01T02:00:00+08:00. (default: now)")
    var at: String?

    @OptionGroup var session: SessionOptions

    func run() throws {
        let planSet = try PlanSources.planSet(of: session.planFolder)
        guard let model = planSet.plans[PlanID(plan)] else {
            let hint = nearest(to: plan, among: planSet.plans.all.map(\.id.raw))
            throw CommandFailure(
                .usage, "error: there is no plan \"\(plan)\".",
                help: hint.map { "Did you mean \"\($0)\"?" }
                    ?? "There are: " + planSet.plans.all.map(\.id.raw).joined(separator: ", "))
        }
        let facts = try self.facts.map { try FactArgument($0).fact }
        let moment = try at.map { try MomentArgument($0).moment } ?? SystemClock().now()
        let explanation = try PlanExplanation(model, planSet, facts: facts, at: moment)
        if session.json {
            Terminal.say(explanation.json)
        } else {
            Terminal.say(explanation.text)
        }
    }
}
