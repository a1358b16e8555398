// SPDX-License-Identifier: Apache-2.0
// Part 1 cause, part 3 resources, part 4 improvement.

import ResponseCore
import ResponseModel

extension EvaluationDocument {
    // MARK: Part 1

    var causePart: Document.Section {
        Document.Section(
            id: "cause", title: write("Part 1: cause", "一、事件原因分析"),
            blocks: [.facts(triggerFacts)] + causeBlocks
                + write.findings(evaluation.cause.findings),
            subsections: [impactSection, shortcomingSection])
    }

    private var triggerFacts: [(label: String, value: Document.Cell)] {
        let trigger = evaluation.cause.trigger
        var facts: [(label: String, value: Document.Cell)] = [
            (
                write("Trigger", "触发"),
                .text(
                    trigger.source == "report"
                        ? write("Report: \(trigger.title)", "人工接报：\(trigger.title)")
                        : write(
                            "Signal from \(trigger.source): \(trigger.title)",
                            "\(trigger.source) 信号：\(trigger.title)"))
            ),
            (write("Signals", "信号数"), write.count(trigger.signals)),
        ]
        if !trigger.labels.isEmpty {
            facts.append(
                (
                    write("Labels", "标签"),
                    .lines(trigger.labels.map { .code("\($0.name) = \($0.value)") })
                ))
        }
        return facts
    }

    private var causeBlocks: [Document.Block] {
        let rows = evaluation.cause.causes.map { cause -> [Document.Cell] in
            [write.name(cause.causeClass), .text(cause.text)]
        }
        let repeats = evaluation.cause.repeats.map(\.raw).joined(separator: ", ")
        let warning: [Document.Block] =
            repeats.isEmpty
            ? []
            : [
                .callout(
                    .warning,
                    write(
                        "The same class of cause was found before: \(repeats).",
                        "同类原因曾出现：\(repeats)。"))
            ]
        guard !rows.isEmpty else {
            return [.callout(.neutral, write("No cause is recorded yet.", "尚未记录原因。"))]
        }
        return write.table(
            write("Causes", "原因"),
            [write.column("Class", "类别"), write.column("Explanation", "说明")], rows) + warning
    }

    private var impactSection: Document.Section {
        let rows = evaluation.cause.impact.map { fact -> [Document.Cell] in
            [
                .code(fact.name), .figure(fact.first), .figure(fact.peak ?? "–"),
                .figure(fact.last), fact.unit.map { .text($0) } ?? .none,
                .figure("\(fact.times)"), write.time(fact.lastAt), write.name(fact.lastBy),
            ]
        }
        return Document.Section(
            id: "impact", title: write("Scope of impact", "影响范围"),
            blocks: write.table(
                write("Facts as they became known", "已知事实"),
                [
                    write.column("Fact", "事实"), write.numeric("First", "首次"),
                    write.numeric("Peak", "峰值"), write.numeric("Last", "最终"),
                    write.column("Unit", "单位"), write.numeric("Told", "次数"),
                    write.numeric("Last told", "最后时间"), write.column("By", "来源"),
                ], rows))
    }

    private var shortcomingSection: Document.Section {
        let rows = evaluation.cause.shortcomings.map { shortcoming -> [Document.Cell] in
            [
                write.time(shortcoming.at), write.cell(shortcoming.capability.words),
                write.cell(shortcoming.sentence),
            ]
        }
        let title = write("Shortcomings in handling", "处置中的不足")
        guard !rows.isEmpty else {
            return Document.Section(
                id: "shortcomings", title: title,
                blocks: [
                    .callout(
                        .good, write("The coordinator saw none.", "系统未发现不足。"))
                ])
        }
        return Document.Section(
            id: "shortcomings", title: title,
            blocks: write.table(
                write("What the coordinator saw", "系统记录"),
                [
                    write.numeric("When", "时间"), write.column("Capability", "能力"),
                    write.column("What was seen", "情况"),
                ], rows))
    }

