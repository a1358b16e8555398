// SPDX-License-Identifier: Apache-2.0
// The evaluation after the response (S082-S088): a finding for each of the four parts, an action
// where something was missed and a reason where nothing was, then the file is closed. What is
// written says only what the incident itself shows.

import Notation
import ResponseCore
import ResponseModel

extension Situation {
    /// Time between the end of the response and the hot wash.
    static let hotWash = TimeSpan.minutes(15)
    /// How long a corrective action gets (S088: every one has a date).
    static let actionTime = TimeSpan.days(30)

    /// Looks at the review while it is open.
    mutating func considerReview() {
        guard incident.phase == .inReview, let lead else { return }
        let begin = (incident.began(.inReview) ?? now) + Self.hotWash
        if incident.review.completedAt != nil { return close(lead) }
        for part in ReviewPart.allCases where !hasFinding(part) {
            record(.finding(part, text: text(of: part)), "finding \(part.rawValue)", lead, begin)
        }
        guard ReviewPart.allCases.allSatisfy(hasFinding) else { return }
        improve(lead)
        guard !incident.actions.isEmpty || incident.review.noActionReason != nil else { return }
        decide(name("complete review"), .review(.complete(incident.id)), by: lead)
    }

    private func hasFinding(_ part: ReviewPart) -> Bool {
        incident.review.findings.contains { $0.part == part }
    }

    private mutating func record(
        _ entry: ReviewEntry, _ what: String, _ lead: PersonID, _ time: Timestamp
    ) {
        let name = name(what)
        guard isFree(name) else { return }
        intend(name, .review(.record(incident.id, entry)), by: lead, at: time)
    }

    // Notices that are still on their way end by themselves, drafts are approved or stopped.
    private mutating func close(_ lead: PersonID) {
        let isWaiting = incident.notices.values.contains {
            $0.status == .drafted || $0.status == .released
        }
        guard !isWaiting, incident.holdingRequests.isEmpty else { return }
        let name = name("close")
        let candidates = [lead] + allowed(.standDown).filter { $0 != lead }
        guard let person = next(of: candidates, for: name) else { return }
        decide(name, .incident(.close(incident.id, note: StaffWording.reviewComplete)), by: person)
    }

    private var missedTargets: [TargetKey] {
        incident.targets.keys.filter { key in
            let status = incident.targets[key]?.status
            return status == .metLate || status == .breached
        }
    }

    private mutating func improve(_ lead: PersonID) {
        guard incident.actions.isEmpty, incident.review.noActionReason == nil else { return }
        guard let missed = missedTargets.first else {
            let reason = StaffWording.nothingMissed
            return record(.noActionReason(reason), "no action", lead, now)
        }
        let name = name("add action")
        guard isFree(name) else { return }
        let draft = ActionDraft(
            title: StaffWording.action(on: missed),
            owner: incident.plan?.owner?.raw ?? lead.raw, due: now + Self.actionTime)
        intend(name, .review(.addAction(incident.id, draft)), by: lead, at: now)
    }

    private func text(of part: ReviewPart) -> String {
        StaffWording.finding(part, incident, missed: missedTargets.count)
    }
}
