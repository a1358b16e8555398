// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Drills
import Notation
import Reports
import ResponseCore
import ResponseModel

/// `muster drill run`.
struct DrillRunCommand: ParsableCommand {
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
        let drill = try DrillFile.read(file, plans: plans)
        let seed = seed ?? drill.scenario.seed
        var run = DrillRun(scenario: drill.scenario, plans: drill.plans, seed: seed)
        Terminal.complain("drill \(drill.scenario.id), seed \(seed)")
        let outcome = run.run()
        if trace { for line in outcome.trace { Terminal.complain(line.description) } }
        let evaluation = DrillEvaluation.evaluate(outcome.records, scenario: drill.scenario)
        try write(outcome, evaluation)
        if json {
            Terminal.say(Reports.json(evaluation))
        } else {
            Terminal.say(DrillText.summary(evaluation, outcome))
        }
        try DrillVerdict(outcome).check()
        if !evaluation.passed { ExitStatus.doesNotHold.end() }
    }

    private func write(_ outcome: DrillOutcome, _ evaluation: DrillEvaluation) throws {
        if let journal {
            var memory = PlanTextMemory()
            let lines = outcome.records.map { $0.line(&memory) + "\n" }.joined()
            try OutputFile.writeMakingFolder(lines, to: journal)
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
}
