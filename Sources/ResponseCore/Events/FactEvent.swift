// SPDX-License-Identifier: Apache-2.0
// What is known about an incident.

package import Notation
package import ResponseModel

/// A change of what is known.
package enum FactEvent: Sendable, Equatable {
    case recorded([Fact])
}

extension FactEvent: FormFamily {
    /// The names under which they are stored.
    package enum Kind: String, Sendable, CaseIterable {
        case recorded = "facts_recorded"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .recorded(let facts): Stored(.recorded, facts)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .recorded: Form("facts") { .recorded($0) }
        }
    }
}

extension Incident {
    /// Changes the incident as the event says.
    mutating func apply(_ event: FactEvent, at: Timestamp, by: Actor) {
        switch event {
        case .recorded(let list):
            for fact in list { facts[fact.name] = KnownFact(value: fact.value, at: at, by: by) }
        }
    }
}
