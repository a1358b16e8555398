// SPDX-License-Identifier: Apache-2.0
// Calls to staff, and the ladders by which they go up.

package import Notation
package import ResponseModel

/// A call to somebody of the staff, or what became of it.
package enum PageEvent: Sendable, Equatable {
    case ordered(Page)
    case reported(PageID, PageOutcome)
    case acknowledged(PageID, PersonID)
    /// Nobody of a rung answered in time.
    case rungTimedOut(RoleID, rung: Int)
    case ladderExhausted(RoleID)
}

extension PageEvent: FormFamily {
    /// The names under which they are stored.
    package enum Kind: String, Sendable, CaseIterable {
        case ordered = "page_ordered"
        case reported = "page_reported"
        case acknowledged = "page_acknowledged"
        case rungTimedOut = "rung_timed_out"
        case ladderExhausted = "ladder_exhausted"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .ordered(let page): Stored(.ordered, page)
        case .reported(let page, let outcome): Stored(.reported, page, outcome)
        case .acknowledged(let page, let person): Stored(.acknowledged, page, person)
        case .rungTimedOut(let role, let rung): Stored(.rungTimedOut, role, rung)
        case .ladderExhausted(let role): Stored(.ladderExhausted, role)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .ordered: Form("page") { .ordered($0) }
        case .reported: Form("page", "outcome") { .reported($0, $1) }
        case .acknowledged: Form("page", "person") { .acknowledged($0, $1) }
        case .rungTimedOut: Form("role", "rung") { .rungTimedOut($0, rung: $1) }
        case .ladderExhausted: Form("role") { .ladderExhausted($0) }
        }
    }
}

extension Incident {
    /// Changes the incident as the event says.
    mutating func apply(_ event: PageEvent, at: Timestamp, by: Actor) {
        switch event {
        case .ordered(let page):
            pages[page.id] = page
            // News call nobody to a role: a ladder that is being climbed goes on.
            guard page.news == nil else { return }
            ladders[page.role] = Ladder(rung: page.rung, due: page.due)
        case .reported(let page, let outcome): pages.update(page) { $0.outcome = outcome }
        case .acknowledged(let page, _):
            pages.update(page) { $0.acknowledgedAt = at }
            guard let known = pages[page], known.news == nil else { return }
            ladders.update(known.role) { $0.due = nil }
        case .rungTimedOut(let role, _): ladders.update(role) { $0.due = nil }
        case .ladderExhausted(let role):
            if ladders[role] == nil { ladders[role] = Ladder(rung: 0, due: nil) }
            ladders.update(role) {
                $0.due = nil
                $0.isExhausted = true
            }
        }
    }
}
