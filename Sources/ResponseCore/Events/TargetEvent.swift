// SPDX-License-Identifier: Apache-2.0
// Deadlines that are watched.

package import Notation
import ResponseModel

/// A turn in the life of a deadline.
package enum TargetEvent: Sendable, Equatable {
    case started(TargetKey, startedAt: Timestamp, due: Timestamp, atRisk: Timestamp)
    /// The level changed, or the next round of a cadence began.
    case moved(TargetKey, due: Timestamp, atRisk: Timestamp)
    case atRisk(TargetKey)
    case met(TargetKey, margin: TimeSpan)
    case breached(TargetKey)
    case dropped(TargetKey)
}

extension TargetEvent: FormFamily {
    /// The names under which they are stored.
    package enum Kind: String, Sendable, CaseIterable {
        case started = "target_started"
        case moved = "target_moved"
        case atRisk = "target_at_risk"
        case met = "target_met"
        case breached = "target_breached"
        case dropped = "target_dropped"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .started(let target, let start, let due, let atRisk):
            Stored(.started, target, start, due, atRisk)
        case .moved(let target, let due, let atRisk): Stored(.moved, target, due, atRisk)
        case .atRisk(let target): Stored(.atRisk, target)
        case .met(let target, let margin): Stored(.met, target, margin)
        case .breached(let target): Stored(.breached, target)
        case .dropped(let target): Stored(.dropped, target)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .started:
            Form("target", "started_at", "due", "at_risk") {
                .started($0, startedAt: $1, due: $2, atRisk: $3)
            }
        case .moved: Form("target", "due", "at_risk") { .moved($0, due: $1, atRisk: $2) }
        case .atRisk: Form("target") { .atRisk($0) }
        case .met: Form("target", "margin") { .met($0, margin: $1) }
        case .breached: Form("target") { .breached($0) }
        case .dropped: Form("target") { .dropped($0) }
        }
    }
}

extension Incident {
    /// Changes the incident as the event says.
    mutating func apply(_ event: TargetEvent, at: Timestamp, by: Actor) {
        switch event {
        case .started(let key, let startedAt, let due, let atRisk):
            targets[key] = TargetState(startedAt: startedAt, due: due, atRisk: atRisk)
        case .moved(let key, let due, let atRisk):
            targets.update(key) {
                $0.due = due
                $0.atRisk = atRisk
                $0.status = .running
            }
        case .atRisk(let key): targets.update(key) { $0.status = .atRisk }
        case .breached(let key): targets.update(key) { $0.status = .breached }
        case .met(let key, let margin):
            targets.update(key) {
                $0.status = margin < .zero ? .metLate : .met
                $0.endedAt = at
            }
        case .dropped(let key):
            targets.update(key) {
                $0.status = .dropped
                $0.endedAt = at
            }
        }
    }
}
