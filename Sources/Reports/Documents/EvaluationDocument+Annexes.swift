// SPDX-License-Identifier: Apache-2.0
// Part 3 resources, and the annexes: people and the timeline.

import Notation
import ResponseCore
import ResponseModel

extension EvaluationDocument {
    // MARK: Part 3

    var resourcePart: Document.Section {
        let use = evaluation.resources
        let chart = BarChart(resourcesOf: evaluation, write)
        let nothing = Document.Block.paragraph(
            write("No resources were asked for.", "未请求资源。"))
        let figures: [Document.Block] =
            chart.bars.isEmpty ? (use.requests.isEmpty ? [nothing] : []) : [.figure(.bars(chart))]
        return Document.Section(
            id: "resources", title: write("Part 3: resources", "三、资源使用情况"),
            blocks: figures + poolTable + shiftTable + requestTable + decisionTable
                + write.findings(evaluation.improvement.resourceFindings))
    }

    private var poolTable: [Document.Block] {
        write.table(
            write("Use of each pool", "各资源池使用情况"),
            [
                write.column("Pool", "资源池"), write.numeric("Requested", "请求"),
                write.numeric("Committed", "承诺"), write.numeric("At work", "投入"),
                write.numeric("Used up", "消耗"), write.numeric("Missing at most", "最大缺口"),
                write.numeric("Slowest call-up", "最慢调用"), write.numeric("Unit-hours", "占用时数"),
                write.numeric("Idle", "闲置"), write.numeric("Wasted units", "空占"),
                write.numeric("Still held", "仍占用"), write.numeric("Cost", "成本"),
                write.numeric("Cost of waste", "浪费成本"),
            ], evaluation.resources.pools.map(poolRow))
    }

    private func poolRow(_ use: Evaluation.PoolUse) -> [Document.Cell] {
        [
            .lines([write.name(use.pool), .code(use.pool.id)]), write.count(use.requested),
            write.count(use.committed), write.count(use.assigned), write.count(use.used),
            write.count(use.largestShortage), write.span(use.slowestCallUp),
            .figure(use.heldTime.unitHours), .figure(use.idleShare.map(percent) ?? "–"),
            write.count(use.wasted), write.count(use.stillHeld),
            .figure(use.cost?.words ?? "–"), .figure(use.wastedCost?.words ?? "–"),
        ]
    }

    private var requestTable: [Document.Block] {
        write.table(
            write("Requests", "资源请求"),
            [
                write.column("Request", "请求"), write.column("Why", "依据"),
                write.numeric("Units", "数量"), write.numeric("Requested", "请求时间"),
                write.numeric("Committed", "承诺时间"), write.numeric("Call-up", "调用用时"),
                write.numeric("At work", "到位时间"), write.numeric("On the way", "到位用时"),
                write.numeric("Returned", "归还时间"), write.column("State", "状态"),
                write.column("Remarks", "说明"),
            ], evaluation.resources.requests.map(requestRow))
    }

    private func requestRow(_ request: Evaluation.RequestOutcome) -> [Document.Cell] {
        let isLate = request.due.map { due in
            (request.fulfilledAt ?? evaluation.header.asOf) > due
        }
        return [
            .lines([write.name(request.pool), .code(request.request.raw)]),
            write.cell(request.reason.words), .figure("\(request.committed) / \(request.units)"),
            write.time(request.requestedAt), write.time(request.fulfilledAt),
            write.span(request.callUp), write.time(request.assignedAt), write.span(request.travel),
            write.time(request.returnedAt),
            .status(
                isLate == true ? .bad : request.declined != nil ? .warning : .neutral,
                write(request.status.words) + (isLate == true ? write(", late", "，超时") : "")),
            .lines(remarks(request)),
        ]
    }

