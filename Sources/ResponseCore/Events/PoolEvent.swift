// SPDX-License-Identifier: Apache-2.0
// Pools themselves: what they have, who divides it, what was found.

package import Notation
package import ResponseModel

/// A change of a pool that no request makes.
package enum PoolEvent: Sendable, Equatable {
    case outOfService(units: Int, why: String)
    case restockOrdered(units: Int, due: Timestamp?)
    case restocked(units: Int, note: String)
    case divided(PoolDivision)
    case reserveOpened(units: Int, reason: String)
    /// `why` nil: the member can be called again.
    case memberOutOfService(PersonID, why: String?)
    case lotStored(StockLot)
    /// So many units of a lot are out of service from now on.
    case stockExpired(StockLot, units: Int)
    case stockDiscarded(units: Int, reason: String)
    case assessed(PoolAssessment)
}

extension PoolEvent: FormFamily {
    /// The names under which they are stored.
    package enum Kind: String, Sendable, CaseIterable {
        case outOfService = "pool_out_of_service"
        case restockOrdered = "restock_ordered"
        case restocked = "pool_restocked"
        case divided = "pool_divided"
        case reserveOpened = "reserve_opened"
        case memberOutOfService = "member_out_of_service"
        case lotStored = "lot_stored"
        case stockExpired = "stock_expired"
        case stockDiscarded = "stock_discarded"
        case assessed = "pool_assessed"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .outOfService(let units, let why): Stored(.outOfService, units, why)
        case .restockOrdered(let units, let due): Stored(.restockOrdered, units, due)
        case .restocked(let units, let note): Stored(.restocked, units, note)
        case .divided(let division): Stored(.divided, division)
        case .reserveOpened(let units, let reason): Stored(.reserveOpened, units, reason)
        case .memberOutOfService(let person, let why): Stored(.memberOutOfService, person, why)
        case .lotStored(let lot): Stored(.lotStored, lot)
        case .stockExpired(let lot, let units): Stored(.stockExpired, lot, units)
        case .stockDiscarded(let units, let reason): Stored(.stockDiscarded, units, reason)
        case .assessed(let assessment): Stored(.assessed, assessment)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .outOfService: Form("units", "why") { .outOfService(units: $0, why: $1) }
        case .restockOrdered:
            Form("units", Member.optional("due")) { .restockOrdered(units: $0, due: $1) }
        case .restocked: Form("units", "note") { .restocked(units: $0, note: $1) }
        case .divided: Form("division") { .divided($0) }
        case .reserveOpened: Form("units", "reason") { .reserveOpened(units: $0, reason: $1) }
        case .memberOutOfService:
            Form("person", Member.optional("why")) { .memberOutOfService($0, why: $1) }
        case .lotStored: Form("lot") { .lotStored($0) }
        case .stockExpired: Form("lot", "units") { .stockExpired($0, units: $1) }
        case .stockDiscarded: Form("units", "reason") { .stockDiscarded(units: $0, reason: $1) }
        case .assessed: Form("assessment") { .assessed($0) }
        }
    }
}

extension State {
    /// Changes the pool, and the member that it is about.
    mutating func apply(_ event: PoolEvent, to pool: PoolID, at: Timestamp, by: Actor) {
        if case .memberOutOfService(let person, let why) = event {
            change(person) {
                $0.outOfService = why
                $0.outOfServicePool = why == nil ? nil : pool
            }
        }
        pools.update(pool) { $0.apply(event) }
    }
}

extension PoolState {
    fileprivate mutating func apply(_ event: PoolEvent) {
        switch event {
        case .outOfService(let units, let why):
            outOfService += units
            if units > 0 { absences.add(units, why) } else { absences.end(-units) }
        case .restockOrdered(_, let due):
            isRestockOrdered = true
            restockDue = due
        case .restocked(let units, _):
            total += units
            restocked += units
            isRestockOrdered = false
            restockDue = nil
        case .divided(let division):
            divisions.append(division)
            if divisions.count > Limits.divisionsKept { divisions.removeFirst() }
        case .reserveOpened(let units, _): openedReserve = units
        case .lotStored(let lot): lots.store(lot)
        case .stockExpired(let lot, let units):
            if let place = lots.firstIndex(of: lot) { lots.remove(at: place) }
            outOfService += units
            expired += units
        case .stockDiscarded(let units, _): discard(units)
        case .assessed(let assessment): self.assessment = assessment
        case .memberOutOfService: break
        }
    }

    private mutating func discard(_ units: Int) {
        total -= units
        outOfService -= units
        // What has expired goes first: nobody throws good stock away before it.
        let gone = min(expired, units)
        expired -= gone
        absences.end(units - gone)
        trimLots()
    }
}
