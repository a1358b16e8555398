// SPDX-License-Identifier: Apache-2.0
// Sentences about recovery, the end and the review.

import ResponseCore
import ResponseModel

extension Sentences {
    func ending(_ event: Event) -> LocalizedText? {
        switch event {
        case .incidentMitigated(_, let note):
            return said("Mitigated: customers are no longer affected", "影响已控制", note)
        case .incidentRecovered(_, let note): return said("Service restored", "服务已恢复", note)
        case .incidentRelapsed(_, let reason):
            return said("Relapse: it is not over", "事件复发", reason)
        case .standDownConditionChanged(_, true):
            return text("The condition of stand-down holds.", "响应终止条件已满足。")
        case .standDownConditionChanged(_, false):
            return text("The condition of stand-down no longer holds.", "响应终止条件不再满足。")
        case .checklistConfirmed(_, let items): return confirmed(items)
        case .responseEnded(_, let note): return said("Response ended", "响应终止", note)
        case .incidentClosed(_, let note): return said("Closed and filed", "归档", note)
        default: return nil
        }
    }

    private func confirmed(_ items: [Int]) -> LocalizedText {
        let checklist = names.plan?.standDown.checklist ?? []
        let texts = items.map {
            checklist.indices.contains($0) ? checklist[$0] : LocalizedText("\($0 + 1)")
        }
        return text(
            "Confirmed: \(texts.map(\.en).joined(separator: "; ")).",
            "已确认：\(texts.map(\.zh).joined(separator: "；"))。")
    }

    func review(_ event: Event) -> LocalizedText? {
        switch event {
        case .reviewOpened(_, let due):
            guard let due else { return text("Evaluation opened.", "应急后评估开始。") }
            return text(
                "Evaluation opened, due \(moment(due)).", "应急后评估开始，时限 \(moment(due))。")
        case .reviewRecorded(_, let entry): return recorded(entry)
        case .reviewCompleted: return text("Evaluation completed.", "应急后评估完成。")
        case .actionAdded(_, let action):
            let owner = names.owner(action.owner).name
            return text(
                "Corrective action for \(owner.en), due \(moment(action.due)): \(action.title)",
                "整改措施，责任方\(owner.zh)，期限 \(moment(action.due))：\(action.title)")
        case .actionCompleted(_, let id, let note): return about(id, "done", "已完成", note)
        case .actionVerified(_, let id, true, let note):
            return about(id, "has had its effect", "效果已验证", note)
        case .actionVerified(_, let id, false, let note):
            return about(id, "has had no effect", "未见成效", note)
        default: return nil
        }
    }

    private func about(
        _ id: ActionID, _ en: String, _ zh: String, _ note: String
    ) -> LocalizedText {
        let title = names.action(id)?.title ?? id.raw
        return said("Action “\(title)” \(en)", "整改措施“\(title)”\(zh)", note)
    }

    private func recorded(_ entry: ReviewEntry) -> LocalizedText {
        switch entry {
        case .finding(let part, let finding):
            return text(
                "Finding (\(part.words.en)): \(finding)", "评估结论（\(part.words.zh)）：\(finding)")
        case .cause(let name, let explanation):
            let name = names.causeClass(name).name
            return text("Cause (\(name.en)): \(explanation)", "原因（\(name.zh)）：\(explanation)")
        case .satisfaction(let share):
            return text(
                "Customer satisfaction: \(percent(share)).", "客户满意度：\(percent(share))。")
        case .noActionReason(let reason):
            return said("No corrective action", "无需整改", reason)
        }
    }
}
