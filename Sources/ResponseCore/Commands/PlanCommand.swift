// SPDX-License-Identifier: Apache-2.0
// The life of a plan revision (docs/governance.md).

package import Notation
package import ResponseModel

/// A step in the life of a plan.
package enum PlanCommand: Sendable, Equatable {
    /// Take a step in the life of a plan.
    case revise(PlanID, RevisionStep)
}

extension PlanCommand: FormFamily {
    /// The names under which they are sent.
    package enum Kind: String, Sendable, CaseIterable {
        case revise = "revise_plan"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .revise(let plan, let step): Stored(.revise, plan, step)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .revise: Form("plan", Member.spread()) { .revise($0, $1) }
        }
    }
}

extension PlanCommand {
    /// Who may give it.
    var authority: Authority {
        switch self {
        case .revise: .person
        }
    }
}

extension Decision {
    /// Hands the command to its rule.
    mutating func obey(_ command: PlanCommand) throws(Refusal) {
        switch command {
        case .revise(let plan, let step): try revise(plan, step)
        }
    }
}
