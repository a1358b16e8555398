// SPDX-License-Identifier: Apache-2.0
// The evaluation of an incident as a document: summary, the four parts, annexes.

import ResponseCore
import ResponseModel

/// Makes the document of one evaluation in one language.
struct EvaluationDocument {
    let evaluation: Evaluation
    let write: Writer

    init(_ evaluation: Evaluation, _ language: Language) {
        self.evaluation = evaluation
        write = Writer(
            language: language,
            clock: Clock(zone: evaluation.header.zone, start: evaluation.header.reportedAt))
    }

    var document: Document {
        Document(
            language: write.language,
            kind: write("Post-event evaluation", "应急后评估报告"),
            title: evaluation.header.title,
            exerciseMark: exerciseMark(evaluation.header.drill, write), tiles: tiles,
            sections: sections(), colophon: colophon)
    }

    /// All sections; `prefix` keeps their ids apart where several incidents share a document.
    func sections(prefix: String = "") -> [Document.Section] {
        [
            overview, causePart, effectPart, resourcePart, improvementPart, peopleAnnex,
            timelineAnnex,
        ].filter { !$0.isEmpty }.map { renamed($0, prefix) }
    }

    private func renamed(_ section: Document.Section, _ prefix: String) -> Document.Section {
        var section = section
        section.id = prefix + section.id
        section.subsections = section.subsections.filter { !$0.isEmpty }
            .map { renamed($0, prefix) }
        return section
    }

    private var colophon: String {
        let header = evaluation.header
        let moment = write.clock.full(header.asOf)
        return write(
            "Made from the journal as of \(moment). Same journal, same report.",
            "依据截至 \(moment) 的日志生成；同一日志生成同一报告。")
    }

    // MARK: Summary

    var tiles: [Document.Tile] {
        let effect = evaluation.effect
        return [
            Document.Tile(
                label: write("Highest level", "最高级别"),
                value: write.level(evaluation.header.peakLevel, of: evaluation),
                note: write(evaluation.header.phase.words)),
            Document.Tile(
                label: write("Recovered after", "恢复用时"),
                value: effect.recovery.map { .figure(write($0.words)) }
                    ?? .text(write("not reached", "未恢复")),
                note: write("from the start of the response", "自响应启动")),
            Document.Tile(
                label: write("Targets kept", "时限达成"),
                value: .figure(
                    "\(effect.targetsKept) / \(effect.targetsKept + effect.targetsMissed)"),
                note: effect.targetsOpen == 0
                    ? write("none open", "无未结时限")
                    : write("\(effect.targetsOpen) open", "\(effect.targetsOpen) 项未结")),
            Document.Tile(
                label: write("Customer messages", "客户消息"),
                value: write.count(effect.deliveries.accepted),
                note: write(
                    "in \(effect.noticesSent) notices", "共 \(effect.noticesSent) 次通报")),
            Document.Tile(
                label: write("Cost of resources", "资源成本"), value: costCell,
                note: write("by the prices of the pools", "按资源池单价")),
        ]
    }

    var costCell: Document.Cell {
        let sums = evaluation.resources.cost.map { Document.Cell.figure($0.words) }
        return sums.isEmpty ? .text(write("no prices", "无单价")) : .lines(sums)
    }
}

/// What stands before everything that is not real.
func exerciseMark(_ drill: ScenarioID?, _ write: Writer) -> String? {
    guard let drill else { return nil }
    let mark = World.exercise(drill).mark(write.language)
    return mark
        + write("nothing in this report happened to a customer.", "本报告内容均为演练，不涉及真实客户。")
}
