// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

// What a response can draw on (S056-S064).
extension OrganizationCompiler {
    func pools(_ rotations: Catalogue<Rotation>) -> Catalogue<ResourcePool> {
        var pools: [ResourcePool] = []
        for resource in resources {
            for (key, value) in resource.required("pools")?.entries() ?? [] {
                let title = "pool \"\(key.key)\""
                guard let section = Section(value, title: title, shape: .pool),
                    let pool = pool(PoolID(key.key), section, rotations)
                else { continue }
                pools.append(pool)
            }
        }
        return Catalogue(pools)
    }

    private func pool(
        _ id: PoolID, _ section: Section, _ rotations: Catalogue<Rotation>
    ) -> ResourcePool? {
        let name = section.required("name")?.text()
        let kind = section.required("kind")?.word(ResourcePool.Kind.self)
        let rotation: RotationID? = section["rotation"]?.reference(to: .rotation)
        let named: [PersonID]? = section["members"]?.references(to: .person)
        let members = named ?? rotation.flatMap { rotations[$0]?.people } ?? []
        let units = units(section, members: members.count)
        guard let name, let kind, let units else { return nil }
        var pool = ResourcePool(id: id, name: name, kind: kind, units: units)
        pool.members = members
        pool.rotation = rotation
        checkMembers(pool, section)
        PoolDuty(section: section).read(into: &pool)
        describe(&pool, section)
        count(&pool, section)
        return pool
    }

    private func units(_ section: Section, members: Int) -> Int? {
        guard section.has("members") || section.has("rotation") else {
            return section.required("units")?.int(in: 0...1_000_000)
        }
        guard let field = section["units"], let units = field.int(in: 0...1_000_000) else {
            return members
        }
        if units != members {
            field.report(
                .keysInConflict, "\(section.title) has \(units) units but \(members) members",
                help: "Remove \"units\": named members are counted.")
        }
        return members
    }

    private func checkMembers(_ pool: ResourcePool, _ section: Section) {
        if !pool.members.isEmpty, pool.kind != .people {
            section.field.report(
                .keysInConflict, "\(section.title) has members but is not of the kind people",
                help: "Change its kind, or remove \"members\".",
                at: section.place(ofKey: "members"))
        }
        if Set(pool.members).count < pool.members.count {
            section.field.report(
                .duplicateIdentifier, "\(section.title) has a member twice",
                help: "Name everybody once.", at: section.place(ofKey: "members"))
        }
    }

    private func describe(_ pool: inout ResourcePool, _ section: Section) {
        pool.skills = section["skills"]?.strings() ?? []
        pool.type = section["type"]?.int(in: 1...9)
        pool.location = section["location"]?.string()
        pool.cost = section["cost"]?.cost()
        pool.leadTimes = section["lead_times"]?.leadTimes() ?? []
        pool.scopeOfUse = section["scope_of_use"]?.text()
        pool.callUp = section["call_up"]?.callUp()
        pool.isMutualAid = section["mutual_aid"]?.bool() ?? false
        pool.assessEvery = section["assess_every"]?.duration(from: .days(1))
    }

    private func count(_ pool: inout ResourcePool, _ section: Section) {
        pool.isConsumable = section["consumable"]?.bool() ?? false
        pool.reserve = section["reserve"]?.int(in: 0...pool.units) ?? 0
        pool.reorderPoint = section["reorder_point"]?.int(in: 0...1_000_000)
        pool.restockTime = section["restock_time"]?.duration()
        for substitute in section["substitutes"]?.items() ?? [] {
            guard let other: PoolID = substitute.reference(to: .pool) else { continue }
            guard other != pool.id else {
                substitute.report(
                    .outOfRange, "\(section.title) stands in for itself", help: "Remove it.")
                continue
            }
            pool.substitutes.append(other)
        }
    }
}

extension Field {
    fileprivate func cost() -> ResourcePool.Cost? {
        guard let section = Section(self, title: "a cost", shape: .cost) else { return nil }
        let amount = section.required("amount")?.minorUnits()
        let currency = section.required("currency")?.currency()
        let basis = section.required("basis")?.word(among: ["per_hour", "per_unit"])
        guard let amount, let currency, let basis,
            let basis = ResourcePool.Cost.Basis(rawValue: basis)
        else { return nil }
        return ResourcePool.Cost(minorUnits: amount, currency: currency, basis: basis)
    }

    /// An amount of money in hundredths, exactly as written.
    private func minorUnits() -> Int64? {
        guard let scalar = scalar("an amount such as 120.50") else { return nil }
        let parts = scalar.text.split(separator: ".", omittingEmptySubsequences: false)
        let areDigits = parts.allSatisfy { part in
            !part.isEmpty && part.allSatisfy { $0.isASCII && $0.isNumber }
        }
        guard areDigits, parts.count <= 2, parts[0].count <= 12,
            let whole = Int64(parts[0]), parts.count == 1 || parts[1].count <= 2
        else {
            report(
                .outOfRange, "\"\(scalar.text.excerpt)\" is not an amount",
                help: "Write digits with at most two decimals, such as 120.50.")
            return nil
        }
        guard parts.count == 2, let hundredths = Int64(parts[1]) else { return whole * 100 }
        return whole * 100 + (parts[1].count == 1 ? hundredths * 10 : hundredths)
    }

    private func currency() -> String? {
        guard let code = string() else { return nil }
        let isValid = code.count == 3 && code.allSatisfy { $0.isASCII && $0.isUppercase }
        if isValid { return code }
        report(
            .unknownWord, "\"\(code.excerpt)\" is not a currency",
            help: "Write the three letters of ISO 4217, such as CNY.")
        return nil
    }

    fileprivate func leadTimes() -> [ResourcePool.LeadTime] {
        guard case .mapping = node.content else {
            return duration().map { [ResourcePool.LeadTime(location: nil, time: $0)] } ?? []
        }
        return (entries() ?? []).compactMap { key, value in
            guard let time = value.duration() else { return nil }
            let location = key.key == "default" ? nil : key.key
            return ResourcePool.LeadTime(location: location, time: time)
        }
    }

    fileprivate func callUp() -> ResourcePool.CallUp? {
        guard let section = Section(self, title: "a call-up", shape: .callUp) else { return nil }
        let authority: RoleID? = section["authority"]?.reference(to: .role)
        guard let procedure = section.required("procedure")?.text() else { return nil }
        return ResourcePool.CallUp(procedure: procedure, authority: authority)
    }
}
