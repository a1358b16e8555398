// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import Notation
import PlanFiles
import PlanReview
import PlanTrial
import ResponseCore
import ResponseModel

/// `muster test`: runs the tests that stand in plans.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the tests inside the plans, or the rules of a plan over past incidents.")

    @Argument(help: "Plan folders or files. (default: plans)")
    var paths: [String] = []

    @Option(
        help: ArgumentHelp(
            "Also write the results as XML of JUnit, for continuous integration.",
            valueName: "file"))
    var junit: String?

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup(title: "Past incidents") var history: BackTestOptions

    func validate() throws {
        try history.validate()
        if history.file != nil, junit != nil {
            throw ValidationError("--junit is for the tests inside plans, not for --history.")
        }
    }

    func run() throws {
        guard history.file == nil else { return try history.run(paths, json: json) }
        let sources = try PlanSources.read(paths.isEmpty ? ["plans"] : paths)
        let cases = Self.cases(try sources.soundPlanSet(), sources)
        if json {
            Terminal.say(.array(cases.map(\.result).map(PlanTestText.json)))
        } else {
            for case let one in cases where !one.details.isEmpty {
                Terminal.say(one.details.joined(separator: "\n"))
            }
        }
        if let junit {
            try OutputFile.write(JUnitReport(cases).text, to: junit)
            Terminal.complain("wrote \(junit)")
        }
        let failed = cases.count { !$0.result.failures.isEmpty }
        Terminal.complain("\(cases.count - failed) passed, \(failed) failed")
        if failed > 0 { ExitStatus.doesNotHold.end() }
    }

    private static func cases(_ planSet: PlanSet, _ sources: PlanSources) -> [JUnitReport.Case] {
        let clock = SystemClock()
        return planSet.plans.all.flatMap { plan in
            plan.tests.filter { sources.isAskedFor($0.place.path) }.map { test in
                let begin = clock.now()
                var result = PlanTestRun(test, of: plan, in: planSet, now: begin).result
                result.place.path = sources.shown(result.place.path)
                for index in result.failures.indices {
                    let path = result.failures[index].place.path
                    result.failures[index].place.path = sources.shown(path)
                }
                let details = result.failures.map { PlanTestText.text(of: $0, in: result) }
                return JUnitReport.Case(
                    result: result, milliseconds: (clock.now() - begin).milliseconds,
                    details: details)
            }
        }
    }
}

extension PlanSources {
    /// The compiled plans; errors end the command.
    func soundPlanSet() throws -> PlanSet {
        let compilation = compile()
        let errors = compilation.diagnostics.filter { $0.severity == .error }
        guard let planSet = compilation.planSet, errors.isEmpty else {
            throw CommandFailure(
                .doesNotHold, Diagnostic.text(of: errors),
                help: errors.isEmpty ? "Files beside those that were named have errors." : "")
        }
        return planSet
    }
}
