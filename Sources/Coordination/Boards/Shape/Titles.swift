// SPDX-License-Identifier: Apache-2.0
// What phases and deadlines are called on boards (vocabulary, sections 1 and 2).

import ResponseCore
package import ResponseModel

extension Phase {
    /// What a board calls the phase.
    package var title: LocalizedText {
        switch self {
        case .reported: LocalizedText(en: "reported", zh: "已接报")
        case .assessed: LocalizedText(en: "assessed", zh: "已研判")
        case .warned: LocalizedText(en: "early warning", zh: "预警")
        case .active: LocalizedText(en: "response active", zh: "响应中")
        case .mitigated: LocalizedText(en: "mitigated", zh: "影响已控制")
        case .recovered: LocalizedText(en: "recovered", zh: "已恢复")
        case .inReview: LocalizedText(en: "in review", zh: "后期处置")
        case .closed: LocalizedText(en: "closed", zh: "已归档")
        }
    }
}

extension TargetKey.Kind {
    var title: LocalizedText {
        switch self {
        case .acknowledge: LocalizedText(en: "Acknowledge", zh: "确认接手")
        case .firstNotice: LocalizedText(en: "First notice", zh: "首次通报")
        case .update: LocalizedText(en: "Update", zh: "进展更新")
        case .resourcesCommitted: LocalizedText(en: "Resources committed", zh: "资源承诺分配")
        case .mitigate: LocalizedText(en: "Mitigate", zh: "控制影响")
        case .recover: LocalizedText(en: "Recover", zh: "恢复")
        case .notice: LocalizedText(en: "Notice", zh: "通报")
        case .resource: LocalizedText(en: "Resource", zh: "资源")
        case .evaluation: LocalizedText(en: "Evaluation", zh: "应急后评估")
        }
    }
}
