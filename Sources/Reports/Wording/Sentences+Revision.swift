// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

// The life of plans in words.
extension Sentences {
    func revised(_ id: PlanID, _ entry: RevisionEntry) -> LocalizedText {
        let plan = text(
            "Plan \(id) revision \(entry.revision): ", "预案 \(id) 第 \(entry.revision) 版：")
        let done = words(of: entry.change)
        return text(plan.en + done.en, plan.zh + done.zh)
    }

    private func words(of change: RevisionEntry.Change) -> LocalizedText {
        switch change {
        case .proposed(_, let note): said("proposed", "提出修订", note)
        case .reviewed(let function, let accepted, _, let note):
            said(
                "review by \(function.words.en): \(accepted ? "accepted" : "objected")",
                "\(function.words.zh)\(accepted ? "同意" : "提出异议")", note)
        case .moved(let state):
            state == .expertReview
                ? text("goes to the experts.", "进入专家评审。")
                : text("goes into review.", "进入内部审核。")
        case .approved(let note): said("approved", "已批准", note)
        case .published(let effective, let scope):
            said(
                "published, in force from \(moment(effective))",
                "已发布，\(moment(effective)) 起生效", scope)
        case .retired(let reason): said("retired", "已废止", reason)
        case .acknowledged: text("read and practised.", "已完成培训确认。")
        case .feedbackGiven(let note): said("feedback", "收到反馈", note)
        }
    }
}

extension ReviewFunction {
    fileprivate var words: LocalizedText {
        switch self {
        case .customerService: LocalizedText(en: "customer service", zh: "客户服务审核")
        case .legal: LocalizedText(en: "legal", zh: "法务审核")
        case .qualityControl: LocalizedText(en: "quality control", zh: "质量管理审核")
        case .experts: LocalizedText(en: "experts", zh: "专家评审")
        }
    }
}
