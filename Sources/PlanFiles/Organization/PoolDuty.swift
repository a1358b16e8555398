// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// Reads what a pool says about its people, its start, its stock and who may take from whom.
struct PoolDuty {
    let section: Section

    /// Fills in the pool, reporting what cannot be.
    func read(into pool: inout ResourcePool) {
        pool.calendar = section["calendar"]?.reference(to: .calendar)
        pool.maxHours = section["max_hours"]?.duration(from: .hours(1))
        pool.minRest = section["min_rest"]?.duration(from: .minutes(1))
        pool.reportsTo = section["reports_to"]?.reference(to: .role)
        pool.checklist = section["checklist"]?.list { $0.text() } ?? []
        pool.preemption = section["preemption"]?.preemption()
        pool.lots = section["lots"]?.list { $0.lot() } ?? []
        checkPeople(pool)
        checkStock(pool)
    }

    // Hours and rest are those of somebody: units without a name have none.
    private func checkPeople(_ pool: ResourcePool) {
        // Of a rotation that is not there it is reported elsewhere.
        let isNamed = !pool.members.isEmpty || section.has("rotation")
        for key in ["calendar", "max_hours", "min_rest", "rotation"]
        where section.has(key) && (!isNamed || pool.kind != .people) {
            section.field.report(
                .keysInConflict, "\(section.title) has \"\(key)\" but no named people",
                help: "Name its members or its rotation, or remove \"\(key)\".",
                at: section.place(ofKey: key))
        }
        if section.has("min_rest"), !section.has("max_hours") {
            section.field.report(
                .keysInConflict, "\(section.title) has \"min_rest\" but no \"max_hours\"",
                help: "Say after how many hours the rest is due.",
                at: section.place(ofKey: "min_rest"))
        }
    }

    private func checkStock(_ pool: ResourcePool) {
        guard section.has("lots") else { return }
        let units = pool.lots.reduce(0) { $0 + $1.units }
        if section["consumable"]?.bool() != true || units > pool.units {
            section.field.report(
                .keysInConflict,
                units > pool.units
                    ? "the lots of \(section.title) have \(units) units, not at most \(pool.units)"
                    : "\(section.title) has lots but is not consumable",
                help: "Lots are a part of the units of supplies.",
                at: section.place(ofKey: "lots"))
        }
    }
}

extension Field {
    /// `{1: 3}`: level 1 may take from level 3 and below; `never`: nobody may.
    func preemption() -> PreemptionRule? {
        guard case .mapping = node.content else {
            return word(among: ["never"]).map { _ in .never }
        }
        let rights = pairs { $0.level() }.compactMap { pair -> PreemptionRule.Right? in
            guard let taker = pair.level else { return nil }
            if pair.value <= taker {
                pair.field.report(
                    .outOfRange, "level \(taker) would take from level \(pair.value)",
                    help: "Only a more severe level may take from a less severe one.")
                return nil
            }
            return PreemptionRule.Right(taker: taker, giver: pair.value)
        }
        return PreemptionRule(rights)
    }

    fileprivate func lot() -> StockLot? {
        guard let section = Section(self, title: "a lot", shape: .lot) else { return nil }
        let units = section.required("units")?.int(in: 1...1_000_000)
        let expires = section.required("expires")?.moment()
        guard let units, let expires else { return nil }
        return StockLot(units: units, expires: expires)
    }
}

extension Rotation {
    /// Everybody who has a turn or stands in for somebody, each once.
    var people: [PersonID] {
        let all = layers.flatMap(\.members) + overrides.map(\.person)
        return all.enumerated().filter { !all[..<$0.offset].contains($0.element) }.map(\.element)
    }
}
