// SPDX-License-Identifier: Apache-2.0
// Events sorted by what they are about: for filters of the timeline, and so that the wording of
// each family stands in a file of its own.

package import ResponseCore
import ResponseModel

/// What an event is about.
package enum EventFamily: String, Sendable, Hashable, CaseIterable {
    case plans, drill, intake, level, people, steps, resources, notices, targets, ending, review

    /// The family of an event.
    package init(_ event: Event) {
        switch event {
        case .plansInstalled, .plan: self = .plans
        case .drill: self = .drill
        case .incident(_, let event): self = event.isOfIntake ? .intake : .ending
        case .signal, .fact: self = .intake
        case .level: self = .level
        case .role(_, .spanExceeded): self = .resources
        case .role, .page: self = .people
        case .step: self = .steps
        case .resource, .pool: self = .resources
        case .notice: self = .notices
        case .target: self = .targets
        case .review: self = .review
        }
    }
}

extension IncidentEvent {
    /// Whether it belongs to the beginning of an incident, not to its end.
    fileprivate var isOfIntake: Bool {
        switch self {
        case .reported, .assessed, .warned, .activated, .noteAdded: true
        case .mitigated, .recovered, .relapsed, .standDownConditionChanged, .checklistConfirmed,
            .responseEnded, .closed:
            false
        }
    }
}
