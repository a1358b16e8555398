// SPDX-License-Identifier: Apache-2.0
// Proposals for improvement by rule (S086: better plan, training, resource configuration, early
// warning, automation). A rule knows what kind of remedy an observation calls for, not whether it
// is worth its price: somebody has to decide.

import Notation
import ResponseCore
import ResponseModel

extension Evaluation {
    /// Proposals in the order of the first shortcoming that each answers.
    func proposals() -> [Proposal] {
        var found = Register<String, Proposal>()
        for shortcoming in cause.shortcomings {
            add(shortcoming.proposal, shortcoming.capability, to: &found)
        }
        for use in resources.pools where use.isMostlyIdle {
            let (idle, name) = (percent(use.idleShare ?? 0), use.pool.name)
            add(
                (
                    .resources,
                    text(
                        "Ask for fewer units of \(name.en), or later: they idled \(idle).",
                        "\(name.zh)减少请求数量或推迟调用：闲置时间占 \(idle)。")
                ), .allocate, to: &found)
        }
        if let first = cause.repeats.first {
            add(
                (
                    .plan,
                    text(
                        "The cause is of a class found before (\(first)): do a 5 Whys analysis.",
                        "同类原因曾出现（\(first)）：进行 5Why 分析。")
                ), .review, to: &found)
        }
        return found.values
    }

    private func add(
        _ proposal: (aim: Proposal.Aim, text: LocalizedText), _ capability: Capability,
        to found: inout Register<String, Proposal>
    ) {
        let key = "\(proposal.aim.rawValue) \(proposal.text.en)"
        if found[key] == nil {
            found[key] = Proposal(
                aim: proposal.aim, text: proposal.text, occasions: 0, capability: capability)
        }
        found.update(key) { $0.occasions += 1 }
    }
}

extension Evaluation.PoolUse {
    /// More than half idle, over at least an hour of one unit: less is the time of the way there.
    /// Units that were never used are told as waste.
    fileprivate var isMostlyIdle: Bool {
        wasted == 0 && (idleShare ?? 0) > 0.5 && heldTime >= .hours(1)
    }
}

extension Shortcoming {
    /// What the observation calls for.
    fileprivate var proposal: (aim: Proposal.Aim, text: LocalizedText) {
        switch kind {
        case .targetMissed(let key, let subject, _): missed(key, subject)
        case .rungUnanswered(let role, _), .ladderExhausted(let role), .roleVacant(let role, _, _):
            (
                .resources,
                text(
                    "Check rotation and ladder of \(role.name.en): more people, shorter time-outs.",
                    "检查\(role.name.zh)的值班表与升级策略：增加人员、缩短等待。")
            )
        case .pageFailed(let person, _):
            (
                .resources,
                text(
                    "Check the contact points of \(person.name.en).", "核对\(person.name.zh)的联系方式。")
            )
        case .stepFailed(_, let title, _), .stepRolledBack(_, let title):
            (
                .plan,
                text(
                    "Revise step “\(title.en)”: what it needs, and what to do when it fails.",
                    "修订步骤“\(title.zh)”：所需条件及失败时的做法。")
            )
        case .stepSkipped(_, let title, _, _):
            (
                .plan,
                text(
                    "Decide whether step “\(title.en)” is needed, and under which condition.",
                    "研究步骤“\(title.zh)”是否必要及其适用条件。")
            )
        case .stepLate(_, let title, _):
            (
                .training,
                text(
                    "Practise step “\(title.en)”, or give it the time that it takes.",
                    "加强步骤“\(title.zh)”的训练，或按实际所需调整时限。")
            )
        case .relapsed:
            (
                .plan,
                text(
                    "Make the check before recovery stricter.", "加严恢复前的验证步骤。")
            )
        default: furtherProposal
        }
    }

    private var furtherProposal: (aim: Proposal.Aim, text: LocalizedText) {
        switch kind {
        case .approvalBypassed(_, let rule, _):
            (
                .plan,
                text(
                    "Review the approval of notice “\(rule)”: who can give it in time?",
                    "复核通报“\(rule)”的审批：谁能及时批准？")
            )
        case .noticeLate(_, let rule, _):
            (
                .automation,
                text(
                    "Have the wording of notice “\(rule)” approved beforehand.",
                    "预先审定通报“\(rule)”的文本。")
            )
        case .updateLate:
            (
                .automation,
                text(
                    "Let progress notices go out by themselves when nothing has changed.",
                    "无新进展时自动发送进展通报。")
            )
        case .deliveriesRejected:
            (
                .resources,
                text("Check the addresses that rejected messages.", "核对拒收消息的客户联系方式。")
            )
        case .shortage(let pool, _, _), .requestDeclined(let pool, _),
            .reserveForced(let pool, _, _):
            (
                .resources,
                text(
                    "Enlarge \(pool.name.en), name a substitute, or agree on mutual aid.",
                    "扩充\(pool.name.zh)，指定替代资源，或商定外部支援。")
            )
        case .unitsWasted(let pool, _):
            (
                .resources,
                text(
                    "Ask for \(pool.name.en) only when needed.", "按需请求\(pool.name.zh)，避免空占。")
            )
        case .factMissing(let name):
            (
                .earlyWarning,
                text(
                    "Have the fact \(name) delivered by monitoring.", "由监测系统自动提供事实 \(name)。")
            )
        case .ruleFailed(let index, _):
            (.plan, text("Mend rule \(index + 1) of the plan.", "修正预案第 \(index + 1) 条规则。"))
        case .actionIneffective(_, let title):
            (
                .plan,
                text(
                    "Replace action “\(title)” by one that works.", "以有效措施替代“\(title)”。")
            )
        default: (.plan, sentence)
        }
    }

    private func missed(
        _ key: TargetKey, _ subject: LocalizedText
    ) -> (aim: Proposal.Aim, text: LocalizedText) {
        let name = key.words(subject)
        return switch Capability(key.kind) {
        case .notify:
            (
                .automation,
                text(
                    "Shorten the way to “\(name.en)”: approved wording, fewer hands.",
                    "缩短“\(name.zh)”的流程：预审文本、减少环节。")
            )
        case .allocate:
            (
                .resources,
                text(
                    "Bring “\(name.en)” nearer: more units, or earlier requests.",
                    "改善“\(name.zh)”：增加资源或提前请求。")
            )
        case .escalate:
            (
                .training,
                text("Practise taking an incident at once.", "演练事件的即时接手。")
            )
        case .classify, .recover, .review:
            (
                .plan,
                text(
                    "Find the steps that delayed “\(name.en)”, and shorten or reorder them.",
                    "找出延误“\(name.zh)”的步骤并压缩或调整。")
            )
        }
    }
}