    private func remarks(_ request: Evaluation.RequestOutcome) -> [Document.Cell] {
        let shortages = request.shortages.map { shortage -> Document.Cell in
            let (moment, why) = (write.clock.short(shortage.at), shortage.because.words)
            return .text(
                write(
                    "\(moment) \(shortage.missing) missing: \(why.en)",
                    "\(moment) 缺 \(shortage.missing)：\(why.zh)"))
        }
        let losses = request.losses.map { loss -> Document.Cell in
            let (moment, why) = (write.clock.short(loss.at), loss.because.words)
            return .text("\(moment) −\(loss.units): \(write(why))")
        }
        let standIns = request.standIns.map { other -> Document.Cell in
            .text(
                write(
                    "\(other.units) by \(other.request)", "由 \(other.request) 替代 \(other.units) 个"))
        }
        let declined = request.declined.map {
            [Document.Cell.text(write("declined: \($0)", "拒绝：\($0)"))]
        }
        let special = request.commitments.compactMap { commitment -> Document.Cell? in
            if case .available = commitment.because { return nil }
            return .text("+\(commitment.units): \(write(commitment.because.words))")
        }
        return shortages + special + losses + standIns + (declined ?? [])
    }

    // MARK: People

    var peopleAnnex: Document.Section {
        Document.Section(
            id: "people", title: write("People", "人员"),
            blocks: roleTable + callTable + vacancyTable + transferTable)
    }

    private var roleTable: [Document.Block] {
        write.table(
            write("Who held which role", "角色任职"),
            [
                write.column("Role", "角色"), write.column("Person", "人员"),
                write.numeric("From", "起"), write.numeric("To", "止"),
                write.column("Why", "依据"),
            ],
            evaluation.people.roles.map {
                [
                    write.name($0.role), write.name($0.person), write.time($0.from),
                    write.time($0.to), write.cell($0.because.shortWords),
                ]
            })
    }

    private var callTable: [Document.Block] {
        write.table(
            write("Calls and answers", "呼叫与应答"),
            [
                write.numeric("Called", "呼叫时间"), write.column("Person", "人员"),
                write.column("Role", "角色"), write.numeric("Rung", "级"),
                write.numeric("Answered", "应答时间"), write.numeric("After", "用时"),
                write.column("Delivery", "送达"),
            ],
            evaluation.people.calls.map {
                [
                    write.time($0.orderedAt), write.name($0.person), write.name($0.role),
                    .figure("\($0.rung + 1)"),
                    $0.acknowledgedAt.map { write.time($0) }
                        ?? .status(.warning, write("no answer", "未应答")),
                    write.span($0.answerTime), delivery($0.outcome),
                ]
            })
    }

    private func delivery(_ outcome: PageOutcome?) -> Document.Cell {
        switch outcome {
        case .accepted(let channel): .text(channel.raw)
        case .failed(let reason): .status(.bad, write("failed: \(reason)", "失败：\(reason)"))
        case nil: .none
        }
    }

    private var vacancyTable: [Document.Block] {
        write.table(
            write("Roles that nobody held", "空缺角色"),
            [
                write.column("Role", "角色"), write.numeric("From", "起"),
                write.numeric("To", "止"), write.column("Why", "原因"),
            ],
            evaluation.people.vacancies.map {
                [
                    write.name($0.role), write.time($0.since),
                    $0.until.map { write.time($0) } ?? .text(write("never filled", "始终空缺")),
                    write.cell($0.reason.shortWords),
                ]
            })
    }

    private var transferTable: [Document.Block] {
        write.table(
            write("Command passed on", "指挥权移交"),
            [
                write.numeric("When", "时间"), write.column("From", "移交人"),
                write.column("To", "接任人"), write.column("Briefing", "交接说明"),
            ],
            evaluation.people.transfers.map {
                [write.time($0.at), write.name($0.from), write.name($0.to), write.said($0.brief)]
            })
    }

    // MARK: Timeline

    var timelineAnnex: Document.Section {
        let start = evaluation.header.reportedAt
        return Document.Section(
            id: "timeline", title: write("Timeline", "时间线"),
            blocks: write.table(
                write("Every event, in order", "全部事件（按时间）"),
                [
                    write.numeric("Time", "时间"), write.numeric("Since report", "距接报"),
                    write.column("About", "类别"), write.column("Event", "事件"),
                    write.column("By", "操作者"), write.numeric("No.", "序号"),
                ],
                evaluation.timeline.map {
                    [
                        write.time($0.at), .figure(($0.at - start).clock),
                        write.cell($0.family.words), write.cell($0.sentence), write.name($0.by),
                        .figure("\($0.sequence)"),
                    ]
                }))
    }
}
