// SPDX-License-Identifier: Apache-2.0
// What pools have beyond counts: lots that expire, and what regular looks at them found.

package import Notation
package import ResponseModel

/// Units that cannot be used, and why.
package struct Absence: Sendable, Equatable {
    package var units: Int
    package var why: String

    /// Units with their reason.
    package init(units: Int, why: String) {
        self.units = units
        self.why = why
    }
}

extension [Absence] {
    /// Adds units that cannot be used.
    mutating func add(_ units: Int, _ why: String) {
        if let place = firstIndex(where: { $0.why == why }) {
            self[place].units += units
        } else {
            append(Absence(units: units, why: why))
        }
    }

    /// Takes units out that can be used again, or are gone: those that were added first.
    mutating func end(_ units: Int) {
        var left = units
        while left > 0, let first {
            let ended = Swift.min(left, first.units)
            left -= ended
            if ended == first.units { removeFirst() } else { self[0].units -= ended }
        }
    }

    /// Units of all reasons.
    package var units: Int { reduce(0) { $0 + $1.units } }
}

/// A regular look at a pool (S059): is it there, and does it work?
package struct PoolAssessment: Sendable, Equatable {
    package var at: Timestamp
    package var by: PersonID
    /// Share of the units that were found ready, in whole percent.
    package var availability: Int
    /// How well they serve their purpose, in whole percent.
    package var effectiveness: Int
    package var note: String

    /// A look by its parts.
    package init(
        at: Timestamp, by: PersonID, availability: Int, effectiveness: Int, note: String
    ) {
        self.at = at
        self.by = by
        self.availability = availability
        self.effectiveness = effectiveness
        self.note = note
    }
}

extension State {
    /// When a pool is to be assessed next; nil where nothing is planned.
    package func assessmentDue(of id: PoolID) -> Timestamp? {
        guard let pool = pools[id], let every = organization?.pools[id]?.assessEvery else {
            return nil
        }
        return (pool.assessment?.at ?? pool.since) + every
    }
}

extension [StockLot] {
    /// Adds a lot at its place.
    mutating func store(_ lot: StockLot) {
        let place = firstIndex { lot.expires < $0.expires } ?? endIndex
        insert(lot, at: place)
    }

    /// Takes units out, those that expire first before the others.
    mutating func use(_ units: Int) {
        var left = units
        while left > 0, let first {
            let taken = Swift.min(left, first.units)
            left -= taken
            if taken == first.units { removeFirst() } else { self[0].units -= taken }
        }
    }

    /// Units of all lots.
    package var units: Int { reduce(0) { $0 + $1.units } }
}
