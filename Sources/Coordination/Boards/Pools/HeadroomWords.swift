// SPDX-License-Identifier: Apache-2.0

import PlanTrial
import ResponseCore
import ResponseModel

extension HeadroomShortage.Reason {
    /// A code for programs, and the words.
    var words: (String, LocalizedText) {
        switch self {
        case .lacksSkills(let skills):
            let list = skills.joined(separator: ", ")
            return ("skills", LocalizedText(en: "lacks \(list)", zh: "缺少技能：\(list)"))
        case .tooSmall(let total):
            return (
                "too_small", LocalizedText(en: "has only \(total) in all", zh: "总共只有 \(total)")
            )
        case .reserve(let units):
            return (
                "reserve",
                LocalizedText(en: "\(units) kept for level 1", zh: "\(units) 个预留给一级事件")
            )
        case .taken(let incidents, let units):
            let list = incidents.map(\.raw).joined(separator: ", ")
            return (
                "taken", LocalizedText(en: "\(list) has \(units)", zh: "\(list) 占用 \(units)")
            )
        case .notAtHand(let units):
            return (
                "not_at_hand",
                LocalizedText(en: "\(units) off duty or resting", zh: "\(units) 人不在岗或休息中")
            )
        case .waiting(let units):
            return (
                "waiting",
                LocalizedText(en: "\(units) are asked for before it", zh: "排在前面的请求需要 \(units)")
            )
        case .outOfService(let units, let why):
            let reason = why.map { ": \($0)" } ?? ""
            return (
                "out_of_service",
                LocalizedText(
                    en: "\(units) out of service\(reason)", zh: "\(units) 个停用\(reason)")
            )
        case .usedUp:
            return ("used_up", LocalizedText(en: "they use all of it", zh: "已全部用尽"))
        }
    }
}
