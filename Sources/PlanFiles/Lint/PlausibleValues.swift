// SPDX-License-Identifier: Apache-2.0

import CEL
import ResponseCore
import ResponseModel

/// Values of placeholders that are as long as they will be in practice, to measure texts with.
struct PlausibleValues {
    let plan: Plan
    let organization: Organization
    let notice: NoticeRule
    let context: CompileContext

    private static let moment = "2026-12-31 23:59 (UTC+08:00)"

    /// A value for every placeholder that the plan's templates may use.
    func values(in language: Language) -> [(name: String, value: String)] {
        let levels = organization.scale.levels.filter {
            notice.levels?.contains($0.number) ?? true
        }
        let hasCadence = plan.targets.contains { $0.kind == .updateEvery && !$0.limits.isEmpty }
        let title = language == .zh ? 20 : 40
        return [
            ("incident_id", "INC-2026-00000"),
            ("incident_title", Self.filler(title, language)),
            ("plan_name", plan.name[language]),
            ("organization", organization.name[language]),
            ("level", "1"),
            ("level_name", Self.longest(levels.map { $0.name[language] })),
            ("level_meaning", Self.longest(levels.map { $0.meaning[language] })),
            ("phase", language == .zh ? "处置中" : "investigating"),
            ("started_at", Self.moment), ("now", Self.moment),
            ("next_update", hasCadence ? Self.moment : ""),
            ("commander", longestName(in: language)),
            ("notice_number", "10"),
        ] + plan.facts.map { ("fact_\($0.name)", Self.value(of: $0.type, language)) }
    }

    private func longestName(in language: Language) -> String {
        if let known = context.longestNames[language] { return known }
        let name = Self.longest(organization.people.all.map { $0.name[language] })
        context.longestNames[language] = name
        return name
    }

    private static func longest(_ texts: [String]) -> String {
        texts.max { $0.unicodeScalars.count < $1.unicodeScalars.count } ?? ""
    }

    private static func filler(_ length: Int, _ language: Language) -> String {
        String(repeating: language == .zh ? "字" : "x", count: length)
    }

    private static func value(of type: CELType, _ language: Language) -> String {
        switch type {
        case .bool: "true"
        case .int, .uint: "100000"
        case .double: "0.1234"
        case .duration: "12h30m"
        case .timestamp: "2026-12-31T23:59:00Z"
        default: filler(language == .zh ? 10 : 20, language)
        }
    }
}
