// SPDX-License-Identifier: Apache-2.0
// How severe an incident is, and by which rule or whose word.

package import Notation
import ResponseModel

/// A change of the level, or of what it rests on.
package enum LevelEvent: Sendable, Equatable {
    case classified(Trial)
    case changed(from: Int?, to: Int, because: LevelReason)
    /// The rules give a less severe level, which must hold until `due`.
    case loweringBegan(to: Int, due: Timestamp)
    case loweringStopped
    case released(reason: String)
}

extension LevelEvent: FormFamily {
    /// The names under which they are stored.
    package enum Kind: String, Sendable, CaseIterable {
        case classified = "incident_classified"
        case changed = "level_changed"
        case loweringBegan = "level_lowering_began"
        case loweringStopped = "level_lowering_stopped"
        case released = "level_released"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .classified(let trial): Stored(.classified, trial)
        case .changed(let old, let new, let reason): Stored(.changed, old, new, reason)
        case .loweringBegan(let level, let due): Stored(.loweringBegan, level, due)
        case .loweringStopped: Stored(.loweringStopped)
        case .released(let reason): Stored(.released, reason)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .classified: Form("trial") { .classified($0) }
        case .changed:
            Form(Member.optional("from"), "to", "because") {
                .changed(from: $0, to: $1, because: $2)
            }
        case .loweringBegan: Form("to", "due") { .loweringBegan(to: $0, due: $1) }
        case .loweringStopped: Form(.loweringStopped)
        case .released: Form("reason") { .released(reason: $0) }
        }
    }
}

extension Incident {
    /// Changes the incident as the event says.
    mutating func apply(_ event: LevelEvent, at: Timestamp, by: Actor) {
        switch event {
        case .classified(let trial): lastTrial = trial
        case .changed(_, let to, let reason):
            level = to
            levelReason = reason
            lowering = nil
            if case .hand = reason { isLevelHeld = true }
        case .released: isLevelHeld = false
        case .loweringBegan(let to, let due): lowering = Lowering(to: to, due: due)
        case .loweringStopped: lowering = nil
        }
    }
}
