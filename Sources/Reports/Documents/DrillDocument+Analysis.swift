// SPDX-License-Identifier: Apache-2.0
// Objectives with ratings, capabilities, improvement plan.

import ResponseCore
import ResponseModel

extension DrillDocument {
    var analysis: Document.Section {
        Document.Section(
            id: "objectives", title: write("Objectives", "演练目标"),
            blocks: objectiveTable + [.list(Rating.allCases.map(legend))],
            subsections: evaluation.capabilities.map(capability))
    }

    private var objectiveTable: [Document.Block] {
        let rows = evaluation.objectives.map { objective -> [Document.Cell] in
            [
                .lines([write.cell(objective.name), .code(objective.id)]),
                .text(capabilityName(objective.capability)),
                .text(objective.isCritical ? write("critical", "关键") : write("no", "否")),
                .status(objective.rating.tone, write(objective.rating.words)),
                .code(objective.expression), .lines(observations(objective)),
            ]
        }
        return write.table(
            write("Objectives and ratings", "目标与评定"),
            [
                write.column("Objective", "目标"), write.column("Capability", "能力"),
                write.column("Critical", "关键"), write.column("Rating", "评定"),
                write.column("Expected", "要求"), write.column("Observed", "观察"),
            ], rows)
    }

    private func observations(_ objective: DrillEvaluation.ObjectiveOutcome) -> [Document.Cell] {
        let seen = objective.observations.map { observation in
            Document.Cell.code(
                "\(observation.name) = "
                    + (observation.value ?? write("no value", "无数据")))
        }
        guard let failure = objective.failure,
            !objective.observations.contains(where: { $0.value == nil })
        else { return seen }
        return seen + [.text(failure)]
    }

    private func legend(_ rating: Rating) -> Document.Cell {
        .text("\(write(rating.words)) — \(write(rating.meaning))")
    }

    private func capabilityName(_ name: String) -> String {
        Capability(rawValue: name).map { write($0.words) } ?? name
    }

    private func capability(_ outcome: DrillEvaluation.CapabilityOutcome) -> Document.Section {
        let name = capabilityName(outcome.capability)
        let index =
            evaluation.capabilities.firstIndex { $0.capability == outcome.capability } ?? 0
        var blocks: [Document.Block] = [
            .facts([
                (
                    write("Rating", "评定"),
                    .status(outcome.rating.tone, write(outcome.rating.words))
                ),
                (
                    write("Strengths", "优点"),
                    outcome.strengths.isEmpty
                        ? .text("–") : .lines(outcome.strengths.map(write.cell))
                ),
            ])
        ]
        if !outcome.areas.isEmpty {
            blocks.append(.paragraph(write("Areas for improvement:", "待改进：")))
            blocks.append(.list(outcome.areas.map(write.cell)))
        }
        return Document.Section(
            id: "capability-\(index + 1)", title: write("Capability: \(name)", "能力：\(name)"),
            blocks: blocks)
    }

    var improvement: Document.Section {
        let rows = evaluation.incidents.flatMap { incident in
            incident.improvement.actions.map { outcome -> [Document.Cell] in
                [
                    .text("–"), .text(outcome.action.title), .text("–"), write.name(outcome.owner),
                    .figure(write.clock.date(outcome.action.due)),
                    write.cell(outcome.action.status.words),
                ]
            }
                + incident.improvement.proposals.map { proposal -> [Document.Cell] in
                    [
                        write.cell(proposal.capability.words), write.cell(proposal.text),
                        write.cell(proposal.aim.element), .text("–"), .text("–"),
                        .text(write("proposal", "系统建议")),
                    ]
                }
        }
        return Document.Section(
            id: "improvement", title: write("Annex: improvement plan", "附件：改进计划"),
            blocks: write.table(
                write("Corrective actions and proposals", "整改措施与建议"),
                [
                    write.column("Capability", "能力"), write.column("Action", "措施"),
                    write.column("Element", "要素"), write.column("Owner", "责任方"),
                    write.numeric("Due", "期限"), write.column("State", "状态"),
                ], rows))
    }
}

extension Rating {
    var words: LocalizedText {
        switch self {
        case .performed: text("P, without challenges", "P 无困难")
        case .someChallenges: text("S, some challenges", "S 有些困难")
        case .majorChallenges: text("M, major challenges", "M 困难较大")
        case .unable: text("U, unable", "U 未能完成")
        case .notObserved: text("not observed", "未观察")
        }
    }

    /// The rule by which it is given, in a sentence.
    var meaning: LocalizedText {
        switch self {
        case .performed:
            text(
                "it holds, and nothing about the capability went wrong or ran close",
                "达到要求，且该能力未出现不足或临近超时")
        case .someChallenges:
            text(
                "it holds, but something about the capability went wrong or ran close",
                "达到要求，但该能力出现不足或临近超时")
        case .majorChallenges:
            text("reached, but too late", "已达到但超时")
        case .unable:
            text("not reached", "未达到")
        case .notObserved:
            text("nothing was observed, so there is no rating", "无观察依据，不予评定")
        }
    }

    var tone: Document.Tone {
        switch self {
        case .performed: .good
        case .someChallenges, .majorChallenges: .warning
        case .unable: .bad
        case .notObserved: .neutral
        }
    }
}

extension DrillEvaluation.InjectOutcome.Status {
    var words: LocalizedText {
        switch self {
        case .delivered: text("delivered", "已注入")
        case .heldBack: text("held back, not needed", "未使用")
        case .due: text("due; see the timelines", "已到时，见时间线")
        case .notReached: text("not reached", "未到时")
        }
    }
}

extension Scenario.Form {
    var words: LocalizedText {
        switch self {
        case .tabletop: text("tabletop", "桌面演练")
        case .operational: text("operational", "实战演练")
        }
    }
}

extension Scenario.Content {
    var words: LocalizedText {
        switch self {
        case .single: text("single function", "单项演练")
        case .comprehensive: text("comprehensive", "综合演练")
        }
    }
}

extension Scenario.Purpose {
    var words: LocalizedText {
        switch self {
        case .validation: text("validation", "检验性")
        case .demonstration: text("demonstration", "示范性")
        case .research: text("research", "研究性")
        }
    }
}