    // MARK: Part 4

    var improvementPart: Document.Section {
        Document.Section(
            id: "improvement", title: write("Part 4: improvement", "四、改进措施制定"),
            blocks: write.findings(evaluation.improvement.findings) + actionBlocks,
            subsections: [proposalSection, reviewSection])
    }

    private var actionBlocks: [Document.Block] {
        let improvement = evaluation.improvement
        let rows = improvement.actions.map(actionRow)
        var blocks = write.table(
            write("Corrective actions", "整改措施"),
            [
                write.column("Action", "措施"), write.column("Owner", "责任方"),
                write.numeric("Due", "期限"), write.column("State", "状态"),
                write.column("Effect check", "效果验证"),
            ], rows)
        if let rate = improvement.closedLoopRate {
            blocks.append(
                .paragraph(
                    write("Closed-loop rate: \(percent(rate)).", "整改闭环率：\(percent(rate))。")))
        }
        if let reason = improvement.noActionReason {
            blocks.append(
                .callout(.neutral, write("No action is needed: \(reason)", "无需整改：\(reason)")))
        }
        if blocks.isEmpty {
            blocks.append(
                .callout(
                    .warning,
                    write(
                        "Neither an action nor a reason for none is recorded yet.",
                        "尚无整改措施，也未说明理由。")))
        }
        return blocks
    }

    private func actionRow(_ outcome: Evaluation.ActionOutcome) -> [Document.Cell] {
        let action = outcome.action
        let tone: Document.Tone =
            switch action.status {
            case .verified: .good
            case .ineffective: .bad
            case .open, .completed: outcome.isOverdue ? .bad : .neutral
            }
        let late = outcome.isOverdue ? write(", overdue", "，逾期") : ""
        return [
            .lines([.text(action.title), .code(action.id.raw)]), write.name(outcome.owner),
            .figure(write.clock.date(action.due)),
            .status(tone, write(action.status.words) + late),
            outcome.effectNote.map { write.said($0) } ?? .none,
        ]
    }

    private var proposalSection: Document.Section {
        let rows = evaluation.improvement.proposals.map { proposal -> [Document.Cell] in
            [
                write.cell(proposal.aim.words), write.cell(proposal.text),
                .figure("\(proposal.occasions)"),
            ]
        }
        let note = Document.Block.paragraph(
            write(
                "Proposals made by rule from what was seen. Nobody has decided on them.",
                "以下为系统依据记录自动提出的建议，尚待决定。"))
        let table = write.table(
            write("Proposals", "建议"),
            [
                write.column("Aim", "方向"), write.column("Proposal", "建议"),
                write.numeric("Occasions", "次数"),
            ], rows)
        return Document.Section(
            id: "proposals", title: write("Proposals", "系统建议"),
            blocks: table.isEmpty ? [] : [note] + table)
    }

    private var reviewSection: Document.Section {
        let review = evaluation.review
        let missing = review.missingParts.map { write($0.words) }
            .joined(separator: write(", ", "、"))
        let state: Document.Cell
        if review.completedAt != nil {
            state = .status(review.isOverdue ? .warning : .good, write("complete", "已完成"))
        } else if review.openedAt == nil {
            state = .status(.neutral, write("not opened", "未开始"))
        } else {
            state = .status(review.isOverdue ? .bad : .neutral, write("in progress", "进行中"))
        }
        return Document.Section(
            id: "review", title: write("State of this evaluation", "评估进度"),
            blocks: [
                .facts([
                    (write("State", "状态"), state),
                    (write("Opened", "开始"), write.time(review.openedAt)),
                    (write("Due", "期限"), write.time(review.due)),
                    (write("Completed", "完成"), write.time(review.completedAt)),
                    (write("Completed by", "完成者"), write.name(review.completedBy)),
                    (write("Nothing written on", "尚缺部分"), write.said(missing)),
                ])
            ])
    }
}
