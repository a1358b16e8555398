// SPDX-License-Identifier: Apache-2.0
// Sentences about who got units and who lost them, about people, preparation and stock.

import ResponseCore
import ResponseModel

extension Sentences {
    func pool(_ event: PoolEvent, of pool: PoolID) -> LocalizedText {
        switch event {
        case .outOfService(let units, let why):
            let pool = names.pool(pool).name
            return units >= 0
                ? said("\(units) × \(pool.en) out of service", "\(pool.zh)停用 \(units) 个", why)
                : said("\(-units) × \(pool.en) back in service", "\(pool.zh)恢复 \(-units) 个", why)
        case .restockOrdered(let units, let due):
            let pool = names.pool(pool).name
            let (en, zh) = due.map { (", due \(moment($0))", "，预计 \(moment($0))") } ?? ("", "")
            return text(
                "\(units) × \(pool.en) ordered\(en).", "已下单补充\(pool.zh) \(units) 个\(zh)。")
        case .restocked(let units, let note):
            let pool = names.pool(pool).name
            return said("\(units) × \(pool.en) restocked", "\(pool.zh)已补充 \(units) 个", note)
        case .divided(let division): return divided(names.pool(pool).name, division)
        case .reserveOpened(let units, let reason):
            let pool = names.pool(pool).name
            return said(
                "\(units) × \(pool.en) of the reserve opened to every level",
                "\(pool.zh)预留开放 \(units) 个", reason)
        case .memberOutOfService(let person, let why):
            let name = names.person(person).name
            return why.map { said("\(name.en) out of service", "\(name.zh)停用", $0) }
                ?? text("\(name.en) back in service.", "\(name.zh)恢复可用。")
        case .lotStored(let lot):
            let pool = names.pool(pool).name
            return text(
                "\(lot.units) × \(pool.en) keep until \(moment(lot.expires)).",
                "\(pool.zh) \(lot.units) 个，有效期至 \(moment(lot.expires))。")
        case .stockExpired(_, let units):
            let pool = names.pool(pool).name
            return text(
                "\(units) × \(pool.en) expired: out of service.", "\(pool.zh) \(units) 个过期停用。")
        case .stockDiscarded(let units, let reason):
            let pool = names.pool(pool).name
            return said("\(units) × \(pool.en) thrown away", "\(pool.zh)报废 \(units) 个", reason)
        case .assessed(let look):
            let pool = names.pool(pool).name
            return said(
                "\(pool.en) assessed: \(look.availability)% available, "
                    + "\(look.effectiveness)% effective",
                "\(pool.zh)评估：可用性 \(look.availability)%，有效性 \(look.effectiveness)%", look.note)
        }
    }

    func divided(_ pool: LocalizedText, _ division: PoolDivision) -> LocalizedText {
        let shares = division.shares.map { share in
            let level = share.level.map(String.init) ?? "–"
            return text(
                "\(share.incident) (level \(level)) \(share.granted) of \(share.wanted)",
                "\(share.incident)（\(level)级）\(share.granted)/\(share.wanted)")
        }
        let more = division.others
        return text(
            "\(division.free) × \(pool.en) divided, most severe first, then oldest: "
                + shares.map(\.en).joined(separator: "; ")
                + (more > 0 ? "; \(more) more requests wait." : "."),
            "\(pool.zh)可用 \(division.free) 个，按级别与先后分配："
                + shares.map(\.zh).joined(separator: "；")
                + (more > 0 ? "；另有 \(more) 项请求等待。" : "。"))
    }

    func offered(_ id: RequestID, _ offer: ResourceOffer) -> LocalizedText {
        let (pool, stand) = (names.poolOf(id).name, names.pool(offer.pool).name)
        let (time, source) = (offer.leadTime.words, offer.source.words)
        let aid = offer.isMutualAid ? callUp(of: offer.pool) : text("", "")
        let rivals = offer.rivals.map { rival in
            let name = names.pool(rival.pool).name
            return text("\(name.en) (\(rival.free) free)", "\(name.zh)（可用 \(rival.free)）")
        }
        let others =
            rivals.isEmpty
            ? text("", "")
            : text(
                " Also considered: \(rivals.map(\.en).joined(separator: ", ")).",
                "另考虑：\(rivals.map(\.zh).joined(separator: "、"))。")
        return text(
            "\(offer.units) × \(stand.en) could stand in for \(pool.en) (\(id)), "
                + "there in \(time.en): \(source.en).\(aid.en)\(others.en)",
            "可由\(stand.zh) \(offer.units) 个替代\(pool.zh)（\(id)），\(time.zh)到位："
                + "\(source.zh)。\(aid.zh)\(others.zh)")
    }

