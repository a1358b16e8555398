// SPDX-License-Identifier: Apache-2.0
// Sentences about resources.

import ResponseCore
import ResponseModel

extension Sentences {
    func resource(_ event: ResourceEvent) -> LocalizedText {
        switch event {
        case .requested(let request):
            let (pool, why) = (names.pool(request.pool).name, request.reason.words)
            return text(
                "\(request.units) × \(pool.en) requested (\(why.en)).",
                "请求\(pool.zh) \(request.units) 个（\(why.zh)）。")
        case .committed(let id, let units, let because):
            let (pool, why) = (names.poolOf(id).name, because.words)
            return text(
                "\(units) × \(pool.en) committed: \(why.en).",
                "承诺分配\(pool.zh) \(units) 个：\(why.zh)。")
        case .short(let id, let missing, let because):
            let (pool, why) = (names.poolOf(id).name, because.words)
            return text(
                "\(missing) × \(pool.en) missing: \(why.en).", "\(pool.zh)缺 \(missing) 个：\(why.zh)。"
            )
        case .declined(let id, let reason):
            let pool = names.poolOf(id).name
            return said("Request for \(pool.en) declined", "\(pool.zh)的请求被拒绝", reason)
        case .mobilised(let id, let arrival):
            return about(
                id, "on the way, expected \(moment(arrival))", "已调动，预计 \(moment(arrival)) 到位")
        case .assigned(let id): return about(id, "at work", "已到位投入")
        case .released(let id): return about(id, "released", "已释放")
        case .returned(let id, let used): return returned(id, used)
        case .offered(let id, let offer): return offered(id, offer)
        case .substituted(let id, let other, let units):
            let (pool, stand) = (names.poolOf(id).name, names.poolOf(other).name)
            return text(
                "\(units) × \(stand.en) (\(other)) stand in for \(pool.en) (\(id)).",
                "\(stand.zh) \(units) 个（\(other)）替代\(pool.zh)（\(id)）。")
        case .preempted(let id, let loss): return preempted(id, loss)
        case .membersCommitted(let id, let duties, let passedOver):
            let who = duties.map { names.person($0.person).name }
            let over = passedOver.map { passed in
                let (name, why) = (names.person(passed.person).name, passed.because.words(self))
                return text("\(name.en) \(why.en)", "\(name.zh)\(why.zh)")
            }
            return text(
                "\(id): \(who.map(\.en).joined(separator: ", "))"
                    + (over.isEmpty
                        ? "." : "; not \(over.map(\.en).joined(separator: "; not "))."),
                "\(id)：\(who.map(\.zh).joined(separator: "、"))"
                    + (over.isEmpty ? "。" : "；未派 \(over.map(\.zh).joined(separator: "；"))。"))
        case .fatigueNear(let id, let person, let limit):
            let name = names.person(person).name
            return text(
                "\(name.en) (\(id)) nears the fatigue limit of \(moment(limit)); relief is asked "
                    + "for.",
                "\(name.zh)（\(id)）临近疲劳上限 \(moment(limit))，请求接替。")
        case .memberStoodDown(let id, let person):
            let name = names.person(person).name
            return text(
                "\(name.en) (\(id)) has reached the fatigue limit and is stood down.",
                "\(name.zh)（\(id)）已达疲劳上限，停止执勤。")
        case .preparationConfirmed(let id, let items):
            let lines = items.map { line($0, of: id) }
            return text(
                "\(id) ready: \(lines.map(\.en).joined(separator: "; ")).",
                "\(id) 准备就绪：\(lines.map(\.zh).joined(separator: "；"))。")
        case .preparationWaived(let id, let open, let reason):
            let lines = open.map { line($0, of: id) }
            return said(
                "\(id) starts without \(lines.map(\.en).joined(separator: "; "))",
                "\(id) 未确认\(lines.map(\.zh).joined(separator: "；"))即投入", reason)
        case .suppliesUsed(let id, let units):
            let pool = names.poolOf(id).name
            return text("\(units) × \(pool.en) used up (\(id)).", "消耗\(pool.zh) \(units) 个（\(id)）。")
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
}
