// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

/// What is owed, and which of it has been taken over: each effect is taken over once, under its
/// key, however often it is told.
struct OrderBook: Sendable {
    /// Keys that are owed and taken over, by incident; an incident that owes nothing has no entry.
    private var taken: [IncidentID: Set<String>] = [:]
    /// Effects that nobody has taken over yet, in the order in which they came: for most of them
    /// that is now, for some after a full queue has room again.
    private var waiting: [Effect] = []

    /// Notes everything that an incident owes; what it owes no more is forgotten.
    mutating func note(_ owed: OwedEffects) {
        let keys = Set(owed.effects.map(\.idempotencyKey))
        let known = taken[owed.incident]?.intersection(keys) ?? []
        taken[owed.incident] = keys.isEmpty ? nil : known
        waiting.removeAll { $0.incident == owed.incident }
        waiting += owed.effects.filter { !known.contains($0.idempotencyKey) }
    }

    /// Hands over what waits; `take` says whether there was room for it.
    mutating func handOver(_ take: (Effect) -> Bool) {
        waiting = waiting.filter { effect in
            guard take(effect) else { return true }
            taken[effect.incident, default: []].insert(effect.idempotencyKey)
            return false
        }
    }
}
