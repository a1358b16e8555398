// SPDX-License-Identifier: Apache-2.0
// Commands of people who want to bring an incident to its end: without them a script would hardly
// ever see a review.

import CEL
import Notation
import ResponseCore
import ResponseModel

extension ScriptWriter {
    /// What comes next on the way of an incident to its end.
    mutating func towardsTheEnd(of incident: Incident, at now: Timestamp) -> Command {
        switch incident.phase {
        case .reported, .assessed, .warned:
            return .incident(.activate(incident.id, plan: incident.plan == nil ? "payment" : nil))
        case .active, .mitigated:
            return finishWork(incident) ?? .incident(.recover(incident.id, note: ""))
        case .recovered: return standDown(incident)
        case .inReview, .closed: return review(incident, now)
        }
    }

    private mutating func finishWork(_ incident: Incident) -> Command? {
        let open = incident.steps.keys.filter { incident.steps[$0]?.status.isEnded == false }
        if let step = random.pick(open) {
            return .step(.skip(incident.id, step, reason: "enough", approver: "ana"))
        }
        let held = incident.holdingRequests
        if let request = random.pick(held) { return giveBack(request) }
        let isCalm = incident.facts["error_rate"]?.value == .double(0)
        guard !isCalm, incident.plan?.id == "payment" else { return nil }
        return .level(.recordFacts(incident.id, [Fact(name: "error_rate", value: .double(0))]))
    }

    private func giveBack(_ request: ResourceRequest) -> Command {
        request.status == .released
            ? .resource(.giveBack(request.id, used: 0)) : .resource(.release(request.id))
    }

    private mutating func standDown(_ incident: Incident) -> Command {
        if let work = finishWork(incident) { return work }
        let lines = incident.plan?.standDown.checklist.count ?? 0
        if incident.confirmedItems.count < lines {
            return .incident(.confirmChecklist(incident.id, items: Array(0..<lines)))
        }
        if incident.plan?.id == "warehouse", random.once(in: 2) {
            return .level(.recordFacts(incident.id, [Fact(name: "backlog", value: .int(0))]))
        }
        return .incident(.standDown(incident.id, note: ""))
    }

    private mutating func review(_ incident: Incident, _ now: Timestamp) -> Command {
        let missing = ReviewPart.allCases.filter { part in
            !incident.review.findings.contains { $0.part == part }
        }
        if let part = missing.first {
            return .review(.record(incident.id, .finding(part, text: "t")))
        }
        if let request = incident.holdingRequests.first { return giveBack(request) }
        if let notice = incident.notices.values.first(where: { $0.status == .drafted }) {
            return .notice(.stop(notice.id, reason: "over"))
        }
        if let notice = incident.notices.values.first(where: { $0.status == .released }) {
            let counts = DeliveryCounts(accepted: 1, rejected: 0, suppressed: 0)
            return .notice(.complete(notice.id, counts, ledgerDigest: "d"))
        }
        guard let action = incident.actions.values.first else {
            return .review(
                .addAction(
                    incident.id, ActionDraft(title: "t", owner: "bo", due: now + .days(9))))
        }
        if incident.review.completedAt == nil { return .review(.complete(incident.id)) }
        switch action.status {
        case .open, .ineffective: return .review(.completeAction(action.id, note: "done"))
        case .completed where random.once(in: 2):
            return .review(.verifyAction(action.id, isEffective: random.once(in: 2), note: "seen"))
        case .completed, .verified: return .incident(.close(incident.id, note: ""))
        }
    }
}
