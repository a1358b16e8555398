// SPDX-License-Identifier: Apache-2.0
// Parts of the board of an incident: steps of the playbook, and deadlines.

package import Notation
import ResponseCore
package import ResponseModel

/// A step with its instructions and what has become of it.
package struct StepPart: Board {
    package var id = ""
    package var title = LocalizedText("")
    package var kind: String?
    package var role: NamedPart?
    package var status = ""
    package var isOverdue = false
    package var round = 0
    package var parent: String?
    package var review: String?
    package var instructions: LocalizedText?
    package var rollback: String?
    package var guidance: GuidancePart?
    package var isImprovised = false
    package var readyAt: Timestamp?
    package var due: Timestamp?
    package var startedAt: Timestamp?
    package var startedBy: String?
    package var endedAt: Timestamp?
    package var doneBy: String?
    package var reviewedBy: String?
    package var note = ""

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("id", &id)
        form("title", &title)
        form("kind", &kind)
        form("role", &role)
        form("status", &status)
        form("overdue", &isOverdue)
        form("round", &round)
        form("parent", &parent)
        form("review", &review)
        form("instructions", &instructions)
        form("rollback", &rollback)
        form("guidance", &guidance)
        form("improvised", &isImprovised)
        form("ready_at", &readyAt)
        form("due", &due)
        form("started_at", &startedAt)
        form("started_by", &startedBy)
        form("ended_at", &endedAt)
        form("done_by", &doneBy)
        form("reviewed_by", &reviewedBy)
        form("note", &note)
    }

    /// Whether somebody else has to look at it when it is done.
    package var needsTwoPersons: Bool { review == Step.Review.twoPerson.rawValue }
}

extension StepPart {
    init?(_ id: StepID, _ incident: Incident, _ source: BoardSource) {
        guard let state = incident.steps[id] else { return nil }
        let step = incident.step(id)
        self.id = id.raw
        title = step?.title ?? LocalizedText(id.raw)
        kind = step?.kind.name
        role = step?.role.map { source.role($0) }
        status = state.status.rawValue
        isOverdue = state.isOverdue
        round = state.round
        parent = state.parent?.raw
        review = step?.review.rawValue
        instructions = step?.instructions
        rollback = step?.rollback?.raw
        guidance = step.flatMap { GuidancePart($0.guidance) }
        isImprovised = incident.improvised[id] != nil
        readyAt = state.readyAt
        due = state.due
        startedAt = state.startedAt
        startedBy = state.startedBy?.description
        endedAt = state.endedAt
        doneBy = state.doneBy?.description
        reviewedBy = state.reviewedBy?.description
        note = state.note
    }
}

/// What helps whoever does a step.
package struct GuidancePart: Board {
    package var checklist: [LocalizedText] = []
    package var commands: [CommandPart] = []
    package var records: [String] = []
    package var references: [ReferencePart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("checklist", &checklist)
        form("commands", &commands)
        form("records", &records)
        form("references", &references)
    }

    /// A command to type by hand, in the lines in which it was written.
    package struct CommandPart: Board {
        package var command = ""
        package var place: LocalizedText?
        package var lookFor: LocalizedText?

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("command", &command)
            form("place", &place)
            form("look_for", &lookFor)
        }
    }

    /// Something to read.
    package struct ReferencePart: Board {
        package var title = LocalizedText("")
        package var url: String?

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("title", &title)
            form("url", &url)
        }
    }
}

extension GuidancePart {
    init?(_ guidance: Guidance) {
        guard !guidance.isEmpty else { return nil }
        checklist = guidance.checklist
        commands = guidance.commands.map { command in
            var part = CommandPart()
            part.command = command.text
            part.place = command.place
            part.lookFor = command.lookFor
            return part
        }
        records = guidance.records
        references = guidance.references.map { reference in
            var part = ReferencePart()
            part.title = reference.title
            part.url = reference.address
            return part
        }
    }
}

/// A deadline of an incident.
package struct TargetPart: Board {
    package var kind = ""
    package var name = LocalizedText("")
    package var subject = ""
    package var status = ""
    package var isOverdue = false
    package var startedAt = Timestamp(milliseconds: 0)
    package var atRiskAt: Timestamp?
    package var due = Timestamp(milliseconds: 0)
    package var endedAt: Timestamp?

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("kind", &kind)
        form("name", &name)
        form("subject", &subject)
        form("status", &status)
        form("overdue", &isOverdue)
        form("started_at", &startedAt)
        form("at_risk_at", &atRiskAt)
        form("due", &due)
        form("ended_at", &endedAt)
    }
}

extension TargetPart {
    init?(_ key: TargetKey, _ incident: Incident, _ source: BoardSource) {
        guard let target = incident.targets[key] else { return nil }
        kind = key.kind.rawValue
        name = key.kind.title
        subject = key.subject
        status = target.status.rawValue
        isOverdue = target.status.isOpen && target.due < source.now
        startedAt = target.startedAt
        atRiskAt = target.atRisk
        due = target.due
        endedAt = target.endedAt
    }
}
