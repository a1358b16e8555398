// SPDX-License-Identifier: Apache-2.0
// What a response can draw on (S056-S064). A pool counts units; which of them are assigned, out of
// service or available is state, not model.

package import Notation

/// A named stock of interchangeable units of one kind.
package struct ResourcePool: Identified {
    package typealias Subject = ResourcePool
    package var id: PoolID
    package var name: LocalizedText
    package var kind: Kind
    /// Whether a used unit is gone (emergency supplies, 应急物资) instead of coming back.
    package var isConsumable: Bool
    /// Units in the pool; of people, the number of members.
    package var units: Int
    /// The people of a pool of people, where they are named.
    package var members: [PersonID]
    /// What every unit can do.
    package var skills: [String]
    /// NIMS type: 1 is the strongest; nil where it makes no difference.
    package var type: Int?
    package var location: String?
    package var cost: Cost?
    /// Time from call-up to being there, by location of the incident; without one the first.
    package var leadTimes: [LeadTime]
    /// What the units may be used for.
    package var scopeOfUse: LocalizedText?
    package var callUp: CallUp?
    /// Units kept back for level 1 unless the authority opens the reserve.
    package var reserve: Int
    /// At or below this many available units, supplies are ordered.
    package var reorderPoint: Int?
    /// How long an order of supplies takes.
    package var restockTime: TimeSpan?
    /// Pools that can stand in; of several the cheapest one first, partners last.
    package var substitutes: [PoolID]
    /// Whether the units belong to a partner (mutual aid).
    package var isMutualAid: Bool
    /// How often availability and effectiveness are assessed (S059).
    package var assessEvery: TimeSpan?

    // People
    /// The rotation whose people are the members; who is on duty in it is called first.
    package var rotation: RotationID?
    /// Members who are not on duty in the rotation are at hand on its working days only.
    package var calendar: CalendarID?
    /// The fatigue limit: hours of duty without `minRest` between them; nil: none.
    package var maxHours: TimeSpan?
    /// Rest after which the hours count anew.
    package var minRest: TimeSpan?
    /// The role that leads its people in an incident; without one their span is not watched.
    package var reportsTo: RoleID?

    /// Permissions and materials that must be confirmed before units start (S064).
    package var checklist: [LocalizedText]
    /// Stock that expires, of the units of supplies.
    package var lots: [StockLot]
    /// Who may take units from whom; nil: as the organisation says.
    package var preemption: PreemptionRule?

    /// A pool with its name, kind and size, and nothing else yet.
    package init(id: PoolID, name: LocalizedText, kind: Kind, units: Int) {
        self.id = id
        self.name = name
        self.kind = kind
        self.units = units
        isConsumable = false
        members = []
        skills = []
        leadTimes = []
        reserve = 0
        substitutes = []
        isMutualAid = false
        checklist = []
        lots = []
    }

    /// The four kinds of the resource library (S056).
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case people, technical, logistics, communications
    }

    /// What a unit costs, in hundredths of the currency.
    package struct Cost: Sendable, Equatable {
        package var minorUnits: Int64
        /// ISO 4217 code.
        package var currency: String
        package var basis: Basis
        /// What the amount is for.
        package enum Basis: String, Sendable, CaseIterable {
            case perHour = "per_hour"
            case perUnit = "per_unit"
        }
        /// A price by its parts.
        package init(minorUnits: Int64, currency: String, basis: Basis) {
            self.minorUnits = minorUnits
            self.currency = currency
            self.basis = basis
        }
    }

    /// How long units take to a place.
    package struct LeadTime: Sendable, Equatable {
        /// nil: any place.
        package var location: String?
        package var time: TimeSpan
        /// A lead time by its parts.
        package init(location: String?, time: TimeSpan) {
            self.location = location
            self.time = time
        }
    }

    /// How units are called, and who may do it (S057).
    package struct CallUp: Sendable, Equatable {
        package var procedure: LocalizedText
        package var authority: RoleID?
        /// A call-up procedure by its parts.
        package init(procedure: LocalizedText, authority: RoleID?) {
            self.procedure = procedure
            self.authority = authority
        }
    }

    /// The time from call-up to `location`.
    package func leadTime(to location: String?) -> TimeSpan {
        let exact = leadTimes.first { $0.location != nil && $0.location == location }
        let general = leadTimes.first { $0.location == nil }
        return (exact ?? general ?? leadTimes.first)?.time ?? .zero
    }
}
