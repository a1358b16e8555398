// SPDX-License-Identifier: Apache-2.0
// The arithmetic of pools and the whereabouts of their people, event by event. Pools belong to no
// incident: nothing else changes these numbers.

import Notation
import ResponseModel

extension State {
    /// Lets an event take effect on pools and people; before it does so on its incident, so that
    /// what a request held can still be seen.
    mutating func applyToPools(_ event: Event, at: Timestamp) {
        applyToUnits(event, at: at)
        applyToSupplies(event)
        applyToMembers(event, at: at)
    }

    private mutating func applyToUnits(_ event: Event, at: Timestamp) {
        switch event {
        case .plansInstalled(let planSet): resizePools(to: planSet.organization.pools, at: at)
        case .resourceCommitted(_, let id, let units, _):
            guard let pool = request(id)?.pool else { return }
            pools.update(pool) { $0.assigned += units }
        case .resourceReturned(_, let id, let used):
            guard let held = request(id) else { return }
            pools.update(held.pool) { $0.takeBack(held.holds, used: used) }
        case .resourcePreempted(_, let id, let loss):
            guard let pool = request(id)?.pool else { return }
            pools.update(pool) { $0.takeBack(loss.units, used: 0) }
        case .memberStoodDown(_, let id, _):
            guard let pool = request(id)?.pool else { return }
            pools.update(pool) { $0.takeBack(1, used: 0) }
        case .suppliesUsed(_, let id, let units):
            guard let pool = request(id)?.pool else { return }
            pools.update(pool) { $0.takeBack(units, used: units) }
        case .poolOutOfService(let pool, let units, let why):
            pools.update(pool) {
                $0.outOfService += units
                if units > 0 { $0.absences.add(units, why) } else { $0.absences.end(-units) }
            }
        case .poolDivided(let pool, let division):
            pools.update(pool) {
                $0.divisions.append(division)
                if $0.divisions.count > Limits.divisionsKept { $0.divisions.removeFirst() }
            }
        case .reserveOpened(let pool, let units, _):
            pools.update(pool) { $0.openedReserve = units }
        case .poolAssessed(let pool, let assessment):
            pools.update(pool) { $0.assessment = assessment }
        default: break
        }
    }

    private mutating func applyToSupplies(_ event: Event) {
        switch event {
        case .restockOrdered(let pool, _, let due):
            pools.update(pool) {
                $0.isRestockOrdered = true
                $0.restockDue = due
            }
        case .poolRestocked(let pool, let units, _):
            pools.update(pool) {
                $0.total += units
                $0.restocked += units
                $0.isRestockOrdered = false
                $0.restockDue = nil
            }
        case .lotStored(let pool, let lot): pools.update(pool) { $0.lots.store(lot) }
        case .stockExpired(let pool, let lot, let units):
            pools.update(pool) {
                if let place = $0.lots.firstIndex(of: lot) { $0.lots.remove(at: place) }
                $0.outOfService += units
                $0.expired += units
            }
        case .stockDiscarded(let pool, let units, _):
            pools.update(pool) {
                $0.total -= units
                $0.outOfService -= units
                // What has expired goes first: nobody throws good stock away before it.
                let expired = min($0.expired, units)
                $0.expired -= expired
                $0.absences.end(units - expired)
                $0.trimLots()
            }
        default: break
        }
    }

    private mutating func applyToMembers(_ event: Event, at: Timestamp) {
        switch event {
        case .membersCommitted(_, let request, let duties, _):
            for duty in duties { change(duty.person) { $0.begin(duty, request) } }
        case .resourceReleased(_, let id):
            for duty in request(id)?.duties ?? [] { change(duty.person) { $0.rest(from: at) } }
        case .resourceReturned(_, let id, _):
            for duty in request(id)?.duties ?? [] { free(duty.person, at: at) }
        case .resourcePreempted(_, _, let loss):
            for person in loss.members { free(person, at: at) }
        case .memberStoodDown(_, _, let person): free(person, at: at)
        case .memberOutOfService(let pool, let person, let why):
            change(person) {
                $0.outOfService = why
                $0.outOfServicePool = why == nil ? nil : pool
            }
        default: break
        }
    }

    private mutating func free(_ person: PersonID, at moment: Timestamp) {
        change(person) {
            $0.rest(from: moment)
            $0.holder = nil
        }
    }

    private mutating func change(_ person: PersonID, _ change: (inout MemberState) -> Void) {
        if members[person] == nil { members[person] = MemberState() }
        members.update(person, change)
    }

    private mutating func resizePools(to models: Catalogue<ResourcePool>, at: Timestamp) {
        for id in pools.keys where models[id] == nil && pools[id]?.assigned == 0 { pools[id] = nil }
        for model in models.all {
            if let old = organization?.pools[model.id], pools[model.id] != nil {
                pools.update(model.id) {
                    $0.total += model.units - old.units
                    $0.trimLots()
                }
            } else if pools[model.id] == nil {
                var pool = PoolState(total: model.units)
                pool.since = at
                for lot in model.lots { pool.lots.store(lot) }
                pool.trimLots()
                pools[model.id] = pool
            }
        }
    }
}

extension PoolState {
    /// Units are back; `used` of them are gone for ever.
    fileprivate mutating func takeBack(_ units: Int, used: Int) {
        assigned -= units
        total -= used
        self.used += used
        lots.use(used)
        trimLots()
    }

    // Lots cannot hold more than there is.
    fileprivate mutating func trimLots() { lots.use(max(0, lots.units - (total - expired))) }
}
