// SPDX-License-Identifier: Apache-2.0
// Part 2: measures carried out, targets, notices, satisfaction.

import ResponseCore
import ResponseModel

extension EvaluationDocument {
    var effectPart: Document.Section {
        Document.Section(
            id: "effect", title: write("Part 2: effect", "二、处置效果评估"),
            blocks: [.facts(effectFacts)] + objectiveBlocks
                + write.findings(evaluation.effect.findings),
            subsections: [targetSection, stepSection, noticeSection, cadenceSection])
    }

    private var effectFacts: [(label: String, value: Document.Cell)] {
        let effect = evaluation.effect
        let counts = effect.deliveries
        return [
            (
                write("Measures", "处置措施"),
                .text(
                    write(
                        "\(effect.stepsDone) done, \(effect.stepsSkipped) skipped, "
                            + "\(effect.stepsFailed) failed at least once, "
                            + "\(effect.stepsLate) late, \(effect.stepsImprovised) improvised, "
                            + "\(effect.stepsOpen) open",
                        "完成 \(effect.stepsDone)，跳过 \(effect.stepsSkipped)，"
                            + "曾失败 \(effect.stepsFailed)，超时 \(effect.stepsLate)，"
                            + "临时增加 \(effect.stepsImprovised)，未结 \(effect.stepsOpen)"
                    ))
            ),
            (
                write("Recovery time", "恢复用时"),
                effect.recovery.map { write.span($0) } ?? .text(write("not reached", "未恢复"))
            ),
            (
                write("Customer satisfaction", "客户满意度"),
                effect.satisfaction.map { .figure(percent($0)) }
                    ?? .text(write("not recorded", "未记录"))
            ),
            (
                write("Customers told", "客户通报"),
                .text(
                    write(
                        "\(grouped(counts.accepted)) messages accepted, "
                            + "\(grouped(counts.rejected)) rejected, "
                            + "\(grouped(counts.suppressed)) suppressed",
                        "受理 \(grouped(counts.accepted)) 条，拒收 \(grouped(counts.rejected)) 条，"
                            + "未发送 \(grouped(counts.suppressed)) 条"))
            ),
            (write("Relapses", "复发"), write.count(effect.relapses)),
        ]
    }

    private var objectiveBlocks: [Document.Block] {
        let rows = evaluation.effect.objectives.map { outcome -> [Document.Cell] in
            let objective = outcome.objective
            let result: Document.Cell =
                switch outcome.holds {
                case true?: .status(.good, write("reached", "达成"))
                case false?: .status(.bad, write("not reached", "未达成"))
                case nil: .status(.neutral, write("not known", "未知"))
                }
            return [
                .code(objective.measure),
                .code("\(objective.comparison.rawValue) \(Double.shortText(objective.bound))"),
                .figure(outcome.value.map(Double.shortText) ?? "–"), result,
            ]
        }
        return write.table(
            write("Objectives of the plan", "预案评估目标"),
            [
                write.column("Measure", "指标"), write.column("Objective", "目标"),
                write.numeric("Value", "实际"), write.column("Result", "结果"),
            ], rows)
    }

    private var targetSection: Document.Section {
        let chart = BarChart(targetsOf: evaluation, write)
        let figures: [Document.Block] = chart.bars.isEmpty ? [] : [.figure(.bars(chart))]
        return Document.Section(
            id: "targets", title: write("Targets", "响应时限"),
            blocks: figures
                + write.table(
                    write("Targets kept and missed", "时限达成情况"),
                    [
                        write.column("Target", "时限"), write.numeric("From", "起"),
                        write.numeric("Due", "截止"), write.numeric("Done", "完成"),
                        write.numeric("Margin", "余量"), write.column("Result", "结果"),
                    ], evaluation.targets.map(targetRow)))
    }

    private func targetRow(_ target: Evaluation.TargetOutcome) -> [Document.Cell] {
        let moved = target.moves == 0 ? "" : write(" (moved)", "（已调整）")
        return [
            write.cell(target.key.words(target.subject)), write.time(target.startedAt),
            .figure(write.clock.short(target.due) + moved),
            target.margin == nil ? .none : write.time(target.endedAt), write.span(target.margin),
            .status(target.tone, write(target.status.words)),
        ]
    }

    private var stepSection: Document.Section {
        Document.Section(
            id: "steps", title: write("Plan versus actual", "预案与实际对照"),
            blocks: write.table(
                write("Steps of the playbook", "处置步骤"),
                [
                    write.column("Step", "步骤"), write.column("Role", "角色"),
                    write.numeric("Ready", "可开始"), write.numeric("Due", "时限"),
                    write.numeric("Started", "开始"), write.numeric("Ended", "结束"),
                    write.column("By", "执行者"), write.column("Result", "结果"),
                    write.column("Remarks", "说明"),
                ], evaluation.steps.map(stepRow)))
    }

    private func stepRow(_ step: Evaluation.StepOutcome) -> [Document.Cell] {
        let round = step.round > 1 ? write(" (round \(step.round))", "（第 \(step.round) 轮）") : ""
        let late = step.lateBy.map { write(", \($0.words.en) late", "，超时 \($0.words.zh)") } ?? ""
        let review = step.reviewedBy.map {
            write("reviewed by \($0.name.en)", "复核：\($0.name.zh)")
        }
        return [
            .lines([.text(write(step.title) + round), .code(step.step.raw)]),
            write.name(step.role), write.time(step.readyAt), write.time(step.due),
            write.time(step.startedAt), write.time(step.endedAt),
            .lines(
                [step.doneBy.map { .text(write($0.name)) }, review.map { .text($0) }]
                    .compactMap { $0 }),
            .status(step.tone, write(step.status.words) + late), .lines(remarks(step)),
        ]
    }

