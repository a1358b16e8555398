// SPDX-License-Identifier: Apache-2.0
// `headroom/PLAN/LEVEL/COUNT/AT`: how many more incidents the pools can take. Parts may be left out
// from the end; `*` is every plan in force.

import Notation
import PlanTrial
import ResponseCore
import ResponseModel

extension Views {
    /// Answers for the plans that a path names.
    ///
    /// - Parameter path: Behind `headroom`: plan, level (1), count (1), moment (now).
    /// - Returns: `{"at", "clock", "headroom": […]}`; nil when there is no such plan, level, count
    ///   or moment.
    func headroom(_ path: [String]) -> JSON? {
        let level = path.count > 1 ? Int(path[1]) : 1
        let count = path.count > 2 ? Int(path[2]) : 1
        guard path.count <= 4, let level, let count,
            let moment = path.count > 3 ? moment(path[3]) : now
        else { return nil }
        let plans = state.planSet?.plans.all ?? []
        let name = path.first ?? "*"
        var answers: [JSON] = []
        for plan in plans where name == "*" ? plan.isInForce(at: moment) : plan.id.raw == name {
            let question = HeadroomQuestion(plan: plan.id, level: level, count: count, at: moment)
            do throws(Refusal) {
                answers.append(answer(try state.headroom(question), plan))
            } catch {
                return nil
            }
        }
        guard name == "*" || !answers.isEmpty else { return nil }
        return [
            "at": .moment(moment),
            "clock": .optional(state.organization?.zone.clockText(moment)),
            "headroom": .array(answers),
        ]
    }

    /// RFC 3339, or `HH:MM`: the next time that clocks of the organisation show that.
    private func moment(_ text: String) -> Timestamp? {
        if let moment = Timestamp(rfc3339: text) { return moment }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard text.utf8.count == 5, parts.count == 2, let hour = parts[0], let minute = parts[1],
            (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        let zone = state.organization?.zone ?? .utc
        for days in 0...1 {
            var clock = zone.civil(now + .days(Int64(days)))
            (clock.hour, clock.minute, clock.second, clock.millisecond) = (hour, minute, 0, 0)
            let moment = zone.moment(clock)
            if moment >= now { return moment }
        }
        return nil
    }

    private func answer(_ headroom: Headroom, _ plan: Plan) -> JSON {
        [
            "plan": ["id": .string(plan.id.raw), "name": .text(plan.name)],
            "level": level(headroom.question.level), "count": .count(headroom.question.count),
            "fits": .bool(headroom.fits),
            "fits_with_substitutes": .bool(headroom.fitsWithSubstitutes),
            "most": headroom.most.map { .count($0) } ?? .null,
            "most_with_substitutes": headroom.mostWithSubstitutes.map { .count($0) } ?? .null,
            "breaks_first": headroom.breaksFirst.map(firstBreak) ?? .null,
            "needs": .array(headroom.needs.map(need)),
        ]
    }

    private func firstBreak(_ found: Headroom.Break) -> JSON {
        [
            "pool": pool(named: found.pool),
            "skills": .array(found.skills.map { .string($0) }),
            "incidents": .count(found.incidents), "missing": .count(found.missing),
            "because": shortage(found.shortage),
        ]
    }

    private func need(_ need: Headroom.Need) -> JSON {
        [
            "pool": pool(named: need.pool), "skills": .array(need.skills.map { .string($0) }),
            "units": .count(need.units), "wanted": .count(need.wanted),
            "granted": .count(need.granted), "missing": .count(need.wanted - need.granted),
            "substitutes": .array(
                need.substitutes.map {
                    ["pool": pool(named: $0.pool), "units": .count($0.units)]
                }),
            "because": need.shortage.map(shortage) ?? .null,
        ]
    }

    private func shortage(_ shortage: HeadroomShortage) -> JSON {
        let words = HeadroomWords(shortage)
        let remedy = words.remedy.map {
            ["kind": .string($0.kind), "units": .count($0.units)] as JSON
        }
        return [
            "kind": .string(words.kind), "text": .text(words.text), "remedy": remedy ?? .null,
        ]
    }
}

/// A shortage in words.
private struct HeadroomWords {
    /// Stable for programs.
    let kind: String
    let text: LocalizedText
    let remedy: (kind: String, units: Int)?

    init(_ shortage: HeadroomShortage) {
        (kind, text) = Self.words(of: shortage.reason)
        remedy = shortage.remedy.map { remedy in
            switch remedy {
            case .moreUnits(let units): ("more_units", units)
            case .openReserve(let units): ("open_reserve", units)
            }
        }
    }

    private static func words(
        of reason: HeadroomShortage.Reason
    ) -> (String, LocalizedText) {
        switch reason {
        case .lacksSkills(let skills):
            let list = skills.joined(separator: ", ")
            return ("skills", LocalizedText(en: "lacks \(list)", zh: "缺少技能：\(list)"))
        case .tooSmall(let total):
            return (
                "too_small", LocalizedText(en: "has only \(total) in all", zh: "总共只有 \(total)")
            )
        case .reserve(let units):
            return (
                "reserve",
                LocalizedText(en: "\(units) kept for level 1", zh: "\(units) 个预留给一级事件")
            )
        case .taken(let incidents, let units):
            let list = incidents.map(\.raw).joined(separator: ", ")
            return (
                "taken", LocalizedText(en: "\(list) has \(units)", zh: "\(list) 占用 \(units)")
            )
        case .notAtHand(let units):
            return (
                "not_at_hand",
                LocalizedText(en: "\(units) off duty or resting", zh: "\(units) 人不在岗或休息中")
            )
        case .waiting(let units):
            return (
                "waiting",
                LocalizedText(en: "\(units) are asked for before it", zh: "排在前面的请求需要 \(units)")
            )
        case .outOfService(let units, let why):
            let reason = why.map { ": \($0)" } ?? ""
            return (
                "out_of_service",
                LocalizedText(
                    en: "\(units) out of service\(reason)", zh: "\(units) 个停用\(reason)")
            )
        case .usedUp:
            return ("used_up", LocalizedText(en: "they use all of it", zh: "已全部用尽"))
        }
    }
}
