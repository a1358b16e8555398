// SPDX-License-Identifier: Apache-2.0
// Reports that a law or a supervisor may demand: which of the organisation's regulator clocks a
// plan names, whether they run for an incident, and until when. Whether a report is really due is
// for people to decide; the clock makes sure that the question is asked in time.

package import Notation
package import ResponseModel

/// A regulator clock that an incident may have to keep.
package struct RegulatorDuty: Sendable, Equatable {
    package var clock: RegulatorClock
    package var standing: Standing
    /// What the time counts from: the report of the incident.
    package var startsAt: Timestamp
    package var due: Timestamp

    /// Whether the clock runs.
    package enum Standing: Sendable, Equatable {
        case runs
        /// The named fact is not known: the clock counts as running until it is.
        case assumed(missing: String)
        case notAtThisLevel
        case conditionFails
        /// The condition could not be computed; the clock counts as running.
        case failed(String)

        /// Whether the deadline has to be kept.
        package var isRunning: Bool {
            switch self {
            case .runs, .assumed, .failed: true
            case .notAtThisLevel, .conditionFails: false
            }
        }
    }
}

extension Incident {
    /// The regulator clocks that the plan of the incident names, in the order of the plan.
    package func regulatorDuties(
        in organization: Organization, at now: Timestamp
    ) -> [RegulatorDuty] {
        let bindings = FactBindings(self, now: now)
        return (plan?.regulatorClocks ?? []).compactMap { rule in
            guard let clock = organization.regulatorClocks[rule.clock] else { return nil }
            return RegulatorDuty(
                clock: clock, standing: standing(of: rule, bindings), startsAt: reportedAt,
                due: clock.limit.deadline(from: reportedAt, in: organization))
        }
    }

    private func standing(
        of rule: RegulatorRule, _ bindings: FactBindings
    ) -> RegulatorDuty.Standing {
        if let levels = rule.levels, !levels.contains(level ?? 0) { return .notAtThisLevel }
        guard let when = rule.when else { return .runs }
        switch judge(when, bindings) {
        case .holds: return .runs
        case .fails: return .conditionFails
        case .unknown(let name): return .assumed(missing: name)
        case .broken(let why): return .failed(why)
        }
    }
}
