// SPDX-License-Identifier: Apache-2.0

import Notation
package import ResponseCore
import ResponseModel

/// Every call to staff comes to something: it is answered, or its role is taken by somebody else,
/// or the next rung is called in time, or the ladder is at its end.
package struct PageChecker: DrillChecker {
    /// Its name, in findings.
    package static let name = "pages"

    private struct Call {
        var page: PageID
        var incident: IncidentID
        var role: RoleID
        var rung: Int
        var due: Timestamp?
        /// It tells something: its answer is nobody's answer to a call.
        var isNews: Bool
        var isSettled = false
    }

    // In the order of the calls.
    private var calls: [Call] = []
    private var end: Timestamp?

    /// A judge that has seen nothing.
    package init() {}

    /// Looks at the next record and says what is wrong with it.
    package mutating func check(_ record: Record) -> [String] {
        end = record.at
        switch record.event {
        case .page(let incident, .ordered(let page)):
            calls.append(
                Call(
                    page: page.id, incident: incident, role: page.role, rung: page.rung,
                    due: page.due, isNews: page.news != nil))
        case .page(_, .acknowledged(let page, _)):
            guard let call = calls.first(where: { $0.page == page }) else {
                return ["page \(page) is answered and was never ordered"]
            }
            settle {
                $0.page == page
                    || !call.isNews && $0.incident == call.incident && $0.role == call.role
            }
        case .page(let incident, .rungTimedOut(let role, let rung)):
            settle { $0.incident == incident && $0.role == role && $0.rung <= rung }
        case .page(let incident, .ladderExhausted(let role)),
            .role(let incident, .assigned(let role, _, .hand)),
            .role(let incident, .assigned(let role, _, .handover)):
            settle { $0.incident == incident && $0.role == role }
        case .incident(let incident, .closed(_)), .incident(let incident, .responseEnded(_)):
            settle { $0.incident == incident }
        case .page(_, .reported), .role(_, .assigned), .role(_, .leftVacant),
            .role(_, .incidentAcknowledged), .role(_, .commandTransferred),
            .role(_, .spanExceeded), .incident(_, .reported), .incident(_, .assessed),
            .incident(_, .warned), .incident(_, .activated), .incident(_, .mitigated),
            .incident(_, .recovered), .incident(_, .relapsed),
            .incident(_, .standDownConditionChanged), .incident(_, .checklistConfirmed),
            .incident(_, .noteAdded), .plansInstalled, .plan, .drill, .pool, .signal, .fact,
            .level, .step, .resource, .notice, .target, .review:
            break
        }
        return []
    }

    private mutating func settle(_ isMeant: (Call) -> Bool) {
        for place in calls.indices where isMeant(calls[place]) { calls[place].isSettled = true }
    }

    /// Says what never came.
    package func findMissing() -> [String] {
        guard let end else { return [] }
        return calls.filter { call in
            // A call without a deadline waits for ever by the plan's own wish.
            !call.isSettled && call.due.map { $0 <= end } ?? false
        }.map { "page \($0.page) for \($0.role) is neither answered nor escalated" }
    }
}
