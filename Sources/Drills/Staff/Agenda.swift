// SPDX-License-Identifier: Apache-2.0
// What the simulated staff means to do, and what came of it. An intention has a name that tells it
// from all others; as long as it waits or after it was done it is not formed again, so looking at
// an incident as often as one likes never does anything twice.

package import Notation
package import ResponseCore
package import ResponseModel

/// Something that somebody is going to ask of the core at a moment.
package struct Intention: Sendable, Equatable {
    /// What it is and about what: `finish drill-0001 assess 1772301600000`.
    package var name: String
    /// What will be asked, and by whom.
    package var submission: Submission
    /// When.
    package var at: Timestamp

    /// An intention by its parts.
    package init(name: String, submission: Submission, at: Timestamp) {
        self.name = name
        self.submission = submission
        self.at = at
    }
}

/// The intentions of a run by name.
package struct Agenda: Sendable {
    private struct Entry: Sendable {
        var refusals = 0
        /// From when on it may be formed again; nil: it waits, is done or was given up.
        var freeFrom: Timestamp?
    }

    // Only ever looked up, never walked through.
    private var entries: [String: Entry] = [:]
    private var failures: [String: Int] = [:]

    /// An empty agenda.
    package init() {}

    /// Whether an intention of that name may be formed now.
    package func isFree(_ name: String, at now: Timestamp) -> Bool {
        guard let entry = entries[name] else { return true }
        return entry.freeFrom.map { $0 <= now } ?? false
    }

    /// How often an intention of that name was refused.
    package func refusals(of name: String) -> Int { entries[name]?.refusals ?? 0 }

    /// Takes the name until `refused` gives it back.
    package mutating func take(_ name: String) { entries[name, default: Entry()].freeFrom = nil }

    /// Notes that it was refused.
    ///
    /// - Returns: when to look again; nil when it is given up: it was done already, or it has been
    ///   refused too often for a reason that waiting does not cure.
    package mutating func refused(
        _ name: String, because reason: Refusal.Reason, at now: Timestamp
    ) -> Timestamp? {
        var entry = entries[name, default: Entry()]
        entry.refusals += 1
        entry.freeFrom =
            Self.isWorthRepeating(reason, after: entry.refusals)
            ? now + SimulatedChannels.retryDelay(after: entry.refusals) : nil
        entries[name] = entry
        return entry.freeFrom
    }

    /// How often a step has failed since it became ready.
    package func failures(of step: StepID, in incident: IncidentID) -> Int {
        failures["\(incident) \(step)"] ?? 0
    }

    /// Counts failures of steps; every other event changes nothing.
    package mutating func note(_ event: Event) {
        switch event {
        case .step(let incident, .ready(let step, _, _, _)): failures["\(incident) \(step)"] = nil
        case .step(let incident, .failed(let step, _)):
            failures["\(incident) \(step)", default: 0] += 1
        case .step(_, .started), .step(_, .submitted), .step(_, .reviewed),
            .step(_, .branched), .step(_, .done), .step(_, .skipped), .step(_, .rolledBack),
            .step(_, .added), .step(_, .overdue), .step(_, .playbookEnded), .plansInstalled,
            .plan, .drill, .pool, .incident, .signal, .fact, .level, .role, .page, .resource,
            .notice, .target, .review:
            break
        }
    }

    private static func isWorthRepeating(_ reason: Refusal.Reason, after refusals: Int) -> Bool {
        switch reason {
        case .alreadyDone: false
        // The condition may come to hold and the units may come back, until the drill ends.
        case .conditionNotMet, .resources: true
        // Another person may be allowed to, or another thing has to happen first.
        case .unknown, .wrongPhase, .notPermitted, .needsSecondPerson, .invalid, .limit,
            .notInForce:
            refusals < DrillLimits.refusalsBeforeGivingUp
        }
    }
}
