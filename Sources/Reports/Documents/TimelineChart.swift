// SPDX-License-Identifier: Apache-2.0
// What the drawn timeline shows, before it is drawn: moments and words, no pixels.

import Notation
import ResponseCore
import ResponseModel

/// The course of an incident on one axis of time, from the report to the end of the response.
struct TimelineChart {
    var title: String
    var summary: String
    var start: Timestamp
    var end: Timestamp
    var ticks: [Tick]
    var phases: [Band]
    var levels: [LevelBand]
    var steps: [Bar]
    /// Steps beyond the limit; the table has them all.
    var hiddenSteps: Int
    var notices: [Mark]
    var words: Words

    /// Words on the lanes and in the key.
    struct Words {
        var phases: String, level: String, notices: String
        var deadline: String, late: String, hidden: String
    }

    struct Tick {
        var at: Timestamp
        var label: String
    }

    struct Band {
        var from: Timestamp
        var to: Timestamp
        var label: String
    }

    struct LevelBand {
        var from: Timestamp
        var to: Timestamp
        var number: Int
        var name: String
        var colour: String
    }

    struct Bar {
        var label: String
        var from: Timestamp
        var to: Timestamp
        var due: Timestamp?
        var status: String
        var isOpen: Bool
        var isSkipped: Bool
    }

    struct Mark {
        var at: Timestamp
        var label: String
        var description: String
    }

    /// Bars that fit on a page; a playbook with more is read in the table.
    static let barLimit = 40
    /// Notices that can still be told apart on the axis.
    static let markLimit = 120

    init(_ evaluation: Evaluation, _ write: Writer) {
        let window = Self.window(of: evaluation)
        (start, end) = window
        title = write("Course of the incident", "事件进程图")
        words = Words(
            phases: write("Phases", "阶段"), level: write("Level", "级别"),
            notices: write("Notices", "通报"), deadline: write("deadline", "时限"),
            late: write("past its deadline", "超时部分"),
            hidden: write("more steps in the table", "其余步骤见表"))
        phases = evaluation.phases.compactMap { span in
            Self.clip(span.began, span.ended ?? window.end, window).map {
                Band(from: $0.0, to: $0.1, label: write(span.phase.words))
            }
        }
        levels = Self.levelBands(evaluation, window, write)
        let bars = evaluation.steps.filter { $0.kind == "action" }
            .compactMap { Self.bar($0, window, write) }
        steps = Array(bars.prefix(Self.barLimit))
        hiddenSteps = max(0, bars.count - Self.barLimit)
        notices = evaluation.notices.compactMap { Self.mark($0, window, write) }
            .prefix(Self.markLimit).map(\.self)
        ticks = Self.ticks(window, write.clock)
        summary = Self.summary(evaluation, write)
    }

    private static func window(of evaluation: Evaluation) -> (start: Timestamp, end: Timestamp) {
        let start = evaluation.header.reportedAt
        let ended = evaluation.phases.first { $0.phase == .inReview || $0.phase == .closed }?.began
        return (start, max(ended ?? evaluation.header.asOf, start + .minutes(1)))
    }

    private static func clip(
        _ from: Timestamp, _ to: Timestamp, _ window: (start: Timestamp, end: Timestamp)
    ) -> (Timestamp, Timestamp)? {
        let (from, to) = (max(from, window.start), min(to, window.end))
        return from < to ? (from, to) : nil
    }

    private static func levelBands(
        _ evaluation: Evaluation, _ window: (start: Timestamp, end: Timestamp), _ write: Writer
    ) -> [LevelBand] {
        evaluation.levels.enumerated().compactMap { index, change in
            let isLast = index + 1 == evaluation.levels.count
            let next = isLast ? window.end : evaluation.levels[index + 1].at
            let level = evaluation.scaleLevel(change.to)
            return clip(change.at, next, window).map {
                LevelBand(
                    from: $0.0, to: $0.1, number: change.to,
                    name: level.map { write($0.name) } ?? "", colour: level?.colour ?? "")
            }
        }
    }

    private static func bar(
        _ step: Evaluation.StepOutcome, _ window: (start: Timestamp, end: Timestamp),
        _ write: Writer
    ) -> Bar? {
        guard let ready = step.readyAt, ready < window.end else { return nil }
        let round = step.round > 1 ? " (\(step.round))" : ""
        let late = step.lateBy.map { write(", \($0.words.en) late", "，超时 \($0.words.zh)") } ?? ""
        return Bar(
            label: write(step.title) + round, from: max(ready, window.start),
            to: min(max(step.endedAt ?? window.end, ready), window.end),
            due: step.due.flatMap { $0 <= window.end ? $0 : nil },
            status: write(step.status.words) + late, isOpen: !step.status.isEnded,
            isSkipped: step.status == .skipped)
    }

    private static func mark(
        _ notice: Evaluation.NoticeOutcome, _ window: (start: Timestamp, end: Timestamp),
        _ write: Writer
    ) -> Mark? {
        guard let at = notice.releasedAt, at >= window.start, at <= window.end else { return nil }
        let kind = write(notice.messageType.words)
        return Mark(
            at: at, label: notice.rule,
            description: "\(notice.rule) · \(kind) · \(write.clock.short(at))")
    }

    private static func summary(_ evaluation: Evaluation, _ write: Writer) -> String {
        let phases = evaluation.phases.map {
            "\(write($0.phase.words)) \(write.clock.short($0.began))"
        }
        return phases.joined(separator: write("; ", "；"))
    }

    // MARK: Ticks

    private static let steps: [TimeSpan] = [
        .minutes(1), .minutes(2), .minutes(5), .minutes(10), .minutes(15), .minutes(30),
        .hours(1), .hours(2), .hours(3), .hours(6), .hours(12), .days(1), .days(2), .days(7),
        .days(14), .days(30), .days(90), .days(365),
    ]

    /// At most nine ticks at round times of the zone's clock.
    private static func ticks(
        _ window: (start: Timestamp, end: Timestamp), _ clock: Clock
    ) -> [Tick] {
        let length = (window.end - window.start).milliseconds
        let step = steps.first { length / $0.milliseconds < 9 } ?? .days(3_650)
        let offset = Int64(clock.zone.offsetSeconds(at: window.start)) * 1_000
        let first = (window.start.milliseconds + offset - 1).flooringQuotient(step.milliseconds) + 1
        var at = Timestamp(milliseconds: first * step.milliseconds - offset)
        var ticks: [Tick] = []
        while at <= window.end, ticks.count < 12 {
            let label = step < .days(1) ? String(clock.short(at).dropLast(3)) : clock.date(at)
            ticks.append(Tick(at: at, label: label))
            at = at + step
        }
        return ticks
    }
}
