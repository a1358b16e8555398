// SPDX-License-Identifier: Apache-2.0
// Parts of the board of an incident: who has which role, and who was called.

package import Notation
import ResponseCore
import ResponseModel

/// Who has a role, since when and why.
package struct RolePart: Board {
    package var role = NamedPart()
    package var person: NamedPart?
    package var since: Timestamp?
    package var isConfirmed = false
    package var because: RoleReasonPart?

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("role", &role)
        form("person", &person)
        form("since", &since)
        form("confirmed", &isConfirmed)
        form("because", &because)
    }
}

extension RolePart {
    init(_ id: RoleID, _ holder: RoleHolder?, _ source: BoardSource) {
        role = source.role(id)
        person = holder.map { source.person($0.person) }
        since = holder?.since
        isConfirmed = holder?.hasConfirmed ?? false
        because = holder.map { RoleReasonPart($0.because) }
    }
}

/// Why somebody has a role.
package struct RoleReasonPart: Board {
    /// `on_duty`, `answered`, `hand` or `handover`.
    package var kind = ""
    package var detail: String?

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("kind", &kind)
        form("detail", &detail)
    }
}

extension RoleReasonPart {
    init(_ reason: RoleReason) {
        switch reason {
        case .onDuty(let rotation): (kind, detail) = ("on_duty", rotation.raw)
        case .answered(let rung): (kind, detail) = ("answered", "\(rung)")
        case .hand(let text): (kind, detail) = ("hand", text)
        case .handover: kind = "handover"
        }
    }
}

/// How far the calls for a role have come.
package struct LadderPart: Board {
    package var role = NamedPart()
    package var rung = 0
    package var due: Timestamp?
    package var isExhausted = false

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("role", &role)
        form("rung", &rung)
        form("due", &due)
        form("exhausted", &isExhausted)
    }
}

extension LadderPart {
    init(_ id: RoleID, _ ladder: Ladder?, _ source: BoardSource) {
        role = source.role(id)
        rung = ladder?.rung ?? 0
        due = ladder?.due
        isExhausted = ladder?.isExhausted ?? false
    }
}

/// A call to somebody.
package struct PagePart: Board {
    package var id = ""
    package var person = NamedPart()
    package var role = NamedPart()
    package var rung = 0
    package var orderedAt = Timestamp(milliseconds: 0)
    package var due: Timestamp?
    /// `ordered`, `accepted` or `failed`.
    package var delivery = ""
    package var detail: String?
    package var acknowledgedAt: Timestamp?

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("id", &id)
        form("person", &person)
        form("role", &role)
        form("rung", &rung)
        form("ordered_at", &orderedAt)
        form("due", &due)
        form("delivery", &delivery)
        form("detail", &detail)
        form("acknowledged_at", &acknowledgedAt)
    }
}

extension PagePart {
    init(_ page: Page, _ source: BoardSource) {
        id = page.id.raw
        person = source.person(page.person)
        role = source.role(page.role)
        rung = page.rung
        orderedAt = page.orderedAt
        due = page.due
        switch page.outcome {
        case nil: delivery = "ordered"
        case .accepted(let channel): (delivery, detail) = ("accepted", channel.raw)
        case .failed(let reason): (delivery, detail) = ("failed", reason)
        }
        acknowledgedAt = page.acknowledgedAt
    }
}
