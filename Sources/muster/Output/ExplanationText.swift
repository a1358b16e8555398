// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import ResponseCore
import ResponseModel

/// The explanation of a plan for a terminal, with times as clocks of the organisation show them.
struct ExplanationText {
    private let board: ExplanationBoard
    private let zone: TimeZoneRules

    init(_ board: ExplanationBoard, zone: TimeZoneRules) {
        self.board = board
        self.zone = zone
    }

    /// One block a subject.
    var text: String {
        let undecided = board.level?.isDecided == false ? " (no rule has decided)" : ""
        var lines = [
            "\(board.plan.name.both), revision \(board.plan.revision), at \(clock(board.at))",
            "\(board.level?.level.name?.both ?? "")\(undecided)",
        ]
        lines += block("Rules", board.rules, rule)
        lines += block("People", board.people, people)
        lines += block("Steps to begin with", board.steps, step)
        let source = Self.source(board.resources.pools)
        lines += block("Resources (\(source))", board.resources.requests, resource)
        if let problem = board.resources.problem { lines.append("  \(problem)") }
        lines += block("Notices", board.notices, notice)
        lines += block("Clocks", board.targets, target)
        lines += block("Reports to authorities", board.regulatorClocks, regulatorClock)
        return lines.map(\.visibleLine).joined(separator: "\n")
    }

    private static func source(_ word: String) -> String {
        switch word {
        case "journal": "pools as they are now"
        case "refused": "the pools cannot be tried"
        default: "no journal: all units are in their pools"
        }
    }

    private func block<Part>(
        _ title: String, _ parts: [Part], _ lines: (Part) -> [String]
    ) -> [String] {
        let content = parts.flatMap(lines).map { "  \($0)" }
        return ["", "\(title):"] + (content.isEmpty ? ["  none"] : content)
    }

    // MARK: Rules and people

    private func rule(_ rule: TriedRulePart) -> [String] {
        let condition = rule.condition.map { "when \($0)" } ?? "otherwise"
        let inputs = rule.inputs.map { "\($0.key) = \($0.value.compact)" }
        let facts = inputs.isEmpty ? "" : " (\(inputs.joined(separator: ", ")))"
        let because = rule.because.map { " — \($0.both)" } ?? ""
        return [
            "\(rule.rule). level \(rule.level) \(condition): "
                + Self.outcome(rule.outcome, rule.detail ?? "") + facts + because
        ]
    }

    private static func outcome(_ word: String, _ detail: String) -> String {
        switch word {
        case "matched", "otherwise": "matches"
        case "assumed": "\(detail) is not known, so it is taken to match"
        case "skipped": "\(detail) is not known, so it is passed over"
        case "failed": "cannot be computed: \(detail)"
        default: "does not match"
        }
    }

    private func people(_ role: CalledRolePart) -> [String] {
        let rotation = role.rotation.map { " in \($0)" } ?? ""
        let holder = role.onDuty.map { "\($0.id) \($0.name.both)" } ?? "nobody on duty\(rotation)"
        var lines = ["\(role.role.id): \(holder)"]
        var rung = 0
        for call in role.calls where call.rung <= role.rungs {
            let person = call.person.id + (call.media.isEmpty ? " (no contact point)" : "")
            if call.rung == rung {
                lines[lines.count - 1] += ", \(person)"
            } else {
                let span = TimeSpan(milliseconds: call.afterMilliseconds)
                lines.append("  rung \(call.rung) after \(span): \(person)")
                rung = call.rung
            }
        }
        if role.repeats > 0 { lines.append("  and all of it again, \(role.repeats) times") }
        if let moment = role.unansweredAt {
            lines.append("  nobody is left to call from \(clock(moment))")
        }
        return lines
    }

    // MARK: Work

    private func step(_ step: FirstStepPart) -> [String] {
        let role = step.role.map { ", by \($0)" } ?? ""
        return ["\(step.step): \(step.title.both)\(role)\(until(step.due))"]
    }

    private func resource(_ request: PlannedRequestPart) -> [String] {
        let held =
            request.heldBy.isEmpty ? "" : ", held by \(request.heldBy.joined(separator: ", "))"
        let state = request.missing == 0 ? "can be served" : "\(request.missing) missing"
        let line =
            "\(request.units) of \(request.pool.id)\(until(request.due)): \(state) "
            + "(\(request.available) of \(request.total) available, "
            + "reserve \(request.reserve)\(held))"
        guard request.missing > 0 else { return [line] }
        return [line]
            + request.substitutes.map { other in
                let partner = other.isMutualAid ? ", of a partner" : ""
                return "  substitute \(other.pool.id): \(other.available) available\(partner)"
            }
    }

    private func notice(_ notice: PlannedNoticePart) -> [String] {
        let recipients = notice.recipients
        let lost =
            recipients.unreachable == 0 ? "" : ", \(recipients.unreachable) cannot be reached"
        let within = notice.due == nil ? notice.within.map { ", within \($0)" } : nil
        let head =
            "\(notice.notice) (\(notice.trigger)): \(notice.audience.id), "
            + "\(recipients.customers) customers\(lost)\(until(notice.due))\(within ?? ""), "
            + "approval: \(notice.approval)"
        let tiers = recipients.tiers.map { tier in
            let channels = tier.channels.map { "\($0.channel) \($0.deliveries)" }
            return "  \(tier.tier): \(tier.customers) by "
                + (channels.isEmpty ? "no channel" : channels.joined(separator: ", "))
        }
        return [head] + tiers
    }

    // MARK: Clocks

    private func target(_ target: PlannedTargetPart) -> [String] {
        let limit = target.limit.map { " (\($0))" } ?? ""
        return ["\(target.target)\(limit): \(clock(target.due))"]
    }

    private func regulatorClock(_ duty: RegulatorClockPart) -> [String] {
        let detail = duty.detail ?? ""
        let state =
            switch duty.standing {
            case "runs": "until \(clock(duty.due))"
            case "assumed": "until \(clock(duty.due)), because \(detail) is not known"
            case "failed": "until \(clock(duty.due)); its condition fails: \(detail)"
            case "not_at_this_level": "not at this level"
            default: "its condition does not hold"
            }
        return ["\(duty.clock) (\(duty.limit)): \(state); to \(duty.authority.both)"]
    }

    private func until(_ due: Timestamp?) -> String { due.map { ", until \(clock($0))" } ?? "" }
    private func clock(_ moment: Timestamp?) -> String { moment.map { zone.clockText($0) } ?? "-" }
}
