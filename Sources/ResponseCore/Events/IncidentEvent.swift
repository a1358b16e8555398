// SPDX-License-Identifier: Apache-2.0
// The life of an incident, from the first report to its end (vocabulary 4-12).

package import Notation
package import ResponseModel

/// A turn in the life of an incident.
package enum IncidentEvent: Sendable, Equatable {
    case reported(Report)
    case assessed(plan: PlanID?, digest: String?, note: String)
    case warned(reason: String)
    case activated(because: ActivationReason)
    case mitigated(note: String)
    case recovered(note: String)
    case relapsed(reason: String)
    /// The condition of stand-down began or ceased to hold.
    case standDownConditionChanged(holds: Bool)
    case checklistConfirmed(items: [Int])
    case responseEnded(note: String)
    case closed(note: String)
    case noteAdded(text: String)
}

extension IncidentEvent: FormFamily {
    /// The names under which they are stored.
    package enum Kind: String, Sendable, CaseIterable {
        case reported = "incident_reported"
        case assessed = "incident_assessed"
        case warned = "incident_warned"
        case activated = "incident_activated"
        case mitigated = "incident_mitigated"
        case recovered = "incident_recovered"
        case relapsed = "incident_relapsed"
        case standDownConditionChanged = "stand_down_condition_changed"
        case checklistConfirmed = "checklist_confirmed"
        case responseEnded = "response_ended"
        case closed = "incident_closed"
        case noteAdded = "note_added"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .reported(let report): Stored(.reported, report)
        case .assessed(let plan, let digest, let note): Stored(.assessed, plan, digest, note)
        case .warned(let reason): Stored(.warned, reason)
        case .activated(let reason): Stored(.activated, reason)
        case .mitigated(let note): Stored(.mitigated, note)
        case .recovered(let note): Stored(.recovered, note)
        case .relapsed(let reason): Stored(.relapsed, reason)
        case .standDownConditionChanged(let holds): Stored(.standDownConditionChanged, holds)
        case .checklistConfirmed(let items): Stored(.checklistConfirmed, items)
        case .responseEnded(let note): Stored(.responseEnded, note)
        case .closed(let note): Stored(.closed, note)
        case .noteAdded(let text): Stored(.noteAdded, text)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .reported: Form("report") { .reported($0) }
        case .assessed:
            Form(Member.optional("plan"), Member.optional("digest"), "note") {
                .assessed(plan: $0, digest: $1, note: $2)
            }
        case .warned: Form("reason") { .warned(reason: $0) }
        case .activated: Form("because") { .activated(because: $0) }
        case .mitigated: Form("note") { .mitigated(note: $0) }
        case .recovered: Form("note") { .recovered(note: $0) }
        case .relapsed: Form("reason") { .relapsed(reason: $0) }
        case .standDownConditionChanged: Form("holds") { .standDownConditionChanged(holds: $0) }
        case .checklistConfirmed: Form("items") { .checklistConfirmed(items: $0) }
        case .responseEnded: Form("note") { .responseEnded(note: $0) }
        case .closed: Form("note") { .closed(note: $0) }
        case .noteAdded: Form("text") { .noteAdded(text: $0) }
        }
    }
}

extension Incident {
    /// Changes the incident as the event says.
    mutating func apply(_ event: IncidentEvent, at: Timestamp, by: Actor) {
        switch event {
        case .assessed:
            // A response that began without a plan goes on when it gets one.
            if phase < .active { enter(.assessed, at: at) }
        case .warned: enter(.warned, at: at)
        case .activated:
            enter(.active, at: at)
            activatedAt = at
        case .mitigated: enter(.mitigated, at: at)
        case .recovered: enter(.recovered, at: at)
        case .relapsed:
            enter(.active, at: at)
            confirmedItems = []
            standDownHoldsSince = nil
        case .standDownConditionChanged(let holds): standDownHoldsSince = holds ? at : nil
        case .checklistConfirmed(let items):
            confirmedItems += items.filter { !confirmedItems.contains($0) }
            confirmedItems.sort()
        case .responseEnded:
            enter(.inReview, at: at)
            lowering = nil
            for role in ladders.keys { ladders.update(role) { $0.due = nil } }
        case .closed: enter(.closed, at: at)
        case .reported, .noteAdded: break
        }
    }
}

extension State {
    /// Opens the incident, changes it or closes it.
    mutating func apply(_ event: IncidentEvent, of id: IncidentID, at: Timestamp, by: Actor) {
        if case .reported(let report) = event { return open(id, report, at: at, by: by) }
        if case .assessed(let named?, let digest, _) = event {
            let plan = plan(named, digest: digest)
            incidents.update(id) { $0.plan = plan }
        }
        change(id) { $0.apply(event, at: at, by: by) }
        switch event {
        case .responseEnded: forgetSignals(of: id)
        case .closed:
            forgetSignals(of: id)
            open.removeAll { $0 == id }
        case .reported, .assessed, .warned, .activated, .mitigated, .recovered, .relapsed,
            .standDownConditionChanged, .checklistConfirmed, .noteAdded:
            break
        }
    }

    private mutating func open(
        _ id: IncidentID, _ report: Report, at: Timestamp, by: Actor
    ) {
        var incident = Incident(id: id, report: report, at: at, by: by)
        incident.plan = report.match.plan.flatMap { plan($0, digest: report.match.digest) }
        incidents[id] = incident
        open.append(id)
        groupHomes[report.groupKey] = (groupHomes[report.groupKey] ?? []) + [id]
        lastIncidentNumber += 1
    }
}