    private func callUp(of pool: PoolID) -> LocalizedText {
        guard let call = names.poolModel(pool)?.callUp else {
            return text(" Mutual aid of a partner.", "属外部支援。")
        }
        let authority = call.authority.map { names.role($0).name } ?? text("anybody", "任何人")
        return text(
            " Mutual aid, asked by \(authority.en): \(call.procedure.en)",
            "属外部支援，由\(authority.zh)请求：\(call.procedure.zh)")
    }

    func preempted(_ id: RequestID, _ loss: Preemption) -> LocalizedText {
        let (pool, right) = (names.poolOf(id).name, loss.because.words)
        let help = substitute(loss.substitute)
        let who = loss.members.map { names.person($0).name }
        let people =
            who.isEmpty
            ? text("", "")
            : text(
                " (\(who.map(\.en).joined(separator: ", ")))",
                "（\(who.map(\.zh).joined(separator: "、"))）")
        return text(
            "\(loss.units) × \(pool.en)\(people.en) taken by \(loss.incident): \(right.en). "
                + help.en,
            "\(pool.zh) \(loss.units) 个\(people.zh)被 \(loss.incident) 调走：\(right.zh)。\(help.zh)")
    }

    private func substitute(_ substitute: Preemption.Substitute) -> LocalizedText {
        switch substitute {
        case .pool(let pool, let units, let leadTime, let isMutualAid):
            let (name, time) = (names.pool(pool).name, leadTime.words)
            return text(
                "Best substitute: \(units) × \(name.en) in \(time.en)"
                    + (isMutualAid ? " (mutual aid)." : "."),
                "最佳替代：\(name.zh) \(units) 个，\(time.zh)到位"
                    + (isMutualAid ? "（外部支援）。" : "。"))
        case .comesBack(let at, let units):
            return text(
                "No substitute; \(units) should come back at \(moment(at)).",
                "无替代，预计 \(moment(at)) 归还 \(units) 个。")
        case .none: return text("There is no substitute.", "无替代资源。")
        }
    }

    // MARK: People

    // MARK: Preparation and stock

    func line(_ item: Int, of id: RequestID) -> LocalizedText {
        let lines = names.request(id).flatMap { names.poolModel($0.pool)?.checklist } ?? []
        return lines.indices.contains(item) ? lines[item] : LocalizedText("\(item)")
    }

    /// What a page told a commander.
    func news(_ news: PageNews) -> LocalizedText {
        switch news {
        case .unitsLost(let pool, let loss):
            let pool = names.pool(pool).name
            let help = substitute(loss.substitute)
            return text(
                "\(loss.units) × \(pool.en) went to \(loss.incident). \(help.en)",
                "\(pool.zh) \(loss.units) 个已调往 \(loss.incident)。\(help.zh)")
        case .fatigueNear(let person, let limit):
            let name = names.person(person).name
            return text(
                "\(name.en) nears the fatigue limit of \(moment(limit)).",
                "\(name.zh)临近疲劳上限 \(moment(limit))。")
        case .stoodDown(let person):
            let name = names.person(person).name
            return text("\(name.en) is stood down.", "\(name.zh)已停止执勤。")
        case .spanExceeded(let role, let people):
            let role = names.role(role).name
            return text("\(people) people report to \(role.en).", "\(role.zh)下辖 \(people) 人。")
        }
    }
}

extension Unfitness {
    func words(_ sentences: Sentences) -> LocalizedText {
        switch self {
        case .elsewhere(let request): text("(held by \(request))", "（被 \(request) 占用）")
        case .outOfService(let why): text("(out of service: \(why))", "（停用：\(why)）")
        case .resting(let until):
            text(
                "(at the fatigue limit, rested by \(sentences.moment(until)))",
                "（已达疲劳上限，\(sentences.moment(until)) 可再派）")
        case .offDuty: text("(off duty)", "（非当班）")
        case .lacksSkills(let skills):
            text(
                "(lacks \(skills.joined(separator: ", ")))",
                "（缺少技能 \(skills.joined(separator: "、"))）")
        }
    }
}

extension ResourceOffer.Source {
    var words: LocalizedText {
        switch self {
        case .substitute(let rank):
            text("substitute \(rank) of the pool", "资源池第 \(rank) 替代")
        case .sameSkills: text("same kind and skills", "同类同技能")
        case .hand(let note): text("offered: \(note)", "人工提供：\(note)")
        }
    }
}

extension Preemption.Right {
    var words: LocalizedText {
        switch self {
        case .rule(let taker, let giver):
            text(
                "by rule, level \(taker) takes from level \(giver)",
                "按规则，\(taker)级可调用\(giver)级的资源")
        case .hand(let reason): text("by force: \(reason)", "强制调用：\(reason)")
        }
    }
}
