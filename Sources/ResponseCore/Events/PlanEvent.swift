// SPDX-License-Identifier: Apache-2.0
// What happens to plans. That a set of plans was installed is the one event without a family: its
// form leaves out what the journal has carried before (Shapes/PlanTextMemory.swift).

package import Notation
import ResponseModel

/// A change of one plan.
package enum PlanEvent: Sendable, Equatable {
    /// A revision took a step of its life.
    case revised(RevisionEntry)
}

extension PlanEvent: FormFamily {
    /// The names under which they are stored.
    package enum Kind: String, Sendable, CaseIterable {
        case revised = "plan_revised"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .revised(let entry): Stored(.revised, entry)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .revised: Form("entry") { .revised($0) }
        }
    }
}

extension State {
    /// Takes over an installed set of plans.
    mutating func install(_ planSet: PlanSet, at moment: Timestamp) {
        resizePools(to: planSet.organization.pools, at: moment)
        keepStanding(before: planSet, at: now)
        self.planSet = planSet
        restoreQueues()
    }

    /// Changes what is known of a plan's revisions.
    mutating func apply(_ event: PlanEvent, to plan: PlanID, at: Timestamp, by: Actor) {
        switch event {
        case .revised(let entry): apply(entry, to: plan, at: at, by: by)
        }
    }
}
