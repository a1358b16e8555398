// SPDX-License-Identifier: Apache-2.0
// The first page: what it was, how it went, how long each part took, which level and why.

import CEL
import Notation
import ResponseCore
import ResponseModel

extension EvaluationDocument {
    var overview: Document.Section {
        Document.Section(
            id: "overview", title: write("Overview", "概况"),
            blocks: [.facts(headerFacts), .figure(.timeline(TimelineChart(evaluation, write)))],
            subsections: [metricSection, phaseSection, levelSection])
    }

    private var headerFacts: [(label: String, value: Document.Cell)] {
        let header = evaluation.header
        let zone = header.zone
        let offset = Clock.text(ofOffset: zone.offsetSeconds(at: header.reportedAt))
        let day = write.clock.date(header.reportedAt)
        var facts: [(String, Document.Cell)] = [
            (write("Incident", "事件编号"), .code(header.incident.raw)),
            (write("Organisation", "单位"), write.cell(header.organization)),
            (write("Plan", "预案"), planCell),
            (write("Reported", "接报"), reported),
            (write("Commander", "总指挥"), write.name(header.commander)),
            (write("Present state", "当前状态"), write.cell(header.phase.words)),
            (
                write("Times", "时间"),
                .text(
                    write(
                        "\(zone.name) (UTC\(offset)); times without a date are on \(day)",
                        "\(zone.name)（UTC\(offset)）；未标日期者为 \(day)"))
            ),
        ]
        if let occurred = header.occurredAt {
            facts.insert((write("Began", "发生时间"), .figure(write.clock.full(occurred))), at: 3)
        }
        if !header.nature.isEmpty { facts.append((write("Nature", "事件性质"), .text(header.nature))) }
        if !header.scope.isEmpty { facts.append((write("Scope", "影响范围"), .text(header.scope))) }
        return facts.map { (label: $0.0, value: $0.1) }
    }

    private var reported: Document.Cell {
        let header = evaluation.header
        let (moment, by) = (write.clock.full(header.reportedAt), write(header.reportedBy.name))
        return .text(write("\(moment) by \(by)", "\(moment)，\(by)"))
    }

    private var planCell: Document.Cell {
        guard let plan = evaluation.header.plan else {
            return .text(write("none matched", "无匹配预案"))
        }
        let type = plan.planType.map { write(", ", "，") + write($0.words) } ?? ""
        let revision = plan.revision.map(String.init) ?? "?"
        let words = write(
            "\(plan.name.en) (\(plan.id)), revision \(revision)\(type)",
            "\(plan.name.zh)（\(plan.id)），第 \(revision) 版\(type)")
        return .lines([.text(words), .code("sha256:\(plan.digest)")])
    }

    private var metricSection: Document.Section {
        let rows = evaluation.metrics.map { metric -> [Document.Cell] in
            [
                write.cell(metric.kind.words), write.cell(metric.kind.definition),
                write.time(metric.from), write.time(metric.to),
                metric.span.map { write.span($0) } ?? .text(write("not reached", "未达到")),
                write.span(metric.limit), verdict(metric),
            ]
        }
        return Document.Section(
            id: "metrics", title: write("How long it took", "用时"),
            blocks: write.table(
                write("Times from one moment to another", "各环节用时"),
                [
                    write.column("Measure", "指标"), write.column("From → to", "起止"),
                    write.numeric("From", "起"), write.numeric("To", "止"),
                    write.numeric("Took", "用时"), write.numeric("Allowed", "时限"),
                    write.column("Result", "结果"),
                ], rows))
    }

    private func verdict(_ metric: Evaluation.Metric) -> Document.Cell {
        guard let limit = metric.limit else { return .none }
        guard let span = metric.span else {
            let isPast = metric.from.map { evaluation.header.asOf - $0 > limit } ?? false
            return isPast
                ? .status(.bad, write("missed", "超时"))
                : .status(.neutral, write("open", "未结"))
        }
        return span <= limit
            ? .status(.good, write("kept", "按时")) : .status(.bad, write("missed", "超时"))
    }

    private var phaseSection: Document.Section {
        let rows = evaluation.phases.map { span -> [Document.Cell] in
            [
                write.cell(span.phase.words), write.time(span.began),
                span.ended.map { write.time($0) } ?? .text(write("lasts", "持续中")),
                write.span(span.length),
            ]
        }
        return Document.Section(
            id: "phases", title: write("Phases", "阶段"),
            blocks: write.table(
                write("Phases of the incident", "事件各阶段"),
                [
                    write.column("Phase", "阶段"), write.numeric("From", "起"),
                    write.numeric("To", "止"), write.numeric("Length", "时长"),
                ], rows))
    }

    private var levelSection: Document.Section {
        let changes = evaluation.levels.map { change -> [Document.Cell] in
            [
                write.time(change.at), write.level(change.from, of: evaluation),
                write.level(change.to, of: evaluation), write.cell(change.because.words),
                write.name(change.by),
            ]
        }
        let times = evaluation.levelTimes.map {
            [write.level($0.level, of: evaluation), write.span($0.time)]
        }
        let blocks =
            write.table(
                write("Level history", "级别变更记录"),
                [
                    write.numeric("When", "时间"), write.column("From", "原级别"),
                    write.column("To", "新级别"), write.column("Why", "依据"),
                    write.column("By", "操作者"),
                ], changes)
            + write.table(
                write("Time at each level", "各级别持续时间"),
                [write.column("Level", "级别"), write.numeric("Time", "时长")], times)
        return Document.Section(
            id: "levels", title: write("Response level", "响应级别"),
            blocks: blocks + evaluation.levels.flatMap(ruleTrace))
    }

    private func ruleTrace(_ change: Evaluation.LevelChange) -> [Document.Block] {
        let moment = write.clock.short(change.at)
        return write.table(
            write("Rules tried for the change of \(moment)", "\(moment) 定级时所试规则"),
            [
                write.numeric("Rule", "规则"), write.column("Gives", "级别"),
                write.column("Condition", "条件"), write.column("Facts", "事实"),
                write.column("Outcome", "结果"), write.column("Because", "理由"),
            ], (change.trial?.rules ?? []).map(ruleRow))
    }

    private func ruleRow(_ rule: RuleTrial) -> [Document.Cell] {
        [
            .figure("\(rule.index + 1)"), write.level(rule.level, of: evaluation),
            rule.condition.map { .code($0) } ?? .text(write("otherwise", "其余情形")),
            rule.inputs.isEmpty
                ? .none : .lines(rule.inputs.map { .code("\($0.name) = \($0.value.words)") }),
            .status(rule.outcome.isMatch ? .good : .neutral, write(rule.outcome.words)),
            rule.because.map { write.cell($0) } ?? .none,
        ]
    }
}
