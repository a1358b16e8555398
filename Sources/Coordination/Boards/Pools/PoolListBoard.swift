// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseCore
package import ResponseModel

/// Every pool with its units.
package struct PoolListBoard: Board {
    package var pools: [PoolSummary] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) { form("pools", &pools) }
}

extension PoolListBoard {
    /// The pools of the organisation, in its order.
    package init(_ source: BoardSource) {
        pools = (source.organization?.pools.all ?? []).map { PoolSummary($0, source) }
    }
}

/// A pool with its units; available + assigned + out of service = total.
package struct PoolSummary: Board {
    package var id = ""
    package var name = LocalizedText("")
    package var kind = ""
    package var isConsumable = false
    package var isMutualAid = false
    package var skills: [String] = []
    package var location: String?
    package var total = 0
    package var available = 0
    package var assigned = 0
    package var outOfService = 0
    package var outOfServiceReason: String?
    package var outOfServiceReasons: [AbsencePart] = []
    package var expired = 0
    /// Those that can be committed now, people being rested and at hand.
    package var ready = 0
    package var reserve = 0
    package var reserveOpen = 0
    package var freeForAll = 0
    package var reorderPoint: Int?
    package var isToReorder = false
    package var isRestockOrdered = false
    package var restockDue: Timestamp?
    package var used = 0
    package var restocked = 0
    package var nextFree: NextFreePart?
    package var assessmentDue: Timestamp?
    package var isAssessmentOverdue = false
    package var assignments: [RequestPart] = []
    package var waiting: [RequestPart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("id", &id)
        form("name", &name)
        form("kind", &kind)
        form("consumable", &isConsumable)
        form("mutual_aid", &isMutualAid)
        form("skills", &skills)
        form("location", &location)
        units(&form)
        stock(&form)
        form("next_free", &nextFree)
        form("assessment_due", &assessmentDue)
        form("assessment_overdue", &isAssessmentOverdue)
        form("assignments", &assignments)
        form("waiting", &waiting)
    }

    private mutating func units(_ form: inout BoardForm) {
        form("total", &total)
        form("available", &available)
        form("assigned", &assigned)
        form("out_of_service", &outOfService)
        form("out_of_service_reason", &outOfServiceReason)
        form("out_of_service_reasons", &outOfServiceReasons)
        form("expired", &expired)
        form("ready", &ready)
        form("reserve", &reserve)
        form("reserve_open", &reserveOpen)
        form("free_for_all", &freeForAll)
    }

    private mutating func stock(_ form: inout BoardForm) {
        form("reorder_point", &reorderPoint)
        form("reorder", &isToReorder)
        form("restock_ordered", &isRestockOrdered)
        form("restock_due", &restockDue)
        form("used", &used)
        form("restocked", &restocked)
    }

    /// Units that cannot be used, and why.
    package struct AbsencePart: Board {
        package var units = 0
        package var why = ""

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("units", &units)
            form("why", &why)
        }
    }

    /// When a pool that has nothing ready will have something.
    package struct NextFreePart: Board {
        package var at = Timestamp(milliseconds: 0)
        /// As clocks of the organisation show it: `now`, or `03-01 14:00`.
        package var local = ""
        package var units = 0

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("at", &at)
            form("local", &local)
            form("units", &units)
        }
    }
}
