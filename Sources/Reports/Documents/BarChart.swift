// SPDX-License-Identifier: Apache-2.0
// Bars: how much of what was allowed was used, and how units spent their time.

import Notation
import ResponseCore
import ResponseModel

/// Bars with a number and a word beside each.
struct BarChart {
    var title: String
    var summary: String
    /// Names of the segments, in order, for the key.
    var key: [(name: String, style: Style)]
    /// What the line across the bars stands for; nil: there is no line.
    var limitName: String?
    var bars: [Bar]

    struct Bar {
        var label: String
        /// Shares of the full width, one after the other.
        var segments: [(share: Double, style: Style)]
        /// Where the line stands, as a share of the full width.
        var limit: Double?
        /// What the bar says, in words and numbers.
        var value: String
    }

    enum Style: String { case used, over, work, idle, waste, open }

    /// Bars that fit on a page.
    static let barLimit = 40

    // Twice the limit fills the width: what is later than that is late enough.
    init(targetsOf evaluation: Evaluation, _ write: Writer) {
        title = write("Time used of each target", "各时限用时")
        key = [
            (write("within the limit", "时限内"), .used), (write("past the limit", "超时"), .over),
            (write("running", "计时中"), .open),
        ]
        limitName = write("limit", "时限")
        let asOf = evaluation.header.asOf
        let outcomes = evaluation.targets.filter { $0.status != .dropped && $0.limit > .zero }
        bars = outcomes.prefix(Self.barLimit).map { target in
            let used = (target.margin.map { target.limit - $0 } ?? asOf - target.startedAt)
            let share = Double(used.milliseconds) / Double(target.limit.milliseconds)
            let isRunning = target.margin == nil && share <= 1
            let inside = max(0, min(share, 1)) / 2
            let over = max(0, min(share, 2) - 1) / 2
            let (spent, allowed) = (write(used.words), write(target.limit.words))
            return Bar(
                label: write(target.key.words(target.subject)),
                segments: [(inside, isRunning ? .open : .used), (over, .over)], limit: 0.5,
                value: write(
                    "\(spent) of \(allowed) · \(target.status.words.en)",
                    "\(spent) / \(allowed) · \(target.status.words.zh)"))
        }
        summary = bars.map { "\($0.label): \($0.value)" }.joined(separator: "; ")
    }

    init(resourcesOf evaluation: Evaluation, _ write: Writer) {
        title = write("How committed units spent their time", "已承诺资源的时间构成")
        key = [
            (write("at work", "投入"), .work), (write("idle", "闲置"), .idle),
            (write("never used", "空占"), .waste),
        ]
        limitName = nil
        let pools = evaluation.resources.pools.filter { $0.heldTime > .zero }
        let longest = Double(pools.map(\.heldTime.milliseconds).max() ?? 1)
        bars = pools.prefix(Self.barLimit).map { use in
            let idle = use.heldTime - use.workedTime - use.wastedTime
            let share = { (span: TimeSpan) in max(0, Double(span.milliseconds)) / longest }
            let idleWords = use.idleShare.map(percent) ?? "–"
            return Bar(
                label: write(use.pool.name),
                segments: [
                    (share(use.workedTime), .work), (share(idle), .idle),
                    (share(use.wastedTime), .waste),
                ],
                value: write(
                    "\(use.heldTime.unitHours) unit-hours, \(idleWords) idle",
                    "\(use.heldTime.unitHours) 单位·小时，闲置 \(idleWords)"))
        }
        summary = bars.map { "\($0.label): \($0.value)" }.joined(separator: "; ")
    }
}
