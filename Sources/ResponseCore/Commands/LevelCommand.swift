// SPDX-License-Identifier: Apache-2.0
// What is known of an incident, and how severe it is.

package import Notation
package import ResponseModel

/// A wish about facts or the level.
package enum LevelCommand: Sendable, Equatable {
    /// Tell facts. Unknown names are refused when a plan declares its facts.
    case recordFacts(IncidentID, [Fact])
    /// Set the level by hand; the rules no longer move it.
    case set(IncidentID, level: Int, reason: String)
    /// Let the rules decide again.
    case clear(IncidentID, reason: String)
}

extension LevelCommand: FormFamily {
    /// The names under which they are sent.
    package enum Kind: String, Sendable, CaseIterable {
        case recordFacts = "record_facts"
        case set = "set_level"
        case clear = "clear_level"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .recordFacts(let incident, let facts): Stored(.recordFacts, incident, facts)
        case .set(let incident, let level, let reason): Stored(.set, incident, level, reason)
        case .clear(let incident, let reason): Stored(.clear, incident, reason)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .recordFacts:
            Form("incident", Member.as("facts", SentFacts.self) { $0.facts }) {
                .recordFacts($0, $1)
            }
        case .set: Form("incident", "level", "reason") { .set($0, level: $1, reason: $2) }
        case .clear: Form("incident", "reason") { .clear($0, reason: $1) }
        }
    }
}

extension LevelCommand {
    /// Who may give it.
    var authority: Authority {
        switch self {
        case .recordFacts: .anybody
        case .set(let id, _, _), .clear(let id, _): .holder(.setLevel, in: id)
        }
    }
}

extension Decision {
    /// Hands the command to its rule.
    mutating func obey(_ command: LevelCommand) throws(Refusal) {
        switch command {
        case .recordFacts(let id, let facts): try recordFacts(id, facts)
        case .set(let id, let level, let reason): try setLevel(id, level, reason)
        case .clear(let id, let reason): try clearLevel(id, reason)
        }
    }
}
