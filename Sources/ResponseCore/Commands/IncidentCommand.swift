// SPDX-License-Identifier: Apache-2.0
// The life of an incident, from the assessment to the end.

package import Notation
package import ResponseModel

/// A wish about an incident as a whole.
package enum IncidentCommand: Sendable, Equatable {
    /// Say what the incident is, and which plan is for it.
    case assess(IncidentID, plan: PlanID?, note: String)
    /// Put an incident under early warning.
    case warn(IncidentID, reason: String)
    /// Start the response. `plan` nil: the plan that was matched, or none.
    case activate(IncidentID, plan: PlanID?)
    case mitigate(IncidentID, note: String)
    case recover(IncidentID, note: String)
    /// It is not over after all.
    case relapse(IncidentID, reason: String)
    /// Confirm lines of the checklist of the plan, counted from 0.
    case confirmChecklist(IncidentID, items: [Int])
    /// End the response; opens the review.
    case standDown(IncidentID, note: String)
    case close(IncidentID, note: String)
    case addNote(IncidentID, text: String)
}

extension IncidentCommand: FormFamily {
    /// The names under which they are sent.
    package enum Kind: String, Sendable, CaseIterable {
        case assess = "assess"
        case warn = "warn"
        case activate = "activate"
        case mitigate = "mitigate"
        case recover = "recover"
        case relapse = "relapse"
        case confirmChecklist = "confirm_checklist"
        case standDown = "stand_down"
        case close = "close"
        case addNote = "add_note"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .assess(let incident, let plan, let note): Stored(.assess, incident, plan, note)
        case .warn(let incident, let reason): Stored(.warn, incident, reason)
        case .activate(let incident, let plan): Stored(.activate, incident, plan)
        case .mitigate(let incident, let note): Stored(.mitigate, incident, note)
        case .recover(let incident, let note): Stored(.recover, incident, note)
        case .relapse(let incident, let reason): Stored(.relapse, incident, reason)
        case .confirmChecklist(let incident, let items): Stored(.confirmChecklist, incident, items)
        case .standDown(let incident, let note): Stored(.standDown, incident, note)
        case .close(let incident, let note): Stored(.close, incident, note)
        case .addNote(let incident, let text): Stored(.addNote, incident, text)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .assess:
            Form("incident", Member.optional("plan"), Member.missing("note", "")) {
                .assess($0, plan: $1, note: $2)
            }
        case .warn: Form("incident", "reason") { .warn($0, reason: $1) }
        case .activate: Form("incident", Member.optional("plan")) { .activate($0, plan: $1) }
        case .mitigate: Form("incident", Member.missing("note", "")) { .mitigate($0, note: $1) }
        case .recover: Form("incident", Member.missing("note", "")) { .recover($0, note: $1) }
        case .relapse: Form("incident", "reason") { .relapse($0, reason: $1) }
        case .confirmChecklist: Form("incident", "items") { .confirmChecklist($0, items: $1) }
        case .standDown: Form("incident", Member.missing("note", "")) { .standDown($0, note: $1) }
        case .close: Form("incident", Member.missing("note", "")) { .close($0, note: $1) }
        case .addNote: Form("incident", "text") { .addNote($0, text: $1) }
        }
    }
}

extension IncidentCommand {
    /// Who may give it.
    var authority: Authority {
        switch self {
        case .standDown(let id, _): .holder(.standDown, in: id)
        case .assess, .warn, .activate, .mitigate, .recover, .relapse, .confirmChecklist, .close:
            .person
        case .addNote: .anybody
        }
    }
}

extension Decision {
    /// Hands the command to its rule.
    mutating func obey(_ command: IncidentCommand) throws(Refusal) {
        switch command {
        case .assess(let id, let plan, let note): try assess(id, plan, note)
        case .warn(let id, let reason): try warn(id, reason)
        case .activate(let id, let plan): try activate(id, plan)
        case .mitigate(let id, let note): try mitigate(id, note)
        case .recover(let id, let note): try recover(id, note)
        case .relapse(let id, let reason): try relapse(id, reason)
        case .confirmChecklist(let id, let items): try confirmChecklist(id, items)
        case .standDown(let id, let note): try standDown(id, note)
        case .close(let id, let note): try close(id, note)
        case .addNote(let id, let text): try addNote(id, text)
        }
    }
}
