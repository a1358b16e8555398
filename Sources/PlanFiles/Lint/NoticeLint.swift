// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

/// Looks at the notices of a plan: will their words be whole, fit a text message, and can they be
/// approved?
struct NoticeLint {
    let plan: Plan
    let root: Field
    let organization: Organization

    /// Reports what is wrong with each notice.
    func report() {
        guard let list = root.find("notices")?.parts, list.count == plan.notices.count else {
            return
        }
        let candidates = Candidates(plan: plan, organization: organization)
        // Notices share few approvals, and each means a look at everybody.
        var problems: [NoticeRule.Approval: String?] = [:]
        for (notice, field) in zip(plan.notices, list) {
            reportPlaceholders(notice, field)
            reportLength(notice, field)
            reportApprovers(notice, field) { approval in
                if let known = problems[approval] { return known }
                let problem = candidates.problem(of: approval)
                problems[approval] = .some(problem)
                return problem
            }
        }
    }

    // MARK: Placeholders

    private func reportPlaceholders(_ notice: NoticeRule, _ field: Field) {
        let used = Set(
            notice.template.wordings.flatMap {
                root.context.template(inWords: $0.source)?.placeholders.map(\.name) ?? []
            })
        if used.contains("next_update"),
            !plan.targets.contains(where: { $0.kind == .updateEvery && !$0.limits.isEmpty })
        {
            report("next_update", "the plan has no target \"update_every\"", notice, field)
        }
        let commander: RoleID = "incident_commander"
        if used.contains("commander"), !plan.roles.contains(where: { $0.role == commander }) {
            report("commander", "the plan does not fill \"\(commander)\"", notice, field)
        }
        if case .on(.warned) = notice.trigger {
            for name in ["level", "level_name", "level_meaning"] where used.contains(name) {
                report(name, "an incident has no level yet when it is warned", notice, field)
            }
        }
    }

    private func report(_ name: String, _ reason: String, _ notice: NoticeRule, _ field: Field) {
        field.report(
            .placeholderNeverFilled,
            "the template of notice \"\(notice.id)\" uses {{\(name)}}, which is never filled:"
                + " \(reason)",
            help: "Remove it from the template, or make the plan provide it.",
            at: field.find("template")?.node.place)
    }

    // MARK: Text messages

    private func reportLength(_ notice: NoticeRule, _ field: Field) {
        guard reachesPhones(notice.audience) else { return }
        let values = PlausibleValues(
            plan: plan, organization: organization, notice: notice, context: root.context)
        for wording in notice.template.wordings {
            guard let words = root.context.template(inWords: wording.source)?.words else {
                continue
            }
            let text = words.telephoneText(values.values(in: wording.language))
            if TextMessage.surelyFits(text) { continue }
            let message = TextMessage(text)
            guard message.segments > 1 else { continue }
            field.report(
                .shortTextTooLong,
                "the \(wording.language.name) \(words.hasShort ? "short text" : "subject") of"
                    + " \"\(notice.template.name)\" may take \(message.length)"
                    + " \(message.isGSM ? "characters of GSM-7" : "characters of UCS-2"), which is"
                    + " \(message.segments) text messages",
                help: "Shorten it to \(message.limit) with its placeholders filled in.",
                at: field.find("template")?.node.place)
        }
    }

    private func reachesPhones(_ id: AudienceID) -> Bool {
        let context = root.context
        if let known = context.reachesPhones[id] { return known }
        let tiers = Set((organization.audiences[id]?.members ?? []).map(\.tier))
        let reaches = tiers.contains { tier in
            organization.tiers[tier]?.channels.contains {
                organization.channels[$0]?.medium == .sms
            } ?? false
        }
        context.reachesPhones[id] = reaches
        return reaches
    }

    // MARK: Approval

    private func reportApprovers(
        _ notice: NoticeRule, _ field: Field, problem: (NoticeRule.Approval) -> String?
    ) {
        let common = notice.approval.common.map { [(level: 0, value: $0)] } ?? []
        for (level, approval) in common + notice.approval.byLevel {
            guard let problem = problem(approval) else { continue }
            let value = field.find("approval")
            field.report(
                .approverIsAuthor, "notice \"\(notice.id)\": \(problem)",
                help: "Let another person hold the role, or name another role.",
                at: value?.find(String(level))?.node.place ?? value?.node.place)
            return
        }
    }
}

/// Who may hold the roles of a plan.
struct Candidates {
    let plan: Plan
    let organization: Organization

    /// Everybody whom rotation, escalation policy or their own entry can bring into a role.
    func people(for role: RoleID) -> Set<PersonID> {
        var people = Set(organization.people.all.filter { $0.roles.contains(role) }.map(\.id))
        for rule in plan.roles where rule.role == role {
            if let rotation = rule.rotation { people.formUnion(members(of: rotation)) }
            guard let escalation = rule.escalation else { continue }
            for callee in organization.escalations[escalation]?.rungs.flatMap(\.notify) ?? [] {
                switch callee {
                case .onDuty: break
                case .rotation(let rotation): people.formUnion(members(of: rotation))
                case .person(let person): people.insert(person)
                case .team(let team): people.formUnion(organization.teams[team]?.members ?? [])
                }
            }
        }
        return people
    }

    private func members(of rotation: RotationID) -> [PersonID] {
        guard let rotation = organization.rotations[rotation] else { return [] }
        return rotation.layers.flatMap(\.members) + rotation.overrides.map(\.person)
    }

    /// Why an approval cannot be what it should be; nil when it can.
    func problem(of approval: NoticeRule.Approval) -> String? {
        switch approval {
        case .none: return nil
        case .twoPerson:
            let roles = organization.roles.all.filter { $0.permissions.contains(.approveNotices) }
            let people = roles.reduce(into: Set<PersonID>()) {
                $0.formUnion(self.people(for: $1.id))
            }
            guard people.count < 2 else { return nil }
            return people.first.map { "only \"\($0)\" may approve it, but two people have to" }
                ?? "nobody may approve it"
        case .role(let role):
            let people = people(for: role)
            let author: RoleID = "communications_lead"
            guard role != author, people.count == 1, let person = people.first,
                self.people(for: author) == people
            else { return nil }
            return "\"\(person)\" is the only candidate for \"\(role)\", who approves it, and for"
                + " \"\(author)\", who writes it"
        }
    }
}
