// SPDX-License-Identifier: Apache-2.0
// Drafted notices: approved by those whose leave they need; the core lets them out with the last
// approval. A draft that nobody approves is stopped in the review, where it would block the end.

import Notation
import ResponseCore
import ResponseModel

extension Situation {
    /// How long a draft waits for approvals once the response has ended.
    static let staleDraft = TimeSpan.minutes(30)

    /// Looks at every notice that waits.
    mutating func considerNotices() {
        for notice in incident.notices.values where notice.status == .drafted {
            switch notice.approval {
            // The core releases those by itself.
            case .none: break
            case .role(let role): approve(notice, by: role)
            case .twoPerson: approveByTwo(notice)
            }
            if incident.phase == .inReview { stop(notice) }
        }
    }

    private mutating func approve(_ notice: Notice, by role: RoleID) {
        let name = name("approve", notice.id.raw)
        let candidates = everybodyPresent.filter { isHeld(role, by: $0) }
        guard let approver = next(of: candidates, for: name) else { return }
        decide(name, .notice(.approve(notice.id)), by: approver)
    }

    // Each of the two has an intention of their own, so that they decide side by side.
    private mutating func approveByTwo(_ notice: Notice) {
        let missing = notice.approval.people - notice.approvedBy.count
        let others = allowed(.approveNotices).filter { !notice.approvedBy.contains($0) }
        for approver in others.prefix(max(0, missing)) {
            let name = name("approve as \(approver)", notice.id.raw)
            decide(name, .notice(.approve(notice.id)), by: approver)
        }
    }

    private mutating func stop(_ notice: Notice) {
        let name = name("stop", notice.id.raw)
        guard isFree(name), let person = next(of: allowed(.approveNotices), for: name) else {
            return
        }
        intend(
            name, .notice(.stop(notice.id, reason: StaffWording.noUseLeft)), by: person,
            at: notice.draftedAt + Self.staleDraft)
    }
}
