// SPDX-License-Identifier: Apache-2.0

import Coordination
import ResponseCore

/// What a plan would do with some facts at a moment: found out by doing it in a state of its own.
struct PlanExplanation {
    private let plan: Plan
    private let organization: Organization
    private let moment: Timestamp
    private let trial: Trial
    private let incident: Incident
    private let view: JSON

    /// - Throws: `CommandFailure` when a fact does not fit the plan.
    init(_ plan: Plan, _ planSet: PlanSet, facts: [Fact], at moment: Timestamp) throws {
        self.plan = plan
        organization = planSet.organization
        self.moment = moment
        var trialPlans = planSet
        var published = plan
        published.revisionState = .published
        published.effectiveFrom = nil
        trialPlans.plans.insert(published)
        var state = State(world: .actual)
        evolve(&state, Occurrence(.plansInstalled(trialPlans), at: moment, by: .coordinator))
        let reporter = organization.people.all.first?.id ?? "nobody"
        let command = Command.declareIncident(
            Declaration(title: plan.name.en, plan: plan.id, facts: facts))
        do throws(Refusal) {
            let submission = Submission(command, by: .person(reporter))
            for event in try decide(submission, in: state, at: moment) {
                evolve(&state, Occurrence(event, at: moment, by: .person(reporter)))
            }
        } catch {
            throw CommandFailure(error)
        }
        guard let incident = state.incidents.values.first else {
            throw CommandFailure(.refused, "refused: the plan could not be tried.")
        }
        self.incident = incident
        trial = incident.lastTrial ?? Trial(rules: [], level: nil)
        view = Views.view(["incidents", incident.id.raw], of: state, at: moment) ?? .null
    }

    /// For programs: the incident as it would begin.
    var json: JSON {
        .object([
            .init("plan", .string(plan.id.raw)), .init("at", .string(moment.description)),
            .init(
                "rules",
                .array(
                    trial.rules.map { rule in
                        [
                            "rule": .integer(Int64(rule.index + 1)),
                            "level": .integer(Int64(rule.level)),
                            "trace": .string(RuleWords.line(rule)),
                        ]
                    })),
            .init("incident", view),
        ])
    }

    /// For people.
    var text: String {
        let number = incident.level ?? 0
        let level = organization.scale[number]
        var lines = [
            "\(plan.name.both), revision \(plan.revision), "
                + "at \(organization.zone.clockText(moment))",
            level?.name.both ?? "Level \(number)", "", "Rules:",
        ]
        lines += trial.rules.map { "  \($0.index + 1). \(RuleWords.line($0))" }
        lines += ["", "People:"] + people + ["", "Resources:"] + resources
        lines += ["", "Notices:"] + notices + ["", "Clocks:"] + clocks
        return lines.joined(separator: "\n")
    }

    private var people: [String] {
        let level = incident.level ?? 0
        return plan.roles.filter { $0.levels?.contains(level) ?? true }.map { rule in
            let holder = incident.roles[rule.role]?.person.raw ?? "nobody on duty"
            let ladder = rule.escalation.flatMap { organization.escalations[$0] }
            let rungs =
                ladder?.rungs.map { rung in
                    "after \(rung.timeout): \(rung.notify.count) more"
                } ?? []
            let later = rungs.isEmpty ? "" : " (no answer: \(rungs.joined(separator: ", ")))"
            return "  \(rule.role): \(holder)\(later)"
        }
    }

    private var resources: [String] {
        let requests = incident.requests.values.map { request in
            let state = request.missing == 0 ? "available" : "\(request.missing) missing"
            return "  \(request.units) of \(request.pool): \(state)"
        }
        return requests.isEmpty ? ["  none"] : requests
    }

    private var notices: [String] {
        let level = incident.level ?? 0
        return plan.notices.filter { $0.levels?.contains(level) ?? true }.map { rule in
            let members = organization.audiences[rule.audience]?.members.count ?? 0
            let within = rule.within[level].map { ", within \($0)" } ?? ""
            let approval = (rule.approval[level] ?? .none).name
            return "  \(rule.id) (\(rule.trigger.word)): \(rule.audience), \(members) customers"
                + "\(within), approval: \(approval)"
        }
    }

    private var clocks: [String] {
        incident.targets.keys.compactMap { key in
            incident.targets[key].map { "  \(key): \(organization.zone.clockText($0.due))" }
        }
    }
}

extension NoticeRule.Trigger {
    /// The words of the files.
    fileprivate var word: String {
        switch self {
        case .on(let moment): "on \(moment.rawValue)"
        case .everyUpdate: "every update_every"
        }
    }
}
