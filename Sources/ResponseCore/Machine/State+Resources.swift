// SPDX-License-Identifier: Apache-2.0
// The arithmetic of pools and the whereabouts of their people, event by event. Pools belong to no
// incident: nothing else changes these numbers.

import Notation
import ResponseModel

extension State {
    /// A person is free again, and rests from now on.
    mutating func free(_ person: PersonID, at moment: Timestamp) {
        change(person) {
            $0.rest(from: moment)
            $0.holder = nil
        }
    }

    /// Changes what is known of a person.
    mutating func change(_ person: PersonID, _ change: (inout MemberState) -> Void) {
        if members[person] == nil { members[person] = MemberState() }
        members.update(person, change)
    }

    /// Brings the pools to the sizes of new models; what was restocked or used up stays so.
    mutating func resizePools(to models: Catalogue<ResourcePool>, at: Timestamp) {
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
    mutating func takeBack(_ units: Int, used: Int) {
        assigned -= units
        total -= used
        self.used += used
        lots.use(used)
        trimLots()
    }

    // Lots cannot hold more than there is.
    mutating func trimLots() { lots.use(max(0, lots.units - (total - expired))) }
}
