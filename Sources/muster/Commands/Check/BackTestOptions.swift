// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import Notation
import PlanFiles
import PlanReview
import ResponseCore
import ResponseModel

/// `muster test --history`: the rules of a plan over records of past incidents.
struct BackTestOptions: ParsableArguments {
    @Option(
        name: .customLong("history"),
        help: ArgumentHelp(
            "Run the rules over past incidents: a file with one JSON record a line, - for stdin.",
            valueName: "file"))
    var file: String?

    @Option(help: "The plan whose rules are run. (default: the only one)")
    var plan: String?

    @Option(
        help: ArgumentHelp(
            "Compare with another revision: its number in the journal, or a plan file.",
            valueName: "revision"))
    var against: String?

    @Option(
        help: ArgumentHelp(
            "The field with the recorded level. (default: as the plan says, else expect)",
            valueName: "field"))
    var label: String?

    @Option(help: "The data folder, for --against. (default: $MUSTER_DATA, else ./data)")
    var data: String?

    func validate() throws {
        guard file == nil else { return }
        let given = [("plan", plan), ("against", against), ("label", label), ("data", data)]
        for (name, value) in given where value != nil {
            throw ValidationError("--\(name) belongs to --history FILE.")
        }
    }

    /// Runs the rules over the file; ends with 1 where a line is no record, or a recorded level is
    /// not the one that the rules give.
    func run(_ paths: [String], json: Bool) throws {
        guard let file else { return }
        let planSet = try PlanSources.read(paths.isEmpty ? ["plans"] : paths).soundPlanSet()
        let plan = try chosen(among: planSet)
        let former = try against.map {
            try RevisionText.named($0, of: plan.id, self, paths.first ?? "plans")
        }
        var test = BackTest(
            plan, against: try former?.sound().plan, scale: planSet.organization.scale,
            label: label, now: SystemClock().now())
        try Self.feed(file, to: &test)
        let text = BackTestText(test, file: file, former: former?.title)
        for line in text.problems { Terminal.complain(line) }
        if json { Terminal.say(text.json) } else { Terminal.say(text.text) }
        if test.problemCount > 0 || !test.disagreements.isEmpty { ExitStatus.doesNotHold.end() }
    }

    private static func feed(_ file: String, to test: inout BackTest) throws {
        var reader = try LineReader(file)
        var number = 0
        while let line = try reader.next() {
            number += 1
            switch line {
            case .text(let bytes): test.take(bytes, line: number)
            case .tooLong: test.take(nil, line: number)
            }
        }
    }

    private func chosen(among planSet: PlanSet) throws -> Plan {
        let names = planSet.plans.all.map(\.id.raw)
        guard let plan else {
            if names.count == 1, let only = planSet.plans.all.first { return only }
            throw CommandFailure(
                .usage, "error: there are several plans.",
                help: "Add --plan with one of: \(names.joined(separator: ", ")).")
        }
        if let model = planSet.plans[PlanID(plan)] { return model }
        throw CommandFailure(
            .usage, "error: there is no plan \"\(plan)\".",
            help: nearest(to: plan, among: names).map { "Did you mean \"\($0)\"?" }
                ?? "There are: \(names.joined(separator: ", "))")
    }
}

extension RevisionText {
    /// A revision as `--against` names it: a number of the journal, or a file.
    fileprivate static func named(
        _ name: String, of plan: PlanID, _ options: BackTestOptions, _ folder: String
    ) throws -> RevisionText {
        guard let number = Int(name) else { return try ofFile(name, planFolder: folder) }
        var session = SessionOptions()
        session.data = options.data
        return try inJournal(plan, revision: number, session)
    }
}
