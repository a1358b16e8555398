// SPDX-License-Identifier: Apache-2.0
// Why things were decided, in words.

import ResponseCore
import ResponseModel

extension LevelReason {
    var words: LocalizedText {
        switch self {
        case .rule(let index): text("rule \(index + 1) of the plan", "预案规则第 \(index + 1) 条")
        case .loweredByRule(let index):
            text(
                "rule \(index + 1) of the plan, after the lower level had held",
                "预案规则第 \(index + 1) 条，较低级别已持续规定时间")
        case .hand(let reason): text("decision: \(reason)", "人工决定：\(reason)")
        case .unclassified:
            text("no plan and no decision yet: the least severe level", "尚无预案与决定，暂按最低级别")
        }
    }
}

extension RuleTrial.Outcome {
    var words: LocalizedText {
        switch self {
        case .matched: text("matched", "符合")
        case .notMatched: text("did not match", "不符合")
        case .otherwise: text("matched: holds otherwise", "符合：其余情形")
        case .assumed(let fact):
            text("assumed, because \(fact) is not known", "因 \(fact) 未知，按符合处理")
        case .skipped(let fact):
            text("left out, because \(fact) is not known", "因 \(fact) 未知，未采用")
        case .failed(let message):
            text("could not be computed: \(message)", "无法计算：\(message)")
        }
    }

    /// Whether the rule decided.
    var isMatch: Bool {
        switch self {
        case .matched, .otherwise, .assumed: true
        case .notMatched, .skipped, .failed: false
        }
    }
}

extension RoleReason {
    func words(_ names: Names) -> LocalizedText {
        switch self {
        case .onDuty(let rotation):
            let name = names.rotation(rotation).name
            return text("on duty in \(name.en)", "\(name.zh)当班")
        default: return shortWords
        }
    }

    /// Without the name of the rotation.
    var shortWords: LocalizedText {
        switch self {
        case .onDuty(let rotation): text("on duty (\(rotation))", "当班(\(rotation))")
        case .answered(let rung):
            text("answered the call of rung \(rung + 1)", "应答第 \(rung + 1) 级呼叫")
        case .hand(let reason): text("decision: \(reason)", "人工指定：\(reason)")
        case .handover: text("hand-over", "指挥权移交")
        }
    }
}

extension VacancyReason {
    func words(_ names: Names) -> LocalizedText {
        switch self {
        case .nobodyOnDuty(let rotation):
            let name = names.rotation(rotation).name
            return text("nobody is on duty in \(name.en)", "\(name.zh)无人当班")
        case .noRotation: return shortWords
        }
    }

    /// Without the name of the rotation.
    var shortWords: LocalizedText {
        switch self {
        case .nobodyOnDuty(let rotation):
            text("nobody on duty in \(rotation)", "\(rotation) 无人当班")
        case .noRotation:
            text("the plan names neither rotation nor ladder", "预案未指定值班表或升级策略")
        }
    }
}

extension CommitReason {
    var words: LocalizedText {
        switch self {
        case .available: text("they were free", "有可用资源")
        case .queue: text("they became free and this request was first", "资源释放后按排队次序")
        case .hand(let reason): text("decision: \(reason)", "人工决定：\(reason)")
        case .forced(let reason): text("by force: \(reason)", "强制动用：\(reason)")
        case .preempted(let incident):
            text("taken from \(incident) by the rule of preemption", "按抢占规则调自 \(incident)")
        case .taken(let incident, let reason):
            text("taken from \(incident) by force: \(reason)", "强制调自 \(incident)：\(reason)")
        }
    }
}

extension ShortageReason {
    var words: LocalizedText {
        switch self {
        case .taken(let incidents, let available, let reserve):
            let holders = incidents.map(\.raw).joined(separator: ", ")
            return text(
                holders.isEmpty
                    ? "\(available) available, \(reserve) kept in reserve"
                    : "held by \(holders); \(available) available, \(reserve) kept in reserve",
                holders.isEmpty
                    ? "可用 \(available)，预留 \(reserve)"
                    : "被 \(holders) 占用；可用 \(available)，预留 \(reserve)")
        case .poolTooSmall(let total):
            return text("the pool has only \(total)", "资源池总量仅 \(total)")
        case .outOfService(let units): return text("\(units) out of service", "\(units) 个停用")
        case .unfit(let people, _):
            return text(
                "\(people) off duty or at the fatigue limit", "\(people) 人非当班或已达疲劳上限")
        }
    }
}

extension ReleaseReason {
    var words: LocalizedText {
        switch self {
        case .noApprovalNeeded: text("no approval needed", "无需审批")
        case .approved: text("approved", "已获批准")
        case .bypass(let reason):
            text("without the missing approvals: \(reason)", "未经全部审批：\(reason)")
        }
    }
}

extension ActivationReason {
    var words: LocalizedText {
        switch self {
        case .criteria: text("by the activation criteria of the plan", "符合预案启动条件")
        case .hand: text("by decision", "人工决定")
        }
    }
}

extension AttachReason {
    var words: LocalizedText {
        switch self {
        case .opened: text("it opened the incident", "由其引发本事件")
        case .samePlanAndGroup: text("same plan and group", "同一预案与分组")
        case .sameSenderGroup: text("same group of the sender", "来源方同组")
        }
    }
}

extension ResourceRequest.Reason {
    var words: LocalizedText {
        switch self {
        case .plan(let level): text("plan, level \(level)", "预案（\(level)级）")
        case .hand(let reason): text("decision: \(reason)", "人工决定：\(reason)")
        case .regain(let request, let incident):
            text(
                "to get back what \(incident) took from \(request)",
                "补回 \(incident) 从 \(request) 调走的资源")
        case .substitute(let request): text("stands in for \(request)", "替代 \(request)")
        case .relief(let request): text("relief for \(request)", "接替 \(request)")
        }
    }
}
