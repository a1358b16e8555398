// SPDX-License-Identifier: Apache-2.0
// The names of enumerated things in both languages, as the vocabulary has them.

import ResponseCore
import ResponseModel

extension Phase {
    var words: LocalizedText {
        switch self {
        case .reported: text("Reported", "已接报")
        case .assessed: text("Assessed", "已研判")
        case .warned: text("Early warning", "预警")
        case .active: text("Response active", "响应中")
        case .mitigated: text("Mitigated", "影响已控制")
        case .recovered: text("Recovered", "已恢复")
        case .inReview: text("In review", "后期处置")
        case .closed: text("Closed", "已归档")
        }
    }
}

extension Evaluation.Metric.Kind {
    var words: LocalizedText {
        switch self {
        case .detect: text("Time to detect", "发现用时")
        case .acknowledge: text("Time to acknowledge", "确认接手用时")
        case .firstNotice: text("Time to first notice", "首次通报用时")
        case .resourcesCommitted: text("Time to commit resources", "资源到位承诺用时")
        case .mitigate: text("Time to mitigate", "影响控制用时")
        case .recover: text("Time to recover", "恢复用时")
        case .standDown: text("Time to stand-down", "响应终止用时")
        case .close: text("Time to close", "归档用时")
        }
    }

    /// From which moment to which.
    var definition: LocalizedText {
        switch self {
        case .detect: text("it began → reported", "事件发生 → 接报")
        case .acknowledge: text("reported → a person took it", "接报 → 有人接手")
        case .firstNotice: text("response began → first notice released", "响应启动 → 首次通报发出")
        case .resourcesCommitted:
            text("response began → all planned units committed", "响应启动 → 预案资源全部承诺分配")
        case .mitigate: text("response began → customers no longer affected", "响应启动 → 客户影响消除")
        case .recover: text("response began → service restored", "响应启动 → 服务恢复")
        case .standDown: text("response began → response ended", "响应启动 → 响应终止")
        case .close: text("reported → closed", "接报 → 归档")
        }
    }
}

extension TargetKey.Kind {
    var words: LocalizedText {
        switch self {
        case .acknowledge: text("Acknowledge", "确认接手")
        case .firstNotice: text("First notice", "首次通报")
        case .update: text("Update", "进展更新")
        case .resourcesCommitted: text("Resources committed", "资源承诺分配")
        case .mitigate: text("Mitigate", "控制影响")
        case .recover: text("Recover", "恢复")
        case .notice: text("Notice", "通报")
        case .resource: text("Resource", "资源")
        case .evaluation: text("Evaluation", "应急后评估")
        }
    }
}

extension TargetKey {
    /// `First notice`, `Update 3`, `Resource Support agents`.
    func words(_ subject: LocalizedText) -> LocalizedText {
        guard !self.subject.isEmpty else { return kind.words }
        return text("\(kind.words.en): \(subject.en)", "\(kind.words.zh)：\(subject.zh)")
    }
}

extension TargetState.Status {
    var words: LocalizedText {
        switch self {
        case .running: text("running", "计时中")
        case .atRisk: text("at risk", "即将超时")
        case .breached: text("missed, not done", "超时未完成")
        case .metLate: text("missed, done late", "超时完成")
        case .met: text("kept", "按时完成")
        case .dropped: text("dropped", "已取消")
        }
    }
}

extension Evaluation.StepOutcome.Status {
    var words: LocalizedText {
        switch self {
        case .notReached: text("not reached", "未执行到")
        case .ready: text("waiting to start", "待开始")
        case .started: text("in progress", "进行中")
        case .submitted: text("waiting for review", "待复核")
        case .branching: text("branches open", "分支进行中")
        case .done: text("done", "已完成")
        case .failed: text("failed", "失败")
        case .skipped: text("skipped", "已跳过")
        case .rolledBack: text("rolled back", "已回退")
        }
    }
}

extension Notice.MessageType {
    var words: LocalizedText {
        switch self {
        case .alert: text("Alert", "首次通报")
        case .update: text("Update", "更新")
        case .allClear: text("All clear", "解除通报")
        case .cancel: text("Cancel", "撤销")
        }
    }
}

extension ResourceRequest.Status {
    var words: LocalizedText {
        switch self {
        case .requested: text("requested", "已请求")
        case .offered: text("offered", "已提供")
        case .declined: text("declined", "已拒绝")
        case .provisional: text("partly committed", "部分承诺")
        case .committed: text("committed", "已承诺")
        case .mobilised: text("mobilised", "调动中")
        case .assigned: text("assigned", "已分配")
        case .released: text("released", "已释放")
        case .returned: text("returned", "已归还")
        }
    }
}

extension CorrectiveAction.Status {
    var words: LocalizedText {
        switch self {
        case .open: text("open", "未完成")
        case .completed: text("done, effect not checked", "已完成，效果待验证")
        case .verified: text("done, effect confirmed", "已完成，效果已验证")
        case .ineffective: text("done, no effect", "已完成，未见成效")
        }
    }
}

extension ReviewPart {
    var words: LocalizedText {
        switch self {
        case .cause: text("Cause", "事件原因分析")
        case .effect: text("Effect", "处置效果评估")
        case .resources: text("Resources", "资源使用情况")
        case .improvement: text("Improvement", "改进措施制定")
        }
    }
}

extension Proposal.Aim {
    var words: LocalizedText {
        switch self {
        case .plan: text("Plan", "预案完善")
        case .training: text("Training", "培训")
        case .resources: text("Resources", "资源配置")
        case .earlyWarning: text("Early warning", "预警")
        case .automation: text("Automation", "自动化")
        }
    }

    /// The capability element of an improvement plan (planning, organisation, equipment,
    /// training, exercise).
    var element: LocalizedText {
        switch self {
        case .plan: text("Planning", "规划")
        case .training: text("Training", "培训")
        case .resources: text("Organisation, equipment", "组织与装备")
        case .earlyWarning, .automation: text("Equipment", "装备")
        }
    }
}

extension Capability {
    var words: LocalizedText {
        switch self {
        case .classify: text("Classify", "研判分级")
        case .notify: text("Notify", "客户通报")
        case .allocate: text("Allocate", "资源调配")
        case .escalate: text("Escalate", "升级上报")
        case .recover: text("Recover", "处置恢复")
        case .review: text("Review", "评估改进")
        }
    }
}

extension EventFamily {
    var words: LocalizedText {
        switch self {
        case .plans: text("Plans", "预案")
        case .drill: text("Drill", "演练")
        case .intake: text("Intake", "接报")
        case .level: text("Level", "级别")
        case .people: text("People", "人员")
        case .steps: text("Steps", "步骤")
        case .resources: text("Resources", "资源")
        case .notices: text("Notices", "通报")
        case .targets: text("Targets", "时限")
        case .ending: text("Course", "进程")
        case .review: text("Review", "评估")
        }
    }
}

extension NoticeRule.Approval {
    func words(_ role: (RoleID) -> LocalizedText) -> LocalizedText {
        switch self {
        case .none: text("none needed", "无需审批")
        case .role(let id): role(id)
        case .twoPerson: text("two people", "双人复核")
        }
    }
}

extension Plan.PlanType {
    var words: LocalizedText {
        switch self {
        case .comprehensive: text("comprehensive plan", "综合应急预案")
        case .special: text("special plan", "专项应急预案")
        case .onSite: text("on-site plan", "现场处置方案")
        }
    }
}
