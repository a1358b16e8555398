// SPDX-License-Identifier: Apache-2.0
// The evaluation after the event and what is done about it: four parts, an action or a reason for
// none, an owner and a date for each, an effect check by somebody else (S082-S090).

import ResponseModel

extension Decision {
    private func inReview(_ id: IncidentID) throws(Refusal) -> Incident {
        let incident = try openIncident(id)
        try require(
            incident, in: [.inReview], to: "be reviewed",
            help: "The review opens when the response is stood down.")
        return incident
    }

    mutating func recordReview(_ id: IncidentID, _ entry: ReviewEntry) throws(Refusal) {
        let incident = try inReview(id)
        guard incident.review.completedAt == nil else {
            throw Refusal(
                .alreadyDone, "The review of \(id) is complete.", help: "Add a note instead.")
        }
        guard incident.review.findings.count + incident.review.causes.count < Limits.reviewEntries
        else { throw .limit("The number of findings and causes", Limits.reviewEntries, "entries") }
        switch entry {
        case .finding(_, let text), .noActionReason(let text): try check(text, "The text")
        case .cause(let name, let text):
            try check(name, "The class of the cause", limit: Limits.titleBytes)
            try check(text, "The text", isRequired: false)
        case .satisfaction(let share):
            guard (0...1).contains(share) else {
                throw Refusal(
                    .invalid, "Satisfaction is \(share).", help: "Give a share from 0 to 1.")
            }
        }
        emit(.review(id, .recorded(entry)))
    }

    mutating func completeReview(_ id: IncidentID) throws(Refusal) {
        let incident = try inReview(id)
        guard incident.review.completedAt == nil else {
            throw Refusal(
                .alreadyDone, "The review of \(id) is complete.", help: "Close the incident.")
        }
        let missing = ReviewPart.allCases.filter { part in
            !incident.review.findings.contains { $0.part == part }
        }
        guard missing.isEmpty else {
            throw Refusal(
                .conditionNotMet,
                "The review of \(id) lacks: \(missing.map(\.rawValue).joined(separator: ", ")).",
                help: "Write a finding for each: `muster incident review \(id) --part PART TEXT`.")
        }
        guard !incident.actions.isEmpty || incident.review.noActionReason != nil else {
            throw Refusal(
                .conditionNotMet,
                "The review of \(id) has neither an action nor a reason for none.",
                help: "Add a corrective action, or say why nothing is to be improved.")
        }
        emit(.review(id, .completed))
        meet(id, TargetKey(.evaluation))
    }

    mutating func addAction(_ id: IncidentID, _ draft: ActionDraft) throws(Refusal) {
        let incident = try knownIncident(id)
        guard incident.phase >= .inReview else {
            throw Refusal(
                .wrongPhase, "Incident \(id) is \(incident.phase.rawValue).",
                help: "Corrective actions come out of the review.")
        }
        try check(draft.title, "The title", limit: Limits.titleBytes)
        let organization = try organization()
        let isKnown =
            organization.people[PersonID(draft.owner)] != nil
            || organization.teams[TeamID(draft.owner)] != nil
        guard isKnown else {
            let names = organization.people.all.map(\.id.raw) + organization.teams.all.map(\.id.raw)
            throw .unknown("person or team", draft.owner, among: names)
        }
        guard draft.due > now else {
            throw Refusal(.invalid, "The due date has passed.", help: "Give a date ahead.")
        }
        guard incident.actions.count < Limits.actionsPerIncident else {
            throw .limit("The number of actions", Limits.actionsPerIncident, "actions")
        }
        let action = CorrectiveAction(
            id: ActionID("\(id).a\(incident.actions.count + 1)"), incident: id,
            title: draft.title, owner: draft.owner, due: draft.due, addedAt: now)
        emit(.review(id, .actionAdded(action)))
    }

    private func find(
        _ id: ActionID, in statuses: [CorrectiveAction.Status]
    ) throws(Refusal) -> (Incident, CorrectiveAction) {
        guard let incident = state.incident(of: id), let action = incident.actions[id] else {
            let known = state.incidents.values.flatMap { $0.actions.keys.map(\.raw) }
            throw .unknown("action", id.raw, among: known)
        }
        guard statuses.contains(action.status) else {
            throw Refusal(
                .alreadyDone, "Action \(id) is \(action.status.rawValue).",
                help: "It must be \(statuses.map(\.rawValue).joined(separator: " or ")).")
        }
        return (incident, action)
    }

    mutating func completeAction(_ id: ActionID, _ note: String) throws(Refusal) {
        let (incident, _) = try find(id, in: [.open, .ineffective])
        try check(note, "The note")
        emit(.review(incident.id, .actionCompleted(id, note: note)))
    }

    mutating func verifyAction(
        _ id: ActionID, _ isEffective: Bool, _ note: String
    ) throws(Refusal) {
        let (incident, action) = try find(id, in: [.completed])
        let person = try person()
        try check(note, "The note")
        guard action.completedBy?.person != person else {
            throw Refusal(
                .needsSecondPerson, "\(person) completed action \(id) and cannot verify it too.",
                help: "The effect is checked by somebody else.")
        }
        emit(.review(incident.id, .actionVerified(id, isEffective: isEffective, note: note)))
    }

    mutating func close(_ id: IncidentID, _ note: String) throws(Refusal) {
        let incident = try openIncident(id)
        let wasNothing = incident.phase < .active
        try check(note, "The note", isRequired: wasNothing)
        if wasNothing {
            _ = try person()
        } else {
            try permitted(.standDown, in: incident)
            try require(
                incident, in: [.inReview], to: "be closed",
                help: "Stand the response down and complete its review first.")
        }
        let held = incident.holdingRequests
        guard held.isEmpty else {
            let names = held.map { "\($0.id) (\($0.holds) of \($0.pool))" }
            throw Refusal(
                .resources, "\(id) still holds resources: \(names.joined(separator: ", ")).",
                help: "Release and return them first.")
        }
        let unsent = incident.notices.values.filter {
            $0.status == .drafted || $0.status == .released
        }
        guard unsent.isEmpty else {
            throw Refusal(
                .conditionNotMet,
                "Notices of \(id) are not finished: "
                    + "\(unsent.map(\.id.raw).joined(separator: ", ")).",
                help: "Approve or stop drafts; released ones finish by themselves.")
        }
        guard wasNothing || incident.review.completedAt != nil else {
            throw Refusal(
                .conditionNotMet, "The review of \(id) is not complete.",
                help: "Complete it: `muster incident review \(id) --complete`.")
        }
        withdrawRequests(of: id, because: "The incident is closed.")
        dropTargets(id, TargetKey.Kind.allCases)
        emit(.incident(id, .closed(note: note)))
    }
}
