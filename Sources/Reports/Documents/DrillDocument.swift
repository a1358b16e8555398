// SPDX-License-Identifier: Apache-2.0
// The evaluation of a drill as a document: overview, objectives, capabilities, injects, the
// incidents, improvement plan, participants (演练评估总结报告, 改进计划).

import Notation
import ResponseCore
import ResponseModel

/// Makes the document of one drill in one language.
struct DrillDocument {
    let evaluation: DrillEvaluation
    let write: Writer

    init(_ evaluation: DrillEvaluation, _ language: Language) {
        self.evaluation = evaluation
        let start = evaluation.startedAt ?? evaluation.scenario.starts
        write = Writer(language: language, clock: Clock(zone: evaluation.zone, start: start))
    }

    var document: Document {
        let moment = write.clock.full(evaluation.asOf)
        return Document(
            language: write.language, kind: write("Drill evaluation", "应急演练评估总结报告"),
            title: write(evaluation.scenario.name),
            exerciseMark: exerciseMark(evaluation.scenario.id, write), tiles: tiles,
            sections: [overview, analysis, injects] + incidents + [improvement, participants],
            colophon: write(
                "Made from the journal as of \(moment). Same journal, same report.",
                "依据截至 \(moment) 的日志生成；同一日志生成同一报告。"))
    }

    private var result: Document.Cell {
        evaluation.passed
            ? .status(.good, write("passed", "通过")) : .status(.bad, write("not passed", "未通过"))
    }

    private var tiles: [Document.Tile] {
        let critical = evaluation.objectives.filter(\.isCritical)
        let reached = evaluation.objectives.count { $0.rating.isPassing }
        let shortcomings = evaluation.incidents.reduce(0) { $0 + $1.cause.shortcomings.count }
        return [
            Document.Tile(
                label: write("Result", "结论"), value: result,
                note: write("every critical objective P or S", "全部关键目标为 P 或 S 方为通过")),
            Document.Tile(
                label: write("Objectives reached", "目标达成"),
                value: .figure("\(reached) / \(evaluation.objectives.count)"),
                note: write("\(critical.count) critical", "其中关键 \(critical.count) 项")),
            Document.Tile(
                label: write("Incidents", "事件"), value: write.count(evaluation.incidents.count),
                note: write("in the drill", "演练内")),
            Document.Tile(
                label: write("Shortcomings", "不足"), value: write.count(shortcomings),
                note: write("seen by the coordinator", "系统记录")),
            Document.Tile(
                label: write("Seed", "种子"),
                value: evaluation.seed.map { .figure(String($0)) } ?? .none,
                note: write("same seed, same course", "同一种子，同一过程")),
        ]
    }

    private var overview: Document.Section {
        let scenario = evaluation.scenario
        let plans = scenario.plans.map { Document.Cell.text("\(write($0.name)) (\($0.id))") }
        return Document.Section(
            id: "overview", title: write("Overview", "概况"),
            blocks: [
                .facts([
                    (write("Drill", "演练编号"), .code(scenario.id.raw)),
                    (write("Organisation", "单位"), write.cell(evaluation.organization)),
                    (
                        write("Type", "类型"),
                        .text(
                            [
                                write(scenario.form.words), write(scenario.content.words),
                                write(scenario.purpose.words),
                            ].joined(separator: " · "))
                    ),
                    (write("Plans", "预案"), .lines(plans)),
                    (write("Scenario", "情景文件"), .code("sha256:\(scenario.digest)")),
                    (write("Planned", "计划"), .text(planned)),
                    (write("Started", "开始"), moment(evaluation.startedAt)),
                    (write("Ended", "结束"), moment(evaluation.endedAt)),
                    (write("Result", "结论"), result),
                ])
            ])
    }

    private var planned: String {
        let start = write.clock.full(evaluation.scenario.starts)
        let length = evaluation.scenario.lasts.words
        return write("\(start), for \(length.en)", "\(start)，历时 \(length.zh)")
    }

    private func moment(_ moment: Timestamp?) -> Document.Cell {
        moment.map { .figure(write.clock.full($0)) } ?? .text(write("not reached", "未达到"))
    }

    private var injects: Document.Section {
        let rows = evaluation.injects.map { inject -> [Document.Cell] in
            [
                .figure("\(inject.number)"), write.time(inject.planned), write.time(inject.at),
                inject.isContingency
                    ? .lines([
                        write.cell(inject.content), .text(write("contingency", "备用注入")),
                    ]) : write.cell(inject.content),
                inject.expectedAction.map { write.cell($0) } ?? .none, write.name(inject.to),
                write.cell(inject.status.words),
            ]
        }
        return Document.Section(
            id: "injects", title: write("Injects", "情景注入"),
            blocks: write.table(
                write("Master scenario events list", "演练脚本（主事件清单）"),
                [
                    write.numeric("No.", "序号"), write.numeric("Planned", "计划"),
                    write.numeric("Delivered", "实际"), write.column("Inject", "注入内容"),
                    write.column("Expected action", "预期行动"), write.column("To", "对象"),
                    write.column("State", "状态"),
                ], rows))
    }

    private var incidents: [Document.Section] {
        evaluation.incidents.enumerated().map { index, incident in
            let document = EvaluationDocument(incident, write.language)
            let id = "incident-\(index + 1)"
            return Document.Section(
                id: id,
                title: write(
                    "Incident \(incident.header.incident): \(incident.header.title)",
                    "事件 \(incident.header.incident)：\(incident.header.title)"),
                subsections: document.sections(prefix: "\(id)-"))
        }
    }

    private var participants: Document.Section {
        let rows = evaluation.participants.map { participant -> [Document.Cell] in
            [write.name(participant.person), .lines(participant.roles.map { write.name($0) })]
        }
        return Document.Section(
            id: "participants", title: write("Annex: participants", "附件：参演人员"),
            blocks: write.table(
                write("Who took part", "参演人员"),
                [write.column("Person", "人员"), write.column("Roles", "角色")], rows))
    }
}
