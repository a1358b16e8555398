// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

extension PlanExplanation {
    var notices: [PlannedNoticePart] {
        let level = incident.level ?? 0
        var reaches: [AudienceID: Reach] = [:]
        return plan.notices.filter { $0.levels?.contains(level) ?? true }.map { rule in
            let reach =
                reaches[rule.audience] ?? Reach(of: rule.audience, at: moment, in: organization)
            reaches[rule.audience] = reach
            return notice(rule, at: level, reach)
        }
    }

    private func notice(_ rule: NoticeRule, at level: Int, _ reach: Reach) -> PlannedNoticePart {
        let draft = incident.notices.values.last { $0.rule == rule.id }
        var part = PlannedNoticePart()
        part.notice = rule.id
        part.trigger = rule.trigger.words
        part.audience = NamedPart(
            rule.audience.raw, organization.audiences[rule.audience]?.name)
        part.recipients = reach.part
        part.within = rule.within[level]?.description
        part.isDrafted = draft != nil
        part.due = draft?.due
        part.approval = (rule.approval[level] ?? .none).name
        part.template = rule.template.name
        part.subjects = (draft?.texts ?? []).map { text in
            var subject = PlannedNoticePart.SubjectPart()
            subject.language = text.language.rawValue
            subject.subject = text.subject
            return subject
        }
        return part
    }
}

extension NoticeRule.Trigger {
    /// The words of the files.
    fileprivate var words: String {
        switch self {
        case .on(let moment): "on \(moment.rawValue)"
        case .everyUpdate: "every update_every"
        }
    }
}