    private func remarks(_ step: Evaluation.StepOutcome) -> [Document.Cell] {
        var remarks: [String] = []
        if let deviation = step.deviation {
            let kind = step.isImprovised ? write("improvised", "临时增加") : write("skipped", "跳过")
            let approver =
                step.approver.map { write("allowed by \($0.name.en)", "批准人\($0.name.zh)") }
                ?? write("nobody allowed it", "无批准人")
            remarks.append(
                write(
                    "\(kind): \(deviation.reason) (\(approver))",
                    "\(kind)：\(deviation.reason)（\(approver)）"))
        }
        remarks += step.failures.map { write("failed: \($0)", "失败：\($0)") }
        if step.rejections > 0 {
            remarks.append(
                write("sent back \(step.rejections) times", "复核退回 \(step.rejections) 次"))
        }
        if let undo = step.rolledBackBy {
            remarks.append(write("rolled back by \(undo)", "由 \(undo) 回退"))
        }
        let isSaid = step.failures.contains(step.note) || step.deviation?.reason == step.note
        if !step.note.isEmpty, !isSaid { remarks.append(step.note) }
        return remarks.map { .text($0) }
    }

    private var noticeSection: Document.Section {
        Document.Section(
            id: "notices", title: write("Customer notices", "客户通报"),
            blocks: write.table(
                write("Notices", "通报"),
                [
                    write.column("Notice", "通报"), write.column("Level", "级别"),
                    write.column("Audience", "受众"), write.numeric("Drafted", "起草"),
                    write.column("Approved", "审批"), write.numeric("Released", "发出"),
                    write.column("Deadline", "时限"), write.numeric("Accepted", "受理"),
                    write.numeric("Rejected", "拒收"), write.numeric("Suppressed", "未发送"),
                ], evaluation.notices.map(noticeRow)))
    }

    private func noticeRow(_ notice: Evaluation.NoticeOutcome) -> [Document.Cell] {
        let subject =
            (notice.subjects.first { $0.language == write.language } ?? notice.subjects.first)?
            .subject ?? ""
        let kind = write(notice.messageType.words)
        return [
            .lines([.text(subject), .text("\(notice.rule) · \(kind)"), .code(notice.notice.raw)]),
            write.level(notice.level, of: evaluation), write.name(notice.audience),
            write.time(notice.draftedAt), approvals(notice), write.time(notice.releasedAt),
            deadline(notice),
            notice.counts.map { write.count($0.accepted) } ?? .none,
            notice.counts.map { write.count($0.rejected) } ?? .none,
            notice.counts.map { write.count($0.suppressed) } ?? .none,
        ]
    }

    private func approvals(_ notice: Evaluation.NoticeOutcome) -> Document.Cell {
        var lines = notice.approvals.map { approval -> Document.Cell in
            .text("\(write(approval.person.name)) \(write.clock.short(approval.at))")
        }
        if case .bypass(let reason) = notice.release {
            lines.append(.status(.bad, write("bypassed: \(reason)", "越过审批：\(reason)")))
        }
        return lines.isEmpty
            ? .text(write(notice.approval.words { LocalizedText($0.raw) })) : .lines(lines)
    }

    private func deadline(_ notice: Evaluation.NoticeOutcome) -> Document.Cell {
        if let reason = notice.stopped {
            return .status(.neutral, write("stopped: \(reason)", "已停止：\(reason)"))
        }
        if let late = notice.lateBy?.words {
            return .status(.bad, write("\(late.en) late", "超时 \(late.zh)"))
        }
        guard notice.due != nil else { return .text(write("none", "无")) }
        return notice.releasedAt == nil
            ? .status(.neutral, write("open", "未结")) : .status(.good, write("in time", "按时"))
    }

    private var cadenceSection: Document.Section {
        let rows = evaluation.cadence.map { gap -> [Document.Cell] in
            let result: Document.Cell =
                switch gap.isKept {
                case true?: .status(.good, write("kept", "达成"))
                case false?: .status(.bad, write("too long", "超过"))
                case nil: .none
                }
            return [
                write.time(gap.began), .code(gap.from?.raw ?? "–"),
                gap.to.map { .code($0.raw) } ?? .text(write("recovery", "恢复")),
                write.span(gap.length), write.span(gap.limit), result,
            ]
        }
        return Document.Section(
            id: "cadence", title: write("Rhythm of updates", "更新间隔"),
            blocks: write.table(
                write("Times between notices until recovery", "恢复前各次通报间隔"),
                [
                    write.numeric("From", "起"), write.column("After", "上次"),
                    write.column("Next", "下次"), write.numeric("Gap", "间隔"),
                    write.numeric("Promised", "承诺"), write.column("Result", "结果"),
                ], rows))
    }
}

extension Evaluation.TargetOutcome {
    var tone: Document.Tone {
        switch status {
        case .met: ranClose ? .warning : .good
        case .breached, .metLate: .bad
        case .atRisk: .warning
        case .running, .dropped: .neutral
        }
    }
}

extension Evaluation.StepOutcome {
    var tone: Document.Tone {
        if isLate { return .bad }
        return switch status {
        case .done: failures.isEmpty ? .good : .warning
        case .failed: .bad
        case .skipped, .rolledBack: .warning
        case .notReached, .ready, .started, .submitted, .branching: .neutral
        }
    }
}
