// SPDX-License-Identifier: Apache-2.0
// What the commander does: starts the response where the plan leaves that to a person, and ends it
// when the playbook is through and the conditions of the plan hold (S041, 响应终止).

import CEL
import Notation
import ResponseCore
import ResponseModel

extension Situation {
    /// How long a response takes whose plan has no playbook to say so.
    static let unplannedWork = TimeSpan.minutes(30)

    /// An incident that no rule has activated waits for the one who took it; where nobody was
    /// called, for the commander on duty, who sees it on the board.
    mutating func considerActivation() {
        guard incident.phase == .reported || incident.phase == .assessed,
            let person = lead ?? commanderOnDuty
        else { return }
        decide(name("activate"), .incident(.activate(incident.id, plan: nil)), by: person)
    }

    private var commanderOnDuty: PersonID? {
        let rule = incident.plan?.roles.first { $0.role == Role.incidentCommander }
        let rotation = rule?.rotation ?? organization.intake?.rotation
        return rotation.flatMap { organization.rotations[$0]?.onDuty(at: now) }
    }

    /// Mitigated, recovered, relapsed, stood down.
    mutating func considerEnd() {
        guard let lead else { return }
        switch incident.phase {
        case .active: mitigate(lead)
        case .mitigated: recover(lead)
        case .recovered: standDown(lead)
        case .reported, .assessed, .warned, .inReview, .closed: break
        }
    }

    // A relapse begins a new phase, and with it every intention about the end.
    private var phaseBegan: Timestamp? { incident.phases.last?.at }

    private mutating func mitigate(_ lead: PersonID) {
        let name = name("mitigate", since: phaseBegan)
        guard isFree(name) else { return }
        let isOpen = incident.steps.values.contains { !$0.status.isEnded }
        if incident.steps.isEmpty, incident.plan?.playbook.start == nil {
            let begin = phaseBegan ?? now
            intend(
                name, .incident(.mitigate(incident.id, note: StaffWording.contained)), by: lead,
                at: begin + Self.unplannedWork)
        } else if incident.isPlaybookEnded || !isOpen, !incident.steps.isEmpty {
            decide(
                name, .incident(.mitigate(incident.id, note: StaffWording.playbookDone)), by: lead)
        }
    }

    private mutating func recover(_ lead: PersonID) {
        guard conditionHolds != false else { return }
        decide(
            name("recover", since: phaseBegan),
            .incident(.recover(incident.id, note: StaffWording.restored)), by: lead)
    }

    /// Whether the condition of stand-down holds; nil where the plan has none.
    private var conditionHolds: Bool? {
        guard let when = incident.plan?.standDown.when else { return nil }
        do throws(EvaluationError) {
            return try when.evaluate(FactBindings(incident, now: now)) == .bool(true)
        } catch {
            // What cannot be computed is not known to hold.
            return false
        }
    }

    private mutating func standDown(_ lead: PersonID) {
        if conditionHolds == false {
            return decide(
                name("relapse", since: phaseBegan),
                .incident(.relapse(incident.id, reason: StaffWording.relapsed)),
                by: lead)
        }
        let lines = incident.plan?.standDown.checklist.count ?? 0
        let missing = (0..<lines).filter { !incident.confirmedItems.contains($0) }
        guard missing.isEmpty else {
            return decide(
                name("confirm", since: phaseBegan),
                .incident(.confirmChecklist(incident.id, items: missing)), by: lead)
        }
        guard incident.holdingRequests.isEmpty else { return }
        end(lead)
    }

    private mutating func end(_ lead: PersonID) {
        let name = name("stand down", since: phaseBegan)
        let candidates = [lead] + allowed(.standDown).filter { $0 != lead }
        guard isFree(name), let person = next(of: candidates, for: name) else { return }
        let since = incident.standDownHoldsSince ?? phaseBegan ?? now
        let hold = incident.plan?.standDown.hold ?? .zero
        let settling = people.decisionTime(of: person, on: name, at: now)
        intend(
            name, .incident(.standDown(incident.id, note: StaffWording.responseEnded)), by: person,
            at: max(now, since + hold) + settling)
    }
}
