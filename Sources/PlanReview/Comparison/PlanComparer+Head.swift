// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel

extension PlanComparer {
    /// Names, revision, review and approval.
    var head: [PlanChange] {
        let id = value("id", Name(en: "id", zh: "编号"), old.id.raw, new.id.raw)
        let texts =
            text("name", Name(en: "name", zh: "名称"), old.name, new.name)
            + text("summary", Name(en: "summary", zh: "摘要"), old.summary, new.summary)
        return id + texts + revision + approvals + risk
    }

    private var revision: [PlanChange] {
        value(
            "plan_type", Name(en: "type of plan", zh: "预案类型"), old.planType.rawValue,
            new.planType.rawValue)
            + value(
                "revision", Name(en: "revision", zh: "版本"), String(old.revision),
                String(new.revision))
            + value(
                "revision_state", Name(en: "state of the revision", zh: "版本状态"),
                old.revisionState.rawValue, new.revisionState.rawValue)
            + value(
                "effective_from", Name(en: "in force from", zh: "生效日期"),
                old.effectiveFrom?.description, new.effectiveFrom?.description)
            + deadline(
                "review_every", Name(en: "reviewed every", zh: "评审周期"), old.reviewEvery,
                new.reviewEvery)
            + value("owner", Name(en: "owner", zh: "编制部门"), old.owner?.raw, new.owner?.raw)
            + names(
                "changes", Name(en: "declared change", zh: "声明的修订内容"),
                old.changes.map(\.rawValue), new.changes.map(\.rawValue))
    }

    private var approvals: [PlanChange] {
        func line(_ approval: Plan.Approval) -> String {
            let day = Timestamp(milliseconds: Int64(approval.day) * 86_400_000)
            let function = approval.reviewer.map { " (\($0.rawValue))" } ?? ""
            return "\(approval.step), \(approval.by)\(function), \(day.description.prefix(10))"
        }
        return names(
            "approvals", Name(en: "recorded approval", zh: "审批记录"), old.approvals.map(line),
            new.approvals.map(line))
    }

    private var risk: [PlanChange] {
        func words(_ risk: Plan.Risk?) -> String? {
            risk.map { "\($0.likelihood) × \($0.consequence)" }
        }
        let standards = Plan.Change.technicalStandards
        return value(
            "risk", Name(en: "risk (likelihood × consequence)", zh: "风险(可能性×后果)"),
            words(old.risk), words(new.risk))
            + deadline(
                "rto", Name(en: "recovery time objective", zh: "恢复时间目标(RTO)"),
                old.recoveryTimeObjective, new.recoveryTimeObjective, subject: standards)
            + deadline(
                "mtpd", Name(en: "tolerable disruption", zh: "最长可容忍中断时间(MTPD)"),
                old.tolerableDisruption, new.tolerableDisruption, subject: standards)
    }

    // MARK: Facts

    /// What rules may read.
    var facts: [PlanChange] {
        let gone = old.facts.filter { fact in !new.facts.contains { $0.name == fact.name } }
        let removed = gone.map { fact in
            whole(
                "facts.\(fact.name)", .removed, Self.name(of: fact), subject: .technicalStandards)
        }
        return removed
            + new.facts.flatMap { fact -> [PlanChange] in
                guard let before = old.facts.first(where: { $0.name == fact.name }) else {
                    return [
                        whole(
                            "facts.\(fact.name)", .added, Self.name(of: fact),
                            subject: .technicalStandards)
                    ]
                }
                return difference(before, fact)
            }
    }

    private static func name(of fact: FactDeclaration) -> Name {
        let unit = fact.unit.map { ", \($0)" } ?? ""
        return Name(
            en: "fact \(fact.name) (\(fact.type)\(unit))",
            zh: "事实 \(fact.name)(\(fact.type)\(unit))")
    }

    private func difference(_ before: FactDeclaration, _ after: FactDeclaration) -> [PlanChange] {
        let path = "facts.\(after.name)"
        func name(_ en: String, _ zh: String) -> Name {
            Name(en: "fact \(after.name): \(en)", zh: "事实 \(after.name)：\(zh)")
        }
        let standards = Plan.Change.technicalStandards
        // An unknown fact counts towards the more severe level; a default ends that.
        var effect = PlanChange.Effect.none
        if new.classification.whenUnknown == .assumeHigher {
            if before.initial == nil, after.initial != nil { effect = .loosens }
            if before.initial != nil, after.initial == nil { effect = .tightens }
        }
        return value(
            path + ".type", name("type", "类型"), before.type.description,
            after.type.description, subject: standards)
            + value(
                path + ".unit", name("unit", "单位"), before.unit, after.unit, subject: standards)
            + value(
                path + ".default", name("default", "默认值"), before.initial?.plainText,
                after.initial?.plainText, effect: effect, subject: standards)
            + value(
                path + ".from", name("taken from signals by", "取自信号"),
                before.source?.source, after.source?.source)
    }
}
