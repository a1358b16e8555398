// SPDX-License-Identifier: Apache-2.0
// Parts of the board of an incident: how it ends, and what is learnt from it.

import CEL
package import Notation
import ResponseCore
package import ResponseModel

/// What has to hold before the response may end.
package struct StandDownPart: Board {
    package var condition: String?
    package var holdsSince: Timestamp?
    package var hold: String?
    package var checklist: [Item] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("condition", &condition)
        form("holds_since", &holdsSince)
        form("hold", &hold)
        form("checklist", &checklist)
    }

    /// A line that somebody confirms.
    package struct Item: Board {
        /// Counted from 0.
        package var item = 0
        package var text = LocalizedText("")
        package var isConfirmed = false

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("item", &item)
            form("text", &text)
            form("confirmed", &isConfirmed)
        }
    }
}

extension StandDownPart {
    init(_ incident: Incident) {
        let rule = incident.plan?.standDown
        condition = rule?.when?.source
        holdsSince = incident.standDownHoldsSince
        hold = rule.map(\.hold.description)
        checklist = (rule?.checklist ?? []).enumerated().map { place, text in
            var item = Item()
            item.item = place
            item.text = text
            item.isConfirmed = incident.confirmedItems.contains(place)
            return item
        }
    }
}

/// What the review after the end has found.
package struct ReviewPart: Board {
    package var openedAt: Timestamp?
    package var due: Timestamp?
    package var findings: [Finding] = []
    package var causes: [Cause] = []
    package var satisfaction: Double?
    package var noActionReason: String?
    package var completedAt: Timestamp?
    package var completedBy: String?

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("opened_at", &openedAt)
        form("due", &due)
        form("findings", &findings)
        form("causes", &causes)
        form("satisfaction", &satisfaction)
        form("no_action_reason", &noActionReason)
        form("completed_at", &completedAt)
        form("completed_by", &completedBy)
    }

    /// Something that was found.
    package struct Finding: Board {
        package var part = ""
        package var text = ""

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("part", &part)
            form("text", &text)
        }
    }

    /// A cause of the taxonomy.
    package struct Cause: Board {
        package var `class` = ""
        package var text = ""

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("class", &`class`)
            form("text", &text)
        }
    }
}

extension ReviewPart {
    init(_ review: Review) {
        openedAt = review.openedAt
        due = review.due
        findings = review.findings.map { known in
            var finding = Finding()
            finding.part = known.part.rawValue
            finding.text = known.text
            return finding
        }
        causes = review.causes.map { known in
            var cause = Cause()
            cause.class = known.class
            cause.text = known.text
            return cause
        }
        satisfaction = review.satisfaction
        noActionReason = review.noActionReason
        completedAt = review.completedAt
        completedBy = review.completedBy?.description
    }
}
