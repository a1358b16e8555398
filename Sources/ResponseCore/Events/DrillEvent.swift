// SPDX-License-Identifier: Apache-2.0
// What happens in a drill beside what its incidents are made of.

package import Notation
package import ResponseModel

/// A moment of a drill.
package enum DrillEvent: Sendable, Equatable {
    case started(ScenarioID, seed: UInt64)
    case injectDelivered(InjectRecord)
    case ended(ScenarioID)
}

extension DrillEvent: FormFamily {
    /// The names under which they are stored.
    package enum Kind: String, Sendable, CaseIterable {
        case started = "drill_started"
        case injectDelivered = "inject_delivered"
        case ended = "drill_ended"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .started(let scenario, let seed): Stored(.started, scenario, seed)
        case .injectDelivered(let inject): Stored(.injectDelivered, inject)
        case .ended(let scenario): Stored(.ended, scenario)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .started: Form("scenario", "seed") { .started($0, seed: $1) }
        case .injectDelivered: Form("inject") { .injectDelivered($0) }
        case .ended: Form("scenario") { .ended($0) }
        }
    }
}
