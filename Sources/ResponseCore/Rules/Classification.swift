// SPDX-License-Identifier: Apache-2.0
// The response level: rules from the top, every one that was tried is recorded, unknown facts
// count towards the more severe side, and a less severe level must hold before it counts.

import CEL
import Notation
package import ResponseModel

/// Runs the classification rules of a plan.
///
/// - Returns: every rule up to the one that decided, and the level that it gives.
package func classify(_ plan: Plan, _ bindings: FactBindings) -> Trial {
    var tried: [RuleTrial] = []
    for (index, rule) in plan.classification.rules.enumerated() {
        let outcome = outcome(of: rule, plan.classification.whenUnknown, bindings)
        tried.append(
            RuleTrial(
                index: index, level: rule.level, condition: rule.when?.source, outcome: outcome,
                inputs: inputs(of: rule, bindings), because: rule.because))
        if outcome.decides(plan.classification.whenUnknown) {
            return Trial(rules: tried, level: rule.level)
        }
    }
    return Trial(rules: tried, level: nil)
}

private func outcome(
    of rule: Classification.Rule, _ whenUnknown: Classification.WhenUnknown,
    _ bindings: FactBindings
) -> RuleTrial.Outcome {
    guard let when = rule.when else { return .otherwise }
    switch judge(when, bindings) {
    case .holds: return .matched
    case .fails: return .notMatched
    case .unknown(let name):
        return whenUnknown == .assumeHigher ? .assumed(missing: name) : .skipped(missing: name)
    case .broken(let why): return .failed(why)
    }
}

private func inputs(of rule: Classification.Rule, _ bindings: FactBindings) -> [Fact] {
    (rule.when?.variables ?? []).compactMap { name in
        // The whole signal and the map of steps would bury the facts in the journal; the time
        // stands beside every event.
        if name == "signal" || name == "steps" || name == "now" { return nil }
        return bindings.value(of: name).map { Fact(name: name, value: $0) }
    }
}

extension RuleTrial.Outcome {
    /// Whether the rule gives the level. One that cannot be computed is as good as one whose facts
    /// are not known.
    package func decides(_ whenUnknown: Classification.WhenUnknown) -> Bool {
        switch self {
        case .matched, .otherwise, .assumed: true
        case .notMatched, .skipped: false
        case .failed: whenUnknown == .assumeHigher
        }
    }
}

extension Decision {
    /// Runs the rules on what is known now and moves the level as they say; `atOnce`: also down.
    mutating func classify(_ id: IncidentID, atOnce: Bool = false) {
        guard let incident = state.incidents[id], incident.phase < .inReview else { return }
        guard let plan = incident.plan else { return }
        let trial = ResponseCore.classify(plan, FactBindings(incident, now: now))
        if trial != incident.lastTrial { emit(.level(id, .classified(trial))) }
        guard !incident.isLevelHeld else { return }
        guard let wanted = trial.level, let rule = trial.rules.last?.index else {
            if incident.lowering != nil { emit(.level(id, .loweringStopped)) }
            return
        }
        move(incident, to: wanted, rule, atOnce ? .zero : plan.classification.lowerAfter)
    }

    /// Gives an incident that no rule has classified the least severe level, so that a response
    /// never runs without one.
    mutating func ensureLevel(_ id: IncidentID) {
        guard state.incidents[id]?.level == nil, let lowest = state.organization?.scale.lowest
        else { return }
        changeLevel(id, to: lowest, .unclassified)
    }

    private mutating func move(
        _ incident: Incident, to wanted: Int, _ rule: Int, _ lowerAfter: TimeSpan
    ) {
        guard let current = incident.level else {
            return changeLevel(incident.id, to: wanted, .rule(rule))
        }
        if wanted < current { return changeLevel(incident.id, to: wanted, .rule(rule)) }
        if wanted == current {
            if incident.lowering != nil { emit(.level(incident.id, .loweringStopped)) }
            return
        }
        if lowerAfter == .zero {
            return changeLevel(incident.id, to: wanted, .loweredByRule(rule))
        }
        guard let waiting = incident.lowering else {
            return emit(.level(incident.id, .loweringBegan(to: wanted, due: now + lowerAfter)))
        }
        // Both are milder than the level is now: what has held since the wait began is the more
        // severe of the two.
        if wanted < waiting.to {
            emit(.level(incident.id, .loweringBegan(to: wanted, due: waiting.due)))
        }
    }

    /// The time of a waiting lower level has come.
    mutating func finishLowering(_ id: IncidentID) {
        guard let incident = state.incidents[id], let lowering = incident.lowering,
            lowering.due <= now
        else { return }
        let rules = incident.plan?.classification.rules ?? []
        let decided = incident.lastTrial.flatMap { $0.level == lowering.to ? $0.rules.last : nil }
        let rule = decided?.index ?? rules.firstIndex { $0.level == lowering.to } ?? 0
        changeLevel(id, to: lowering.to, .loweredByRule(rule))
        // The rules may give an even milder level by now; its wait begins here.
        classify(id)
    }

    /// Moves the level and lets everything that depends on it follow.
    mutating func changeLevel(_ id: IncidentID, to level: Int, _ reason: LevelReason) {
        let before = state.incidents[id]?.level
        emit(.level(id, .changed(from: before, to: level, because: reason)))
        guard let before, before != level, let incident = state.incidents[id] else { return }
        moveTargets(id)
        if incident.phase.isResponding { followLevel(incident, isRise: level < before) }
        checkTargets(id)
    }

    private mutating func followLevel(_ incident: Incident, isRise: Bool) {
        let id = incident.id
        fillRoles(id, again: isRise)
        if isRise { serveWaiting(id) }
        if isRise { requestPlannedResources(id) }
        if isRise {
            draftAnew(id)
            draftMissedNotices(id)
        }
        // When service is restored customers have heard the last of it, unless it gets worse.
        if isRise || incident.phase != .recovered {
            draftNotices(id, on: .levelChanged, exceptFor: audiencesOfFirstNotices(id))
        }
        watchStandDown(id)
    }

    mutating func setLevel(_ id: IncidentID, _ level: Int, _ reason: String) throws(Refusal) {
        let incident = try openIncident(id)
        try check(reason, "The reason")
        let scale = try organization().scale
        guard scale[level] != nil else {
            throw Refusal(
                .invalid, "There is no level \(level) in the scale \(scale.name).",
                help:
                    "Levels are \(scale.levels.map { String($0.number) }.joined(separator: ", ")).")
        }
        guard incident.phase < .inReview else {
            throw Refusal(
                .wrongPhase, "The response of \(id) has ended.", help: "The level stays as it was.")
        }
        if incident.isLevelHeld, incident.level == level {
            throw Refusal(
                .alreadyDone, "Incident \(id) is held at level \(level) already.",
                help: "`clear-level` lets the rules decide again.")
        }
        changeLevel(id, to: level, .hand(reason))
    }

    mutating func clearLevel(_ id: IncidentID, _ reason: String) throws(Refusal) {
        let incident = try openIncident(id)
        try check(reason, "The reason")
        guard incident.isLevelHeld else {
            throw Refusal(
                .alreadyDone, "The rules decide the level of \(id) already.", help: "Nothing to do."
            )
        }
        emit(.level(id, .released(reason: reason)))
        classify(id)
    }
}
