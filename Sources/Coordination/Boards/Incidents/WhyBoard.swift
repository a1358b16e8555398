// SPDX-License-Identifier: Apache-2.0

package import Notation
package import ResponseCore
package import ResponseModel

/// Why an incident has its plan and its level: every plan and every rule that was tried, with what
/// the facts were.
package struct WhyBoard: Board {
    package var id = ""
    package var title = ""
    package var plan: PlanPart?
    package var plansTried: [PlanTried] = []
    package var grouping: [JSON.Member] = []
    package var level: LevelPart?
    package var isLevelHeld = false
    package var levelReason: LevelReasonPart?
    package var rulesLevel: LevelPart?
    package var rulesTried: [RuleTried] = []
    package var whenUnknown: String?

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("id", &id)
        form("title", &title)
        form("plan", &plan)
        form("plans_tried", &plansTried)
        form("grouping", &grouping)
        form("level", &level)
        form("level_held", &isLevelHeld)
        form("level_reason", &levelReason)
        form("rules_level", &rulesLevel)
        form("rules_tried", &rulesTried)
        form("when_unknown", &whenUnknown)
    }

    /// A plan that was tried.
    package struct PlanTried: Board {
        package var plan = ""
        package var name = LocalizedText("")
        package var outcome = ""
        package var detail: String?

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("plan", &plan)
            form("name", &name)
            form("outcome", &outcome)
            form("detail", &detail)
        }
    }

    /// A rule that was tried.
    package struct RuleTried: Board {
        /// Counted from 0.
        package var rule = 0
        package var level: LevelPart?
        package var condition: String?
        package var outcome = ""
        package var detail: String?
        package var inputs: [JSON.Member] = []
        package var because: LocalizedText?

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("rule", &rule)
            form("level", &level)
            form("condition", &condition)
            form("outcome", &outcome)
            form("detail", &detail)
            form("inputs", &inputs)
            form("because", &because)
        }
    }
}

extension WhyBoard {
    /// The board of an incident; nil: there is no such one.
    package init?(_ id: IncidentID, _ source: BoardSource) {
        guard let incident = source.state.incidents[id] else { return nil }
        self.id = id.raw
        title = incident.report.title
        plan = source.plan(of: incident)
        plansTried = incident.report.match.tried.map { PlanTried($0, source) }
        grouping = incident.report.grouping.map { JSON.Member($0.name, .string($0.value)) }
        level = source.level(incident.level)
        isLevelHeld = incident.isLevelHeld
        levelReason = LevelReasonPart(incident.levelReason)
        rulesLevel = source.level(incident.lastTrial?.level)
        rulesTried = (incident.lastTrial?.rules ?? []).map { RuleTried($0, source) }
        whenUnknown = incident.plan?.classification.whenUnknown.rawValue
    }
}

extension WhyBoard.PlanTried {
    init(_ trial: PlanTrial, _ source: BoardSource) {
        plan = trial.plan.raw
        name = source.state.planSet?.plans[trial.plan]?.name ?? LocalizedText(trial.plan.raw)
        switch trial.outcome {
        case .matched: outcome = "matched"
        case .laterThanMatch: outcome = "later_than_match"
        case .named: outcome = "named"
        case .notInForce: outcome = "not_in_force"
        case .failed(let cause): (outcome, detail) = ("failed", cause)
        }
    }
}

extension WhyBoard.RuleTried {
    init(_ trial: RuleTrial, _ source: BoardSource) {
        let words = trial.outcome.words
        rule = trial.index
        level = source.level(trial.level)
        condition = trial.condition
        outcome = words.word
        detail = words.detail
        inputs = trial.inputs.map { JSON.Member($0.name, .fact($0.value)) }
        because = trial.because
    }
}
