// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Drills
import Foundation
import Notation
import PlanFiles
import Reports
import ResponseCore
import ResponseModel

/// `muster drill`: drills on the rules that run incidents, in a world of their own.
struct DrillCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drill", abstract: "Run drills.", subcommands: [Run.self])

    struct Run: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run", abstract: "Run a drill at simulated pace; nothing real is touched.")

        @Argument(help: "The drill file.")
        var file: String

        @Option(help: "The seed; the same seed gives the same journal. (default: the file's)")
        var seed: UInt64?

        @Option(help: "A folder for the report in every format.")
        var report: String?

        @Option(help: "A file for the journal, one record a line.")
        var journal: String?

        @Flag(help: "Print every step of the simulation.")
        var trace = false

        @Option(help: "The plan folder. (default: the one beside the drill)")
        var plans: String?

        @Flag(help: "Print JSON.")
        var json = false

        func run() throws {
            let (scenario, planSet) = try compiled()
            var run = DrillRun(scenario: scenario, plans: planSet, seed: seed ?? scenario.seed)
            Terminal.complain("drill \(scenario.id), seed \(seed ?? scenario.seed)")
            let outcome = run.run()
            if trace { for line in outcome.trace { Terminal.complain(line.description) } }
            let evaluation = DrillEvaluation.evaluate(outcome.records, scenario: scenario)
            try write(outcome, evaluation)
            if json {
                Terminal.say(Reports.json(evaluation))
            } else {
                Terminal.say(DrillText.summary(evaluation, outcome))
            }
            try judge(outcome, evaluation)
        }

        private func compiled() throws -> (Scenario, PlanSet) {
            let compilation = try PlanSources.read(plans.map { [$0, file] } ?? [file]).compile()
            let name = (file as NSString).lastPathComponent
            let errors = compilation.diagnostics.filter { $0.severity == .error }
            guard errors.isEmpty, let planSet = compilation.planSet else {
                throw CommandFailure(
                    .doesNotHold,
                    errors.isEmpty
                        ? "error: the plans beside \(file) have errors: muster check"
                        : Diagnostic.text(of: errors))
            }
            let digest = try PlanSources.digest(ofFile: file)
            guard let scenario = compilation.scenarios.first(where: { $0.digest == digest }) else {
                throw CommandFailure(.usage, "error: \(name) is not a drill.")
            }
            return (scenario, planSet)
        }

        private func write(_ outcome: DrillOutcome, _ evaluation: DrillEvaluation) throws {
            if let journal {
                var memory = PlanTextMemory()
                let lines = outcome.records.map { $0.line(&memory) + "\n" }.joined()
                try OutputFile.write(lines, to: journal)
            }
            if let report {
                try OutputFile.makeFolder(report)
                let base = "\(report)/\(evaluation.scenario.id)"
                try OutputFile.write(html(evaluation), to: base + ".html")
                try OutputFile.write(markdown(evaluation), to: base + ".md")
                try OutputFile.write(Reports.json(evaluation).pretty, to: base + ".json")
                Terminal.complain("report \(base).html")
            }
        }

        private func judge(_ outcome: DrillOutcome, _ evaluation: DrillEvaluation) throws {
            switch outcome.ending {
            case .finished: break
            case .stuck(let why):
                throw CommandFailure(.doesNotHold, "the drill is stuck: \(why)")
            case .invariantBroken(let sentences):
                throw CommandFailure(
                    .doesNotHold,
                    "rules of the core are broken:\n"
                        + sentences.joined(separator: "\n"),
                    help: "This is a defect of Muster; the journal and the seed show it.")
            }
            if !evaluation.passed { ExitStatus.doesNotHold.end() }
        }
    }
}
