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

    @Option(help: "html, md, json or csv")
    var format = ReportFormat.md

    @Option(name: [.customShort("o"), .customLong("output")], help: "A file. (default: stdout)")
    var output: String?

    @Option(help: "en, zh or both")
    var language = ReportLanguage.both

    @Option(help: "The journal of a drill, as drill run --journal writes it.")
    var journal: String?

    @OptionGroup var session: SessionOptions

    func run() throws {
        let text = try journal.map { try drillReport($0) } ?? incidentReport()
        if let output {
            try OutputFile.write(text, to: output)
            Terminal.complain("wrote \(output)")
        } else {
            Terminal.say(text)
        }
    }

    private func incidentReport() throws -> String {
        let records = try session.allRecords()
        guard let evaluation = Evaluation.evaluate(records, incident: IncidentID(subject)) else {
            let known = Evaluation.incidents(in: records).map(\.raw)
            throw CommandFailure(
                .refused, "refused: there is no incident \"\(subject)\" in the journal.",
                help: nearest(to: subject, among: known).map { "Did you mean \"\($0)\"?" }
                    ?? "muster incident list shows them.")
        }
        let languages = language.languages
        switch format {
        case .html: return html(evaluation, languages: languages)
        case .md: return markdown(evaluation, languages: languages)
        case .json: return Reports.json(evaluation).pretty
        case .csv: return csv(evaluation, languages: languages)
        }
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
        let languages = language.languages
        switch format {
        case .html: return html(evaluation, languages: languages)
        case .md: return markdown(evaluation, languages: languages)
        case .json: return Reports.json(evaluation).pretty
        case .csv: return csv(evaluation, languages: languages)
        }
    }
}

/// The formats of reports.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case html, md, json, csv
}

/// The languages of a report.
enum ReportLanguage: String, ExpressibleByArgument, CaseIterable {
    case en, zh, both

    var languages: [Language] {
        switch self {
        case .en: [.en]
        case .zh: [.zh]
        case .both: Language.allCases
        }
    }
}
