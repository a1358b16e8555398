// SPDX-License-Identifier: Apache-2.0
// What the simulated staff writes into the record, in both languages. Where it judges its own
// work, it says that it is simulated: a report must not pass it off as somebody's finding.

import ResponseCore
import ResponseModel

/// Sentences of the simulated staff, as `English / 中文`.
enum StaffWording {
    static let stepFailed = both("It did not work (simulated error)", "未成功(模拟失误)")
    static let stepFailedAgain = both("It went wrong again (simulated error)", "再次失误(模拟失误)")
    static let nobodyAnswered = both(
        "Nobody answered the call (simulated decision)", "无人应答(模拟决定)")
    static let noUseLeft = both("Nobody approved it while it was of use", "未在有效时间内获批")
    static let contained = both("The cause is contained", "已控制原因")
    static let playbookDone = both("The playbook is through", "处置手册已执行完毕")
    static let restored = both("Service is as it was", "服务已恢复")
    static let relapsed = both("The condition of stand-down holds no more", "响应终止条件不再满足")
    static let responseEnded = both("The response has ended", "响应终止")
    static let reviewComplete = both("The review is complete", "评估已完成")
    static let nothingMissed = both("Every target was met in this drill", "本次演练各项时限均已达到")
    static let delivered = both("Delivered as ordered", "按订单到货")

    static func undecidable(_ note: String) -> String {
        both("It cannot be decided: \(note)", "无法判定：\(note)")
    }

    static let accepted = both("The units of the other pool will do", "由替代资源承担")

    static func brokenDown(inject number: Int, _ broken: Int, of units: Int) -> String {
        both(
            "Broken down (inject \(number): \(broken) of \(units) units)",
            "故障(注入 \(number)：\(units) 中的 \(broken))")
    }

    static func action(on target: TargetKey) -> String {
        both("Find out why the target \(target) was missed", "查明时限 \(target) 未达到的原因")
    }

    /// What the review says in one of its parts (S082): no more than the record shows.
    static func finding(_ part: ReviewPart, _ incident: Incident, missed: Int) -> String {
        switch part {
        case .cause:
            both("Simulated: \(incident.report.title)", "模拟：\(incident.report.title)")
        case .effect:
            both(
                "Simulated: \(missed) of \(incident.targets.count) targets were missed",
                "模拟：\(incident.targets.count) 项时限中 \(missed) 项未达到")
        case .resources:
            both(
                "Simulated: \(incident.requests.count) requests for resources",
                "模拟：资源请求 \(incident.requests.count) 项")
        case .improvement:
            missed == 0
                ? both("Simulated: nothing was missed", "模拟：无未达到项")
                : both("Simulated: look into what was missed", "模拟：查明未达到的原因")
        }
    }

    private static func both(_ english: String, _ chinese: String) -> String {
        LocalizedText(en: english, zh: chinese).both
    }
}
