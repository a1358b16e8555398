// SPDX-License-Identifier: Apache-2.0
// Sentences about recovery, the end and the review.

import ResponseCore
import ResponseModel

extension Sentences {
    func review(_ event: ReviewEvent) -> LocalizedText {
        switch event {
        case .opened(let due):
            guard let due else { return text("Evaluation opened.", "应急后评估开始。") }
            return text(
                "Evaluation opened, due \(moment(due)).", "应急后评估开始，时限 \(moment(due))。")
        case .recorded(let entry): return recorded(entry)
        case .completed: return text("Evaluation completed.", "应急后评估完成。")
        case .actionAdded(let action):
            let owner = names.owner(action.owner).name
            return text(
                "Corrective action for \(owner.en), due \(moment(action.due)): \(action.title)",
                "整改措施，责任方\(owner.zh)，期限 \(moment(action.due))：\(action.title)")
        case .actionCompleted(let id, let note): return about(id, "done", "已完成", note)
        case .actionVerified(let id, true, let note):
            return about(id, "has had its effect", "效果已验证", note)
        case .actionVerified(let id, false, let note):
            return about(id, "has had no effect", "未见成效", note)
        }
    }

    func confirmed(_ items: [Int]) -> LocalizedText {
        let checklist = names.plan?.standDown.checklist ?? []
        let texts = items.map {
            checklist.indices.contains($0) ? checklist[$0] : LocalizedText("\($0 + 1)")
        }
        return text(
            "Confirmed: \(texts.map(\.en).joined(separator: "; ")).",
            "已确认：\(texts.map(\.zh).joined(separator: "；"))。")
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
