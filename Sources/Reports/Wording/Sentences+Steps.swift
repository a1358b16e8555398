// SPDX-License-Identifier: Apache-2.0
// Sentences about the playbook.

import Notation
import ResponseCore
import ResponseModel

extension Sentences {
    func step(_ event: StepEvent) -> LocalizedText {
        switch event {
        case .ready(let id, let due, let round, _): return ready(id, due, round)
        case .started(let id): return about(id, "started", "已开始")
        case .submitted(let id, let note):
            return about(id, "done and waiting for a second person", "已完成，待双人复核", note)
        case .reviewed(let id, true, let note): return about(id, "reviewed", "复核通过", note)
        case .reviewed(let id, false, let note):
            return about(id, "sent back by the review", "复核退回", note)
        case .branched(let id, let branches): return branched(id, branches)
        case .done(let id, let note): return about(id, "done", "已完成", note)
        case .failed(let id, let reason): return about(id, "failed", "失败", reason)
        case .skipped(let id, let deviation):
            return deviated(id, "skipped", "已跳过", deviation)
        case .added(let step, let deviation):
            return deviated(step.id, "added to the plan", "为临时增加步骤", deviation)
        case .rolledBack(let id, let undo, let reason):
            let undo = names.stepTitle(undo)
            return about(
                id, "rolled back by “\(undo.en)”", "已由“\(undo.zh)”回退", reason)
        case .overdue(let id): return about(id, "past its deadline", "已超过时限")
        case .playbookEnded: return text("Every step has ended.", "处置流程全部结束。")
        }
    }

    private func about(
        _ id: StepID, _ en: String, _ zh: String, _ note: String = ""
    ) -> LocalizedText {
        let title = names.stepTitle(id)
        return said("Step “\(title.en)” \(en)", "步骤“\(title.zh)”\(zh)", note)
    }

    private func ready(_ id: StepID, _ due: Timestamp?, _ round: Int) -> LocalizedText {
        let isRepeated = round > 1
        let (en, zh) = isRepeated ? (" (round \(round))", "（第 \(round) 轮）") : ("", "")
        guard let due else { return about(id, "can begin\(en)", "可以开始\(zh)") }
        return about(
            id, "can begin\(en), due \(moment(due))", "可以开始\(zh)，时限 \(moment(due))")
    }

    private func branched(_ id: StepID, _ branches: [StepID]) -> LocalizedText {
        guard !branches.isEmpty else { return about(id, "opened no branch", "未进入任何分支") }
        let titles = branches.map(names.stepTitle)
        return about(
            id, "opened \(titles.map { "“\($0.en)”" }.joined(separator: ", "))",
            "进入\(titles.map { "“\($0.zh)”" }.joined(separator: "、"))")
    }

    private func deviated(
        _ id: StepID, _ en: String, _ zh: String, _ deviation: Deviation
    ) -> LocalizedText {
        guard let approver = deviation.approver.map({ names.person($0).name }) else {
            return about(
                id, "\(en), without an approver", "\(zh)，无批准人", deviation.reason)
        }
        return about(
            id, "\(en), allowed by \(approver.en)", "\(zh)，批准人\(approver.zh)", deviation.reason)
    }
}
