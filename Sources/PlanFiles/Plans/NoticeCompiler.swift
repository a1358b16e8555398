// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

/// Compiles what customers hear (S065-S073).
struct NoticeCompiler {
    let plan: Plan
    let organization: Organization?

    /// The rules in the order of the file.
    func notices(_ field: Field?) -> [NoticeRule] {
        var names: Set<String> = []
        return field?.list { field in
            guard let section = Section(field, title: "a notice", shape: .notice) else {
                return nil
            }
            let id = section.required("id")?.identifier()
            if let id, !names.insert(id).inserted {
                section["id"]?.report(
                    .duplicateIdentifier, "there is another notice \"\(id)\"",
                    help: "Rename one of the two.")
            }
            return rule(id ?? "?", section)
        } ?? []
    }

    private func rule(_ id: String, _ section: Section) -> NoticeRule? {
        let trigger = trigger(section, id)
        let levels = section["levels"]?.levels()
        let audience = audience(section)
        let template = section.required("template").flatMap {
            TemplateCompiler(plan: plan.id, facts: plan.facts).template($0)
        }
        let within = section["within"]?.limits() ?? PerLevel(nil)
        let approval = section["approval"]?.perLevel { self.approval($0) } ?? PerLevel(nil)
        guard let trigger, let audience, let template else { return nil }
        return NoticeRule(
            id: id, trigger: trigger, levels: levels, audience: audience, template: template,
            within: within, approval: approval)
    }

    private func trigger(_ section: Section, _ id: String) -> NoticeRule.Trigger? {
        guard section.has("on") != section.has("every") else {
            section.field.report(
                .keysInConflict, "notice \"\(id)\" needs \"on\" or \"every\", not both",
                help: "Write on: activated, or every: update_every.")
            return nil
        }
        if let on = section["on"] {
            return on.word(NoticeRule.Moment.self).map { .on($0) }
        }
        guard let every = section["every"], every.word(among: ["update_every"]) != nil else {
            return nil
        }
        if !plan.targets.contains(where: { $0.kind == .updateEvery && !$0.limits.isEmpty }) {
            every.report(
                .noCadence, "the plan sets no target \"update_every\"",
                help: "Add update_every to its targets.")
        }
        return .everyUpdate
    }

    private func audience(_ section: Section) -> AudienceID? {
        guard let field = section.required("audience"),
            let id: AudienceID = field.reference(to: .audience)
        else { return nil }
        guard let organization, let audience = organization.audiences[id] else { return id }
        let check = AudienceCheck(
            audience, tiers: organization.tiers, channels: organization.channels)
        if !check.isReachable {
            field.report(
                .unreachableAudience, "no tier of the audience \"\(id)\" has a channel",
                help: "Give the tiers of its customers a channel.")
        }
        return id
    }

    private func approval(_ field: Field) -> NoticeRule.Approval? {
        guard let scalar = field.scalar("none, two_person or a role") else { return nil }
        switch scalar.text {
        case "none": return NoticeRule.Approval.none
        case "two_person": return .twoPerson
        default: break
        }
        guard let role: RoleID = field.reference(to: .role) else { return nil }
        if let known = organization?.roles[role], !known.permissions.contains(.approveNotices) {
            field.report(
                .approverWithoutPermission, "\"\(role)\" may not approve notices",
                help: "Give it the permission approve_notices, or name another role.")
        }
        return .role(role)
    }
}
