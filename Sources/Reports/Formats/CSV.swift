// SPDX-License-Identifier: Apache-2.0
// The timeline as comma-separated values (RFC 4180), for tables and spreadsheets.

import Notation
import ResponseCore
package import ResponseModel

/// The timeline of an incident: one line an event, in order, with a line of names on top.
///
/// - Parameter languages: One column of sentences for each.
/// - Returns: Lines that end with CR LF, as RFC 4180 has it.
package func csv(_ evaluation: Evaluation, languages: [Language] = Language.allCases) -> String {
    csvText([evaluation], languages)
}

/// The timelines of all incidents of a drill, one after the other.
package func csv(
    _ evaluation: DrillEvaluation, languages: [Language] = Language.allCases
) -> String {
    csvText(evaluation.incidents, languages)
}

private func csvText(_ evaluations: [Evaluation], _ languages: [Language]) -> String {
    let head =
        ["incident", "sequence", "at", "local_time", "about", "by"]
        + languages.map { "event_\($0.rawValue)" }
    let rows = evaluations.flatMap { evaluation in
        let clock = Clock(zone: evaluation.header.zone, start: evaluation.header.reportedAt)
        return evaluation.timeline.map { entry in
            [
                evaluation.header.incident.raw, String(entry.sequence), entry.at.description,
                clock.machine(entry.at), entry.family.rawValue, entry.by.id,
            ] + languages.map { entry.sentence[$0] }
        }
    }
    return ([head] + rows).map { $0.map(field).joined(separator: ",") + "\r\n" }.joined()
}

/// A field in quotation marks. One that a spreadsheet would take for a formula gets an apostrophe
/// first, so that a title from outside cannot run anything there.
private func field(_ words: String) -> String {
    let scalars = words.visible.unicodeScalars
    let isFormula = scalars.first.map { "=+-@".unicodeScalars.contains($0) } ?? false
    let quoted = words.visible.replacingScalar("\"", with: "\"\"")
    return "\"" + (isFormula ? "'" : "") + quoted + "\""
}
