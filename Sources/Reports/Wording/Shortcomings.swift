// SPDX-License-Identifier: Apache-2.0
// Shortcomings in sentences: what was seen, never who is to blame.

import ResponseCore
package import ResponseModel

extension Shortcoming {
    /// What was seen, as a sentence.
    package var sentence: LocalizedText {
        switch kind {
        case .targetMissed(let key, let subject, let late):
            let name = key.words(subject)
            guard let late = late?.words else {
                return text("Target “\(name.en)” missed and not done.", "时限“\(name.zh)”超时且未完成。")
            }
            return text(
                "Target “\(name.en)” missed by \(late.en).", "时限“\(name.zh)”超时 \(late.zh)。")
        case .rungUnanswered(let role, let rung):
            return text(
                "Nobody on rung \(rung + 1) answered in time for \(role.name.en).",
                "\(role.name.zh)第 \(rung + 1) 级呼叫无人按时应答。")
        case .ladderExhausted(let role):
            return text(
                "The ladder for \(role.name.en) was exhausted.", "\(role.name.zh)的升级呼叫穷尽。")
        case .roleVacant(let role, let length, let isOpen):
            let (length, role) = (length.words, role.name)
            return isOpen
                ? text("\(role.en) was never filled.", "\(role.zh)始终空缺。")
                : text("\(role.en) was vacant for \(length.en).", "\(role.zh)空缺 \(length.zh)。")
        case .pageFailed(let person, let reason):
            return text(
                "A call to \(person.name.en) could not be delivered: \(reason).",
                "对\(person.name.zh)的呼叫未能送达：\(reason)。")
        case .relapsed(let reason):
            return text("It came back: \(reason)", "事件复发：\(reason)")
        case .factMissing(let name):
            return text(
                "The fact \(name) was not known when the level was decided.",
                "定级时事实 \(name) 未知。")
        case .ruleFailed(let index, let message):
            return text(
                "Rule \(index + 1) could not be computed: \(message)",
                "第 \(index + 1) 条规则无法计算：\(message)")
        case .actionIneffective(_, let title):
            return text("Action “\(title)” has had no effect.", "整改措施“\(title)”未见成效。")
        default: return stepSentence ?? noticeSentence ?? resourceSentence ?? LocalizedText("")
        }
    }

    private var stepSentence: LocalizedText? {
        switch kind {
        case .stepFailed(_, let title, let reason):
            return text("Step “\(title.en)” failed: \(reason)", "步骤“\(title.zh)”失败：\(reason)")
        case .stepSkipped(_, let title, let reason, let approver):
            guard let approver = approver?.name else {
                return text(
                    "Step “\(title.en)” skipped without an approver: \(reason)",
                    "步骤“\(title.zh)”未经批准跳过：\(reason)")
            }
            return text(
                "Step “\(title.en)” skipped, allowed by \(approver.en): \(reason)",
                "步骤“\(title.zh)”经\(approver.zh)批准跳过：\(reason)")
        case .stepLate(_, let title, let late):
            return text(
                "Step “\(title.en)” ended \(late.words.en) late.",
                "步骤“\(title.zh)”超时 \(late.words.zh)。")
        case .stepRolledBack(_, let title):
            return text("Step “\(title.en)” had to be rolled back.", "步骤“\(title.zh)”被回退。")
        default: return nil
        }
    }

    private var noticeSentence: LocalizedText? {
        switch kind {
        case .approvalBypassed(_, let rule, let reason):
            return text(
                "Notice “\(rule)” released without its approvals: \(reason)",
                "通报“\(rule)”未经全部审批发出：\(reason)")
        case .noticeLate(_, let rule, let late):
            return text(
                "Notice “\(rule)” was \(late.words.en) late.", "通报“\(rule)”超时 \(late.words.zh)。")
        case .deliveriesRejected(_, let rule, let count, let total):
            return text(
                "\(grouped(count)) of \(grouped(total)) messages of “\(rule)” were rejected.",
                "通报“\(rule)”的 \(grouped(total)) 条消息中 \(grouped(count)) 条被拒收。")
        case .updateLate(_, let length, let limit):
            return text(
                "Nothing new for customers in \(length.words.en); promised: \(limit.words.en).",
                "客户 \(length.words.zh)未收到更新，承诺间隔为 \(limit.words.zh)。")
        default: return nil
        }
    }

    private var resourceSentence: LocalizedText? {
        switch kind {
        case .shortage(let pool, let missing, let because):
            let why = because.words
            return text(
                "\(missing) × \(pool.name.en) missing: \(why.en).",
                "\(pool.name.zh)缺 \(missing) 个：\(why.zh)。")
        case .requestDeclined(let pool, let reason):
            return text(
                "A request for \(pool.name.en) was declined: \(reason)",
                "\(pool.name.zh)的请求被拒绝：\(reason)")
        case .reserveForced(let pool, let units, let reason):
            return text(
                "\(units) × \(pool.name.en) taken from the reserve: \(reason)",
                "动用\(pool.name.zh)预留 \(units) 个：\(reason)")
        case .unitsWasted(let pool, let units):
            return text(
                "\(units) × \(pool.name.en) committed and given back unused.",
                "\(pool.name.zh) \(units) 个承诺后未使用即归还。")
        default: return nil
        }
    }
}
