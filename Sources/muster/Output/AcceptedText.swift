// SPDX-License-Identifier: Apache-2.0

import Coordination

/// What a command brought about, for a terminal.
enum AcceptedText {
    /// `inc-0001: level_changed, target_moved ×2`: what happened, incident by incident.
    static func story(of board: AcceptedBoard) -> String {
        guard !board.records.isEmpty else { return "nothing to do" }
        var lines: [(subject: String, kinds: [(kind: String, count: Int)])] = []
        for record in board.records {
            let subject = record.incident ?? "-"
            let place = lines.firstIndex { $0.subject == subject } ?? lines.endIndex
            if place == lines.endIndex { lines.append((subject, [])) }
            if let known = lines[place].kinds.firstIndex(where: { $0.kind == record.kind }) {
                lines[place].kinds[known].count += 1
            } else {
                lines[place].kinds.append((record.kind, 1))
            }
        }
        return lines.map { line in
            let kinds = line.kinds.map { $0.count == 1 ? $0.kind : "\($0.kind) ×\($0.count)" }
            return "\(line.subject): \(kinds.joined(separator: ", "))"
        }.joined(separator: "\n")
    }

    /// The incident that was opened; nil: none was.
    static func reported(in board: AcceptedBoard) -> String? {
        board.records.first { $0.kind == "incident_reported" }?.incident
    }
}
