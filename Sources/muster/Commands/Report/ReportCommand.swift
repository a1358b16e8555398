// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Notation
import PlanFiles
import Reports
import ResponseCore
import ResponseModel
import SQLiteJournal

/// `muster report`: the evaluation of an incident, or of a drill from its journal file.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Evaluate an incident from the journal, or a drill from its journal file.")

    @Argument(help: "An incident, or a drill file together with --journal.")
    var subject: String

    @OptionGroup var output: ReportOutput

    @Option(help: "The journal of a drill, as drill run --journal writes it.")
    var journal: String?

    @OptionGroup var session: SessionOptions

    func run() throws {
        try output.write(try journal.map { try drillReport($0) } ?? incidentReport())
    }

    private func incidentReport() throws -> String {
        let incident = IncidentID(subject)
        let records = try session.records(forReportOn: incident)
        guard let evaluation = Evaluation.evaluate(records, incident: incident) else {
            let known = Evaluation.incidents(in: try session.allRecords()).map(\.raw)
            throw CommandFailure(
                .refused, "refused: there is no incident \"\(subject)\" in the journal.",
                help: nearest(to: subject, among: known).map { "Did you mean \"\($0)\"?" }
                    ?? "muster incident list shows them.")
        }
        return output.format(evaluation)
    }

    private func drillReport(_ journal: String) throws -> String {
        let compilation = try PlanSources.read([subject]).compile()
        let digest = try PlanSources.digest(ofFile: subject)
        guard let scenario = compilation.scenarios.first(where: { $0.digest == digest }) else {
            throw CommandFailure(
                .doesNotHold, "error: \(subject) is not a drill that compiles.",
                help: "muster check \(subject)")
        }
        let records = try RecordFile.read(journal)
        let evaluation = DrillEvaluation.evaluate(records, scenario: scenario)
        return output.format(evaluation)
    }
}
