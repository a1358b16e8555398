// SPDX-License-Identifier: Apache-2.0
// Sentences about resources.

import ResponseCore
import ResponseModel

extension Sentences {
    func resources(_ event: Event) -> LocalizedText? {
        switch event {
        case .resourceRequested(_, let request):
            let (pool, why) = (names.pool(request.pool).name, request.reason.words)
            return text(
                "\(request.units) × \(pool.en) requested (\(why.en)).",
                "请求\(pool.zh) \(request.units) 个（\(why.zh)）。")
        case .resourceCommitted(_, let id, let units, let because):
            let (pool, why) = (names.poolOf(id).name, because.words)
            return text(
                "\(units) × \(pool.en) committed: \(why.en).",
                "承诺分配\(pool.zh) \(units) 个：\(why.zh)。")
        case .resourceShort(_, let id, let missing, let because):
            let (pool, why) = (names.poolOf(id).name, because.words)
            return text(
                "\(missing) × \(pool.en) missing: \(why.en).", "\(pool.zh)缺 \(missing) 个：\(why.zh)。"
            )
        case .resourceDeclined(_, let id, let reason):
            let pool = names.poolOf(id).name
            return said("Request for \(pool.en) declined", "\(pool.zh)的请求被拒绝", reason)
        case .resourceMobilised(_, let id, let arrival):
            return about(
                id, "on the way, expected \(moment(arrival))", "已调动，预计 \(moment(arrival)) 到位")
        case .resourceAssigned(_, let id): return about(id, "at work", "已到位投入")
        case .resourceReleased(_, let id): return about(id, "released", "已释放")
        case .resourceReturned(_, let id, let used): return returned(id, used)
        default: return pools(event)
        }
    }

    private func about(_ id: RequestID, _ en: String, _ zh: String) -> LocalizedText {
        let pool = names.poolOf(id).name
        return text("\(pool.en) (\(id)) \(en).", "\(pool.zh)（\(id)）\(zh)。")
    }

    private func returned(_ id: RequestID, _ used: Int) -> LocalizedText {
        used == 0
            ? about(id, "returned", "已归还")
            : about(id, "returned, \(used) used up", "已归还，消耗 \(used) 个")
    }

    private func pools(_ event: Event) -> LocalizedText? {
        switch event {
        case .poolOutOfService(let pool, let units, let why):
            let pool = names.pool(pool).name
            return units >= 0
                ? said("\(units) × \(pool.en) out of service", "\(pool.zh)停用 \(units) 个", why)
                : said("\(-units) × \(pool.en) back in service", "\(pool.zh)恢复 \(-units) 个", why)
        case .restockOrdered(let pool, let units, let due):
            let pool = names.pool(pool).name
            let (en, zh) = due.map { (", due \(moment($0))", "，预计 \(moment($0))") } ?? ("", "")
            return text(
                "\(units) × \(pool.en) ordered\(en).", "已下单补充\(pool.zh) \(units) 个\(zh)。")
        case .poolRestocked(let pool, let units, let note):
            let pool = names.pool(pool).name
            return said("\(units) × \(pool.en) restocked", "\(pool.zh)已补充 \(units) 个", note)
        default: return decisions(event)
        }
    }
}
