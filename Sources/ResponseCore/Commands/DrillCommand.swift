// SPDX-License-Identifier: Apache-2.0
// What a drill is made of beside incidents.

package import Notation
package import ResponseModel

/// A moment of a drill.
package enum DrillCommand: Sendable, Equatable {
    /// Begin a drill; only in the world of that drill.
    case start(ScenarioID, seed: UInt64)
    /// Record what an inject brought beyond signals and facts.
    case deliverInject(InjectRecord)
    case end(ScenarioID)
}

extension DrillCommand: FormFamily {
    /// The names under which they are sent.
    package enum Kind: String, Sendable, CaseIterable {
        case start = "start_drill"
        case deliverInject = "deliver_inject"
        case end = "end_drill"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .start(let scenario, let seed): Stored(.start, scenario, seed)
        case .deliverInject(let inject): Stored(.deliverInject, inject)
        case .end(let scenario): Stored(.end, scenario)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .start: Form("scenario", "seed") { .start($0, seed: $1) }
        case .deliverInject: Form("inject") { .deliverInject($0) }
        case .end: Form("scenario") { .end($0) }
        }
    }
}

extension DrillCommand {
    /// Who may give it.
    var authority: Authority {
        switch self {
        case .start, .deliverInject, .end: .coordinator
        }
    }
}

extension Decision {
    /// Hands the command to its rule.
    mutating func obey(_ command: DrillCommand) throws(Refusal) {
        switch command {
        case .start(let scenario, let seed): try startDrill(scenario, seed)
        case .deliverInject(let record): try deliverInject(record)
        case .end(let scenario): try endDrill(scenario)
        }
    }
}
