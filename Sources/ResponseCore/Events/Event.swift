// SPDX-License-Identifier: Apache-2.0
// Everything that can have happened. Decisions carry their reason; the wording of reports is made
// from these cases and from nothing else. Each family stands in a file of its own with its cases,
// its stored forms and what it changes; how to add one: docs/how-to-add.md.

package import ResponseModel

/// A fact of history, in the past tense: what it is about, and what happened.
package enum Event: Sendable, Equatable {
    /// A set of plans became the current one.
    case plansInstalled(PlanSet)
    case plan(PlanID, PlanEvent)
    case drill(DrillEvent)
    case pool(PoolID, PoolEvent)
    case incident(IncidentID, IncidentEvent)
    case signal(IncidentID, SignalEvent)
    case fact(IncidentID, FactEvent)
    case level(IncidentID, LevelEvent)
    case role(IncidentID, RoleEvent)
    case page(IncidentID, PageEvent)
    case step(IncidentID, StepEvent)
    case resource(IncidentID, ResourceEvent)
    case notice(IncidentID, NoticeEvent)
    case target(IncidentID, TargetEvent)
    case review(IncidentID, ReviewEvent)

    /// The incident that it is about; nil for events of plans, pools and drills.
    package var incident: IncidentID? {
        switch self {
        case .plansInstalled, .plan, .drill, .pool: nil
        case .incident(let id, _), .signal(let id, _), .fact(let id, _), .level(let id, _),
            .role(let id, _), .page(let id, _), .step(let id, _), .resource(let id, _),
            .notice(let id, _), .target(let id, _), .review(let id, _):
            id
        }
    }
}
