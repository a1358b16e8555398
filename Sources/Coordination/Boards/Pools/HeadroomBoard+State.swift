// SPDX-License-Identifier: Apache-2.0

import Notation
import PlanTrial
import ResponseCore
import ResponseModel

extension HeadroomBoard {
    /// Answers for the plans that a path names; nil: there is no such plan, level, count or moment.
    package init?(_ path: HeadroomPath, _ source: BoardSource) {
        let moment = path.at.map { source.moment($0) } ?? source.now
        guard let moment else { return nil }
        let plans = (source.state.planSet?.plans.all ?? []).filter { plan in
            path.plan.map { $0 == plan.id } ?? plan.isInForce(at: moment)
        }
        guard path.plan == nil || !plans.isEmpty else { return nil }
        at = moment
        clock = source.organization?.zone.clockText(moment)
        for plan in plans {
            let question = HeadroomQuestion(
                plan: plan.id, level: path.level, count: path.count, at: moment)
            do throws(Refusal) {
                headroom.append(
                    HeadroomPart(try source.state.headroom(question), plan, source))
            } catch {
                return nil
            }
        }
    }
}

extension BoardSource {
    /// RFC 3339, or `HH:MM`: the next time that clocks of the organisation show that.
    fileprivate func moment(_ text: String) -> Timestamp? {
        if let moment = Timestamp(rfc3339: text) { return moment }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard text.utf8.count == 5, parts.count == 2, let hour = parts[0], let minute = parts[1],
            (0..<24).contains(hour), (0..<60).contains(minute)
        else { return nil }
        let zone = organization?.zone ?? .utc
        for days in 0...1 {
            var clock = zone.civil(now + .days(Int64(days)))
            (clock.hour, clock.minute, clock.second, clock.millisecond) = (hour, minute, 0, 0)
            let moment = zone.moment(clock)
            if moment >= now { return moment }
        }
        return nil
    }
}

extension HeadroomPart {
    init(_ headroom: Headroom, _ plan: Plan, _ source: BoardSource) {
        self.plan = NamedPart(plan.id.raw, plan.name)
        level = source.level(headroom.question.level)
        count = headroom.question.count
        fits = headroom.fits
        fitsWithSubstitutes = headroom.fitsWithSubstitutes
        most = headroom.most
        mostWithSubstitutes = headroom.mostWithSubstitutes
        breaksFirst = headroom.breaksFirst.map { BreakPart($0, source) }
        needs = headroom.needs.map { NeedPart($0, source) }
    }
}

extension HeadroomPart.BreakPart {
    init(_ found: Headroom.Break, _ source: BoardSource) {
        pool = source.pool(found.pool)
        skills = found.skills
        incidents = found.incidents
        missing = found.missing
        because = HeadroomPart.ShortagePart(found.shortage)
    }
}

extension HeadroomPart.NeedPart {
    init(_ need: Headroom.Need, _ source: BoardSource) {
        pool = source.pool(need.pool)
        skills = need.skills
        units = need.units
        wanted = need.wanted
        granted = need.granted
        missing = need.wanted - need.granted
        substitutes = need.substitutes.map { known in
            var part = HeadroomPart.SubstitutePart()
            part.pool = source.pool(known.pool)
            part.units = known.units
            return part
        }
        because = need.shortage.map { HeadroomPart.ShortagePart($0) }
    }
}

extension HeadroomPart.ShortagePart {
    init(_ shortage: HeadroomShortage) {
        (kind, text) = shortage.reason.words
        remedy = shortage.remedy.map { remedy in
            var part = HeadroomPart.RemedyPart()
            switch remedy {
            case .moreUnits(let units): (part.kind, part.units) = ("more_units", units)
            case .openReserve(let units): (part.kind, part.units) = ("open_reserve", units)
            }
            return part
        }
    }
}
