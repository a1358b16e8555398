// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import PlanExchange
import PlanFiles
import ResponseCore
import ResponseModel

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
        lines += background(of: plan.background)
        lines += section("Levels", plan.classification.rules.map { level($0, organization) })
        lines += section(
            "Targets", plan.targets.map { "\($0.kind.rawValue): \(limits($0.limits))" })
        lines += section("Roles", plan.roles.map(role))
        lines += section("Resources", plan.resources.map(need))
        lines += section("Steps", plan.playbook.steps.all.flatMap(step))
        lines += section("Notices", plan.notices.map { "\($0.id): \($0.audience)" })
        lines += section("Questions of the evaluation", plan.evaluation.questions.map(\.both))
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
        lines.isEmpty ? [] : ["", title] + lines.flatMap { indented($0, by: "  ") }
    }

    // Lines of one text stay below each other as they are written.
    private static func indented(_ text: String, by space: String) -> [String] {
        text.writtenLines.map { space + $0 }
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

    private static func background(of plan: PlanBackground) -> [String] {
        var lines: [String] = []
        if let sharing = plan.sharing {
            let word = sharing.rawValue.uppercased().split(separator: "_").joined(separator: "+")
            lines.append("TLP:\(word)")
        }
        if !plan.tags.isEmpty { lines.append("tags: \(plan.tags.joined(separator: ", "))") }
        if !plan.related.isEmpty {
            lines.append("related: \(plan.related.map(\.raw).joined(separator: ", "))")
        }
        lines += section(
            "To keep ready",
            plan.preparation.map { task in
                task.task.both + (task.every.map { ", every \($0)" } ?? "")
            })
        return lines + section("To read", plan.references.map(reference))
    }

    private static func reference(_ reference: Reference) -> String {
        reference.title.both + (reference.address.map { ": \($0)" } ?? "")
    }

    private static func guidance(_ guidance: Guidance) -> [String] {
        let records = guidance.records.joined(separator: ", ")
        return guidance.checklist.map { "- \($0.both)" }
            + guidance.commands.flatMap { command in
                [
                    command.text.writtenLines.enumerated().map { ($0 == 0 ? "$ " : "  ") + $1 }
                        .joined(separator: "\n")
                ]
                    + (command.place.map { ["  where: \($0.both)"] } ?? [])
                    + (command.lookFor.map { ["  look for: \($0.both)"] } ?? [])
            }
            + (records.isEmpty ? [] : ["find out: \(records)"])
            + guidance.references.map { "see \(reference($0))" }
    }

    private static func step(_ step: Step) -> [String] {
        var parts = ["\(step.id) (\(step.kind.name)): \(step.title.both)"]
        if let role = step.role { parts.append("by \(role)") }
        if !step.within.isEmpty { parts.append("within \(limits(step.within))") }
        if step.review == .twoPerson { parts.append("two-person review") }
        if let undo = step.rollback { parts.append("undone by \(undo)") }
        let lines = (step.instructions.map { [$0.both] } ?? []) + guidance(step.guidance)
        return [parts.joined(separator: ", ")] + lines.flatMap { indented($0, by: "    ") }
    }
}
