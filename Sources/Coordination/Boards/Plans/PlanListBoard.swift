// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseCore
package import ResponseModel

/// Every plan that is installed, with which revision of it holds.
package struct PlanListBoard: Board {
    package var organization: LocalizedText?
    package var digest: String?
    package var plans: [PlanSummary] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("organization", &organization)
        form("digest", &digest)
        form("plans", &plans)
    }
}

extension PlanListBoard {
    /// The plans of a state.
    package init(_ source: BoardSource) {
        organization = source.organization?.name
        digest = source.state.planSet?.digest
        plans = (source.state.planSet?.plans.all ?? []).map { PlanSummary($0, source) }
    }
}

/// A plan, which revision of it holds, and what a new one waits for.
package struct PlanSummary: Board {
    package var id = ""
    package var name = LocalizedText("")
    package var type = ""
    package var revision = 0
    package var revisionState = ""
    package var isInForce = false
    package var effectiveFrom: Timestamp?
    package var digest = ""
    /// Who says in which state it is: `file` or `journal`.
    package var toldBy = ""
    package var revisionInForce: Int?
    package var digestInForce: String?
    package var missingReviews: [String] = []
    package var trained: Int?
    package var toBeTrained: Int?
    package var feedback = 0

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("id", &id)
        form("name", &name)
        form("type", &type)
        form("revision", &revision)
        form("revision_state", &revisionState)
        form("in_force", &isInForce)
        form("effective_from", &effectiveFrom)
        form("digest", &digest)
        form("told_by", &toldBy)
        form("revision_in_force", &revisionInForce)
        form("digest_in_force", &digestInForce)
        form("missing_reviews", &missingReviews)
        form("trained", &trained)
        form("to_be_trained", &toBeTrained)
        form("feedback", &feedback)
    }
}

extension PlanSummary {
    init(_ plan: Plan, _ source: BoardSource) {
        let known = source.state.revision(of: plan)
        let held = source.state.planInForce(plan.id, at: source.now)
        let training = PlanTraining(of: plan, source)
        id = plan.id.raw
        name = plan.name
        type = plan.planType.rawValue
        revision = plan.revision
        revisionState = (known?.state ?? plan.revisionState).rawValue
        isInForce = source.state.isInForce(plan, at: source.now)
        effectiveFrom = known == nil ? plan.effectiveFrom : known?.effectiveFrom
        digest = plan.digest
        toldBy = known == nil ? "file" : "journal"
        revisionInForce = held?.revision
        digestInForce = held?.digest
        if let known, known.isUnderWay, known.state != .approved {
            missingReviews = known.missingReviews(plan).map(\.rawValue)
        }
        trained = training?.known.count
        toBeTrained = training?.people.count
        feedback = known?.feedback.count ?? 0
    }
}

/// Who should know a text: what is published, else what holds.
struct PlanTraining {
    let plan: Plan
    /// Everybody with a role in it.
    let people: [PersonID]
    /// Those who said that they know it.
    let known: [PersonID]

    /// nil: there is no such text.
    init?(of plan: Plan, _ source: BoardSource) {
        let state = source.state
        let isPublished = state.revision(of: plan)?.state == .published
        let text = isPublished ? plan : state.planInForce(plan.id, at: source.now)
        guard let text else { return nil }
        self.plan = text
        people = source.organization?.peopleWithRole(in: text) ?? []
        let told = Set((state.revision(of: text)?.acknowledgements ?? []).compactMap(\.by.person))
        known = people.filter { told.contains($0) }
    }

    /// Those who did not.
    var open: [PersonID] { people.filter { !known.contains($0) } }
}
