// SPDX-License-Identifier: Apache-2.0
// Sentences about intake, facts and levels.

import ResponseCore
import ResponseModel

extension Sentences {
    func incident(_ event: IncidentEvent) -> LocalizedText {
        switch event {
        case .reported(let report): return reported(report)
        case .assessed(let plan, _, let note): return assessed(plan, note)
        case .warned(let reason): return said("Early warning issued", "发布预警", reason)
        case .activated(let because):
            return text("Response started \(because.words.en).", "响应启动，\(because.words.zh)。")
        case .noteAdded(let note): return text("Note: \(note)", "备注：\(note)")
        case .mitigated(let note):
            return said("Mitigated: customers are no longer affected", "影响已控制", note)
        case .recovered(let note): return said("Service restored", "服务已恢复", note)
        case .relapsed(let reason):
            return said("Relapse: it is not over", "事件复发", reason)
        case .standDownConditionChanged(true):
            return text("The condition of stand-down holds.", "响应终止条件已满足。")
        case .standDownConditionChanged(false):
            return text("The condition of stand-down no longer holds.", "响应终止条件不再满足。")
        case .checklistConfirmed(let items): return confirmed(items)
        case .responseEnded(let note): return said("Response ended", "响应终止", note)
        case .closed(let note): return said("Closed and filed", "归档", note)
        }
    }

    func signal(_ event: SignalEvent) -> LocalizedText {
        switch event {
        case .attached(let signal, let because):
            return text(
                "Signal from \(signal.source) attached: \(signal.title) (\(because.words.en)).",
                "关联来自 \(signal.source) 的信号：\(signal.title)（\(because.words.zh)）。")
        case .updated(let signal):
            return signal.status == .resolved
                ? text(
                    "Signal from \(signal.source) resolved: \(signal.title).",
                    "来自 \(signal.source) 的信号已消除：\(signal.title)。")
                : text(
                    "Signal from \(signal.source) updated: \(signal.title).",
                    "来自 \(signal.source) 的信号已更新：\(signal.title)。")
        }
    }

    func fact(_ event: FactEvent) -> LocalizedText {
        switch event {
        case .recorded(let facts):
            let list = facts.map { "\($0.name) = \($0.value.words)" }.joined(separator: ", ")
            return text("Facts recorded: \(list).", "记录事实：\(list)。")
        }
    }

    func level(_ event: LevelEvent) -> LocalizedText {
        switch event {
        case .classified(let trial): return classified(trial)
        case .changed(let from, let to, let because): return changed(from, to, because)
        case .loweringBegan(let to, let due):
            let name = names.level(to)
            return text(
                "The rules now give \(name.en); it counts if it holds until \(moment(due)).",
                "规则结果为\(name.zh)，若持续至 \(moment(due)) 则生效。")
        case .loweringStopped:
            return text("The lower level did not hold.", "较低级别未能持续，不予降级。")
        case .released(let reason):
            return said("Level left to the rules again", "级别恢复由规则判定", reason)
        }
    }

    private func reported(_ report: Report) -> LocalizedText {
        guard let plan = report.match.plan else {
            return text(
                "Incident reported: \(report.title). No plan matches.",
                "接报：\(report.title)。无匹配预案。")
        }
        let name = names.planName(plan).name
        return text(
            "Incident reported: \(report.title). Plan: \(name.en).",
            "接报：\(report.title)。预案：\(name.zh)。")
    }

    private func assessed(_ plan: PlanID?, _ note: String) -> LocalizedText {
        guard let plan else { return said("Assessed", "完成研判", note) }
        let name = names.planName(plan).name
        return said("Assessed, plan: \(name.en)", "完成研判，预案为\(name.zh)", note)
    }

    private func classified(_ trial: Trial) -> LocalizedText {
        guard let level = trial.level else {
            return text(
                "Rules tried: \(trial.rules.count); none applies.",
                "已试规则 \(trial.rules.count) 条，均不适用。")
        }
        let name = names.level(level)
        return text(
            "Rules tried: \(trial.rules.count); they give \(name.en).",
            "已试规则 \(trial.rules.count) 条，结果为\(name.zh)。")
    }

    private func changed(_ from: Int?, _ to: Int, _ because: LevelReason) -> LocalizedText {
        let name = names.level(to)
        let why = because.words
        guard let from else {
            return text("Level set to \(name.en): \(why.en).", "定级为\(name.zh)：\(why.zh)。")
        }
        let old = names.level(from)
        let isRaised = to < from
        return text(
            "Level \(isRaised ? "raised" : "lowered") from \(old.en) to \(name.en): \(why.en).",
            "由\(old.zh)\(isRaised ? "升级" : "降级")为\(name.zh)：\(why.zh)。")
    }
}
