// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Notation
import Reports
import ResponseCore
import ResponseModel

/// In which form a report is wanted, and where.
struct ReportOutput: ParsableArguments {
    @Option(help: "html, md, json or csv")
    var format = ReportFormat.md

    @Option(name: [.customShort("o"), .customLong("output")], help: "A file. (default: stdout)")
    var path: String?

    @Option(help: "en, zh or both")
    var language = ReportLanguage.both

    /// A report on an incident.
    func format(_ evaluation: Evaluation) -> String {
        let languages = language.languages
        return switch format {
        case .html: html(evaluation, languages: languages)
        case .md: markdown(evaluation, languages: languages)
        case .json: Reports.json(evaluation).pretty
        case .csv: csv(evaluation, languages: languages)
        }
    }

    /// A report on a drill.
    func format(_ evaluation: DrillEvaluation) -> String {
        let languages = language.languages
        return switch format {
        case .html: html(evaluation, languages: languages)
        case .md: markdown(evaluation, languages: languages)
        case .json: Reports.json(evaluation).pretty
        case .csv: csv(evaluation, languages: languages)
        }
    }

    /// Writes a report to the file, or to standard output.
    func write(_ text: String) throws {
        if let path {
            try OutputFile.write(text, to: path)
            Terminal.complain("wrote \(path)")
        } else if format == .json {
            Terminal.emit(json: text)
        } else {
            Terminal.emit(text)
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
