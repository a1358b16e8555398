// SPDX-License-Identifier: Apache-2.0
// Signals that belong to an incident.

package import Notation
package import ResponseModel

/// A signal of an incident.
package enum SignalEvent: Sendable, Equatable {
    case attached(Signal, because: AttachReason)
    case updated(Signal)
}

extension SignalEvent: FormFamily {
    /// The names under which they are stored.
    package enum Kind: String, Sendable, CaseIterable {
        case attached = "signal_attached"
        case updated = "signal_updated"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .attached(let signal, let reason): Stored(.attached, signal, reason)
        case .updated(let signal): Stored(.updated, signal)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .attached: Form("signal", "because") { .attached($0, because: $1) }
        case .updated: Form("signal") { .updated($0) }
        }
    }
}

extension Incident {
    /// Changes the incident as the event says.
    mutating func apply(_ event: SignalEvent, at: Timestamp, by: Actor) {
        switch event {
        case .attached(let signal, _), .updated(let signal):
            signals[signal.identity] = signal
        }
    }
}

extension State {
    /// Changes the incident, and where the next signals of the same alert go.
    mutating func apply(_ event: SignalEvent, of id: IncidentID, at: Timestamp, by: Actor) {
        change(id) { $0.apply(event, at: at, by: by) }
        switch event {
        case .attached(let signal, _): signalHomes[signal.identity] = id
        case .updated: break
        }
    }
}
