// SPDX-License-Identifier: Apache-2.0

import CEL
import PlanFiles
import ResponseCore

/// A plan at a glance, for people who have to know it.
enum PlanOutline {
    /// The outline in both languages where texts have two.
    static func text(of plan: Plan, in organization: Organization) -> String {
        var lines = [
            "\(plan.id): \(plan.name.both)",
            "revision \(plan.revision), \(plan.revisionState.rawValue)"
                + (plan.effectiveFrom.map { ", in force from \(organization.zone.clockText($0))" }
                    ?? ""),
        ]
        if let summary = plan.summary { lines.append(summary.both) }
        lines += section("Levels", plan.classification.rules.map { level($0, organization) })
        lines += section(
            "Targets", plan.targets.map { "\($0.kind.rawValue): \(limits($0.limits))" })
        lines += section("Roles", plan.roles.map(role))
        lines += section("Resources", plan.resources.map(need))
        lines += section("Steps", plan.playbook.steps.all.map(step))
        lines += section("Notices", plan.notices.map { "\($0.id): \($0.audience)" })
        return lines.joined(separator: "\n")
    }

    /// The same for programs: the plan as a playbook of CACAO, which holds the plan itself.
    static func json(of plan: Plan, in planSet: PlanSet) -> JSON {
        [
            "id": .string(plan.id.raw), "name": .string(plan.name.en),
            "name_zh": .string(plan.name.zh), "revision": .integer(Int64(plan.revision)),
            "revision_state": .string(plan.revisionState.rawValue),
            "digest": .string(plan.digest),
            "playbook": CACAOExport(plan, in: planSet).document ?? .null,
        ]
    }

    private static func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", title] + lines.map { "  \($0)" }
    }

    private static func level(_ rule: Classification.Rule, _ organization: Organization) -> String {
        let name = organization.scale[rule.level]?.name.both ?? ""
        return "\(rule.level) \(name): \(rule.when?.source ?? "otherwise")"
    }

    private static func role(_ rule: RoleRule) -> String {
        let levels = rule.levels.map { " at level \($0.map(String.init).joined(separator: ", "))" }
        return "\(rule.role): \(rule.rotation?.raw ?? rule.escalation?.raw ?? "")\(levels ?? "")"
    }

    private static func need(_ need: ResourceNeed) -> String {
        let units = need.quantity.byLevel.map { "\($0.level): \($0.value)" }
        let all = need.quantity.common.map { ["\($0)"] } ?? []
        return "\(need.pool): \((all + units).joined(separator: ", "))"
    }

    private static func limits(_ limits: PerLevel<TimeLimit>) -> String {
        let levels = limits.byLevel.map { "\($0.level): \($0.value)" }
        return ((limits.common.map { ["\($0)"] } ?? []) + levels).joined(separator: ", ")
    }

    private static func step(_ step: Step) -> String {
        var parts = ["\(step.id) (\(step.kind.name)): \(step.title.both)"]
        if let role = step.role { parts.append("by \(role)") }
        if !step.within.isEmpty { parts.append("within \(limits(step.within))") }
        if step.review == .twoPerson { parts.append("two-person review") }
        if let undo = step.rollback { parts.append("undone by \(undo)") }
        return parts.joined(separator: ", ")
    }
}
