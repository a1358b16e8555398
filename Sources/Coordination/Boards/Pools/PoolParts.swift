// SPDX-License-Identifier: Apache-2.0
// Parts of the board of a pool.

package import Notation
import ResponseCore
package import ResponseModel

extension PoolBoard {
    /// How units are called, and who may.
    package struct CallUpPart: Board {
        package var procedure: LocalizedText?
        package var authority: NamedPart?

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("procedure", &procedure)
            form("authority", &authority)
        }
    }

    /// Somebody of the pool, and whether they can be committed now.
    package struct MemberPart: Board {
        package var person = NamedPart()
        /// `available`, `assigned`, `out_of_service`, `resting`, `off_duty` or `lacks_skills`.
        package var state = ""
        package var until: Timestamp?
        package var why: String?

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("person", &person)
            form("state", &state)
            form("until", &until)
            form("why", &why)
        }
    }

    /// Units that expire together.
    package struct LotPart: Board {
        package var units = 0
        package var expires: Timestamp?

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("units", &units)
            form("expires", &expires)
        }
    }

    /// A regular look at the pool, in percent.
    package struct AssessmentPart: Board {
        package var at = Timestamp(milliseconds: 0)
        package var by: NamedPart?
        package var availability = 0
        package var effectiveness = 0
        package var note = ""

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("at", &at)
            form("by", &by)
            form("availability", &availability)
            form("effectiveness", &effectiveness)
            form("note", &note)
        }
    }
}

extension PoolBoard.CallUpPart {
    init(_ callUp: ResourcePool.CallUp, _ source: BoardSource) {
        procedure = callUp.procedure
        authority = callUp.authority.map { source.role($0) }
    }
}

extension PoolBoard.MemberPart {
    init(_ id: PersonID, of pool: ResourcePool, _ source: BoardSource) {
        person = source.person(id)
        switch source.state.unfitness(of: id, in: pool, at: source.now) {
        case nil: state = "available"
        case .elsewhere(let request): (state, why) = ("assigned", request.raw)
        case .outOfService(let reason): (state, why) = ("out_of_service", reason)
        case .resting(let rested): (state, until) = ("resting", rested)
        case .offDuty: state = "off_duty"
        case .lacksSkills(let skills):
            (state, why) = ("lacks_skills", skills.joined(separator: ", "))
        }
    }
}

extension PoolBoard.LotPart {
    init(_ lot: StockLot) {
        units = lot.units
        expires = lot.expires
    }
}

extension PoolBoard.AssessmentPart {
    init(_ look: PoolAssessment, _ source: BoardSource) {
        at = look.at
        by = source.person(look.by)
        availability = look.availability
        effectiveness = look.effectiveness
        note = look.note
    }
}
