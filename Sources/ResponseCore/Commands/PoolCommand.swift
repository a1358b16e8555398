// SPDX-License-Identifier: Apache-2.0
// Pools themselves.

package import Notation
package import ResponseModel

/// A wish about a pool that no request makes.
package enum PoolCommand: Sendable, Equatable {
    /// Units cannot be used (negative: they can again).
    case setOutOfService(PoolID, units: Int, why: String)
    /// New units have come.
    case restock(PoolID, units: Int, note: String)
    /// So many units of the reserve are open to every level, until it is set anew.
    case openReserve(PoolID, units: Int, reason: String)
    /// A member cannot be called. `why` nil: they can again.
    case setMemberOutOfService(PoolID, PersonID, why: String?)
    /// New units have come that expire.
    case restockLot(PoolID, units: Int, expires: Timestamp, note: String)
    /// Units out of service are thrown away.
    case discardStock(PoolID, units: Int, reason: String)
    /// A regular look at a pool (S059), in whole percent.
    case assess(PoolID, availability: Int, effectiveness: Int, note: String)
}

extension PoolCommand: FormFamily {
    /// The names under which they are sent.
    package enum Kind: String, Sendable, CaseIterable {
        case setOutOfService = "set_out_of_service"
        case restock = "restock"
        case openReserve = "open_reserve"
        case setMemberOutOfService = "set_member_out_of_service"
        case restockLot = "restock_lot"
        case discardStock = "discard_stock"
        case assess = "assess_pool"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .setOutOfService(let pool, let units, let why):
            Stored(.setOutOfService, pool, units, why)
        case .restock(let pool, let units, let note): Stored(.restock, pool, units, note)
        case .openReserve(let pool, let units, let reason):
            Stored(.openReserve, pool, units, reason)
        case .setMemberOutOfService(let pool, let person, let why):
            Stored(.setMemberOutOfService, pool, person, why)
        case .restockLot(let pool, let units, let expires, let note):
            Stored(.restockLot, pool, units, expires, note)
        case .discardStock(let pool, let units, let reason):
            Stored(.discardStock, pool, units, reason)
        case .assess(let pool, let availability, let effectiveness, let note):
            Stored(.assess, pool, availability, effectiveness, note)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .setOutOfService:
            Form("pool", "units", "why") { .setOutOfService($0, units: $1, why: $2) }
        case .restock:
            Form("pool", "units", Member.missing("note", "")) { .restock($0, units: $1, note: $2) }
        case .openReserve:
            Form("pool", "units", "reason") { .openReserve($0, units: $1, reason: $2) }
        case .setMemberOutOfService:
            Form("pool", "person", Member.optional("why")) {
                .setMemberOutOfService($0, $1, why: $2)
            }
        case .restockLot:
            Form(
                "pool", "units", Member.as("expires", SentMoment.self) { $0.moment },
                Member.missing("note", "")
            ) { .restockLot($0, units: $1, expires: $2, note: $3) }
        case .discardStock:
            Form("pool", "units", "reason") { .discardStock($0, units: $1, reason: $2) }
        case .assess:
            Form("pool", "availability", "effectiveness", Member.missing("note", "")) {
                .assess($0, availability: $1, effectiveness: $2, note: $3)
            }
        }
    }
}

extension PoolCommand {
    /// Who may give it.
    var authority: Authority {
        switch self {
        case .setOutOfService, .restock, .setMemberOutOfService, .restockLot: .anybody
        case .openReserve, .discardStock, .assess: .person
        }
    }
}

extension Decision {
    /// Hands the command to its rule.
    mutating func obey(_ command: PoolCommand) throws(Refusal) {
        switch command {
        case .setOutOfService(let pool, let units, let why): try setOutOfService(pool, units, why)
        case .restock(let pool, let units, let note): try restock(pool, units, note)
        case .openReserve(let pool, let units, let reason): try openReserve(pool, units, reason)
        case .setMemberOutOfService(let pool, let person, let why):
            try setMemberOutOfService(pool, person, why)
        case .restockLot(let pool, let units, let expires, let note):
            try restock(pool, units, note, expires: expires)
        case .discardStock(let pool, let units, let reason): try discardStock(pool, units, reason)
        case .assess(let pool, let availability, let effectiveness, let note):
            try assessPool(pool, availability, effectiveness, note)
        }
    }
}
