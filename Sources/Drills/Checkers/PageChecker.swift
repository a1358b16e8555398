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
        case .pageOrdered(let incident, let page):
            calls.append(
                Call(
                    page: page.id, incident: incident, role: page.role, rung: page.rung,
                    due: page.due, isNews: page.news != nil))
        case .pageAcknowledged(_, let page, _):
            guard let call = calls.first(where: { $0.page == page }) else {
                return ["page \(page) is answered and was never ordered"]
            }
            settle {
                $0.page == page
                    || !call.isNews && $0.incident == call.incident && $0.role == call.role
            }
        case .rungTimedOut(let incident, let role, let rung):
            settle { $0.incident == incident && $0.role == role && $0.rung <= rung }
        case .ladderExhausted(let incident, let role),
            .roleAssigned(let incident, let role, _, .hand),
            .roleAssigned(let incident, let role, _, .handover):
            settle { $0.incident == incident && $0.role == role }
        case .incidentClosed(let incident, _), .responseEnded(let incident, _):
            settle { $0.incident == incident }
        default: break
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
