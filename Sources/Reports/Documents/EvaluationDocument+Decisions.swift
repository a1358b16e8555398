// SPDX-License-Identifier: Apache-2.0
// Part 3: how units moved between incidents and pools, and why.

import ResponseCore
import ResponseModel

extension EvaluationDocument {
    /// Preemption, force, substitution and care of each pool where there was any.
    var shiftTable: [Document.Block] {
        let rows = evaluation.resources.pools.filter { use in
            use.taken + use.lost + use.forced + use.stoodIn > 0 || isOverdue(use)
        }
        return write.table(
            write("Preemption, substitution, care", "抢占、替代与评估"),
            [
                write.column("Pool", "资源池"), write.numeric("Taken from others", "调自其他事件"),
                write.numeric("Lost to others", "被其他事件调走"), write.numeric("By force", "强制动用"),
                write.numeric("Stood in", "替代数量"), write.numeric("Substitution distance", "替代距离"),
                write.column("Next assessment", "下次评估"),
            ], rows.map(shiftRow))
    }

    private func shiftRow(_ use: Evaluation.PoolUse) -> [Document.Cell] {
        [
            .lines([write.name(use.pool), .code(use.pool.id)]), write.count(use.taken),
            write.count(use.lost), write.count(use.forced), write.count(use.stoodIn),
            write.span(use.substitutionDistance), assessment(use),
        ]
    }

    private func assessment(_ use: Evaluation.PoolUse) -> Document.Cell {
        guard let due = use.assessmentDue else { return .none }
        let date = write.clock.date(due)
        return isOverdue(use)
            ? .status(.bad, write("overdue since \(date)", "已逾期（应于 \(date)）")) : .text(date)
    }

    private func isOverdue(_ use: Evaluation.PoolUse) -> Bool {
        use.assessmentDue.map { $0 < evaluation.header.asOf } ?? false
    }

    /// Every decision about units, with its reason.
    var decisionTable: [Document.Block] {
        write.table(
            write("Decisions about resources", "资源决策"),
            [
                write.numeric("At", "时间"), write.column("By", "由"),
                write.column("What and why", "内容与依据"),
            ],
            evaluation.resources.decisions.map { decision in
                [
                    write.time(decision.at), write.name(decision.by),
                    write.cell(decision.sentence),
                ]
            })
    }
}

extension Evaluation.Loss.Cause {
    var words: LocalizedText {
        switch self {
        case .preempted(let incident): text("taken by \(incident)", "被 \(incident) 调走")
        case .fatigue(let person):
            text("\(person) at the fatigue limit", "\(person) 已达疲劳上限")
        case .usedUp: text("used up", "已消耗")
        }
    }
}
