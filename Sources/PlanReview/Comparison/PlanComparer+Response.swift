// SPDX-License-Identifier: Apache-2.0

import CEL
import ResponseCore
import ResponseModel

extension PlanComparer {
    // MARK: Roles

    /// Who fills the roles.
    var roles: [PlanChange] {
        let gone = old.roles.filter { rule in !new.roles.contains { $0.role == rule.role } }
        return gone.map { whole("roles.\($0.role)", .removed, Self.name($0), effect: .loosens) }
            + new.roles.flatMap { rule -> [PlanChange] in
                guard let before = old.roles.first(where: { $0.role == rule.role }) else {
                    return [
                        whole("roles.\(rule.role)", .added, Self.name(rule), effect: .tightens)
                    ]
                }
                return difference(before, rule)
            }
    }

    private static func name(_ rule: RoleRule) -> Name {
        Name(en: "role \(rule.role)", zh: "角色 \(rule.role)")
    }

    private func difference(_ before: RoleRule, _ after: RoleRule) -> [PlanChange] {
        let path = "roles.\(after.role)"
        func name(_ en: String, _ zh: String) -> Name {
            Name(en: "role \(after.role): \(en)", zh: "角色 \(after.role)：\(zh)")
        }
        return value(
            path + ".from", name("rotation", "值班表"), before.rotation?.raw,
            after.rotation?.raw, effect: after.rotation == nil ? .loosens : .none)
            + value(
                path + ".escalation", name("escalation", "升级链"), before.escalation?.raw,
                after.escalation?.raw, effect: after.escalation == nil ? .loosens : .none)
            + levelList(path + ".levels", name("levels", "适用级别"), before.levels, after.levels)
    }

    // MARK: Resources

    /// What is asked of pools.
    var resources: [PlanChange] {
        let before = Self.numbered(old.resources)
        let after = Self.numbered(new.resources)
        let gone = before.filter { need in !after.contains { $0.key == need.key } }
        return gone.map {
            whole("resources.\($0.key)", .removed, Self.name($0.need), effect: .loosens)
        }
            + after.flatMap { entry -> [PlanChange] in
                let path = "resources.\(entry.key)"
                guard let known = before.first(where: { $0.key == entry.key }) else {
                    return [whole(path, .added, Self.name(entry.need), effect: .tightens)]
                }
                return difference(known.need, entry.need, path)
            }
    }

    // A pool may be asked for more than once: the second time it is `pool#2`.
    private static func numbered(_ needs: [ResourceNeed]) -> [(key: String, need: ResourceNeed)] {
        needs.enumerated().map { place, need in
            let earlier = needs[..<place].count { $0.pool == need.pool }
            return (earlier == 0 ? need.pool.raw : "\(need.pool)#\(earlier + 1)", need)
        }
    }

    private static func name(_ need: ResourceNeed) -> Name {
        let levels = need.quantity.byLevel.map { "\($0.level): \($0.value)" }
        let all = need.quantity.common.map { ["\($0)"] } ?? []
        let amount = (all + levels).joined(separator: ", ")
        return Name(
            en: "resource \(need.pool) (\(amount))", zh: "资源 \(need.pool)(\(amount))")
    }

    private func difference(
        _ before: ResourceNeed, _ after: ResourceNeed, _ path: String
    ) -> [PlanChange] {
        func name(_ en: String, _ zh: String) -> Name {
            Name(en: "\(after.pool): \(en)", zh: "\(after.pool)：\(zh)")
        }
        return perLevel(
            path + ".quantity", name("units", "数量"), before.quantity, after.quantity
        ) { before, after in (after ?? 0) < (before ?? 0) ? .loosens : .tightens }
            + names(
                path + ".skills", name("skill", "技能"), before.skills, after.skills,
                removal: .loosens, addition: .tightens)
            + limits(
                path + ".within", name("committed within", "到位时限"), before.within, after.within)
    }

    // MARK: Notices

    /// What customers hear.
    var notices: [PlanChange] {
        let gone = old.notices.filter { rule in !new.notices.contains { $0.id == rule.id } }
        return gone.map { whole("notices.\($0.id)", .removed, Self.name($0), effect: .loosens) }
            + new.notices.flatMap { rule -> [PlanChange] in
                guard let before = old.notices.first(where: { $0.id == rule.id }) else {
                    return [
                        whole("notices.\(rule.id)", .added, Self.name(rule), effect: .tightens)
                    ]
                }
                return difference(before, rule)
            }
    }

    private static func name(_ rule: NoticeRule) -> Name {
        Name(
            en: "notice \(rule.id) to \(rule.audience)", zh: "通报 \(rule.id)(受众 \(rule.audience))")
    }

    private func difference(_ before: NoticeRule, _ after: NoticeRule) -> [PlanChange] {
        let path = "notices.\(after.id)"
        func name(_ en: String, _ zh: String) -> Name {
            Name(en: "notice \(after.id): \(en)", zh: "通报 \(after.id)：\(zh)")
        }
        return value(path + ".on", name("due", "触发"), before.trigger.word, after.trigger.word)
            + levelList(path + ".levels", name("levels", "适用级别"), before.levels, after.levels)
            + value(
                path + ".audience", name("audience", "受众"), before.audience.raw,
                after.audience.raw)
            + value(
                path + ".template", name("template", "模板"), before.template.name,
                after.template.name)
            + wording(before.template, after.template, path, after.id)
            + limits(path + ".within", name("within", "时限"), before.within, after.within)
            + approval(before.approval, after.approval, path + ".approval", name("approval", "审批"))
    }

    private func wording(
        _ before: NoticeTemplate, _ after: NoticeTemplate, _ path: String, _ id: String
    ) -> [PlanChange] {
        Language.allCases.compactMap { language in
            let was = before.wordings.first { $0.language == language }?.source
            let isNow = after.wordings.first { $0.language == language }?.source
            guard was != isNow else { return nil }
            let kind: PlanChange.Kind =
                was == nil ? .added : isNow == nil ? .removed : .changed
            return PlanChange(
                path: path + ".template", kind: kind,
                words: Name(
                    en: "notice \(id): its words (\(language.rawValue)) are \(kind.rawValue)",
                    zh: "通报 \(id)：文字(\(language.rawValue))有变化"),
                effect: kind == .removed ? .loosens : .none, subject: .terms)
        }
    }

    private func approval(
        _ before: PerLevel<NoticeRule.Approval>, _ after: PerLevel<NoticeRule.Approval>,
        _ path: String, _ name: Name
    ) -> [PlanChange] {
        func all(_ approvals: PerLevel<NoticeRule.Approval>) -> PerLevel<NoticeRule.Approval> {
            PerLevel(byLevel: levels.map { ($0, approvals[$0] ?? .none) })
        }
        return perLevel(path, name, all(before), all(after)) { before, after in
            let was = (before ?? .none).people
            let isNow = (after ?? .none).people
            return isNow == was ? .none : isNow < was ? .loosens : .tightens
        }
    }
}

extension NoticeRule.Approval: CustomStringConvertible {
    /// The word of the files.
    package var description: String { name }
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
