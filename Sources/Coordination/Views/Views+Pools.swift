// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

extension Views {
    /// A pool with its units; available + assigned + out of service = total.
    func pool(_ model: ResourcePool) -> JSON {
        let units = state.pools[model.id] ?? PoolState(total: model.units)
        let ready = state.readyUnits(of: model.id, at: now)
        return [
            "id": .string(model.id.raw), "name": .text(model.name), "kind": .word(model.kind),
            "consumable": .bool(model.isConsumable), "mutual_aid": .bool(model.isMutualAid),
            "skills": .array(model.skills.map { .string($0) }),
            "location": .optional(model.location), "total": .count(units.total),
            "available": .count(units.available), "assigned": .count(units.assigned),
            "out_of_service": .count(units.outOfService),
            "out_of_service_reason": .optional(units.outOfServiceReason),
            "out_of_service_reasons": .array(
                units.absences.map { ["units": .count($0.units), "why": .string($0.why)] }),
            "expired": .count(units.expired), "ready": .count(ready),
            "reserve": .count(model.reserve), "reserve_open": .count(units.openedReserve),
            "free_for_all": .count(max(0, ready - state.reserve(of: model.id))),
            "reorder_point": model.reorderPoint.map { .count($0) } ?? .null,
            "reorder": .bool(model.reorderPoint.map { units.available <= $0 } ?? false),
            "restock_ordered": .bool(units.isRestockOrdered),
            "restock_due": .moment(units.restockDue), "used": .count(units.used),
            "restocked": .count(units.restocked), "next_free": nextFree(model, ready),
            "assessment_due": .moment(state.assessmentDue(of: model.id)),
            "assessment_overdue": .bool(isOverdue(model.id)),
            "assignments": .array(requests(on: model.id).filter { $0.holds > 0 }.map(request)),
            "waiting": .array(requests(on: model.id).filter { $0.missing > 0 }.map(request)),
        ]
    }

    /// A request for units, from its first day to their return.
    func request(_ request: ResourceRequest) -> JSON {
        [
            "id": .string(request.id.raw), "incident": .string(request.incident.raw),
            "pool": pool(named: request.pool), "status": .word(request.status),
            "units": .count(request.units), "committed": .count(request.committed),
            "holds": .count(request.holds), "missing": .count(request.missing),
            "used": .count(request.used),
            "skills": .array(request.skills.map { .string($0) }),
            "because": because(request.reason), "requested_at": .moment(request.requestedAt),
            "due": .moment(request.due), "committed_at": .moment(request.committedAt),
            "mobilised_at": .moment(request.mobilisedAt),
            "estimated_arrival": .moment(request.estimatedArrival),
            "assigned_at": .moment(request.assignedAt),
            "released_at": .moment(request.releasedAt),
            "returned_at": .moment(request.returnedAt),
            "expected_return": .moment(expectedReturn(of: request)),
            "people": .array(request.duties.map(duty)),
            "offers": .array(request.offers.map(offer)),
            "prepared": .array(request.prepared.map { .count($0) }),
            "losses": .array(request.losses.map(loss)),
        ]
    }

    private func because(_ reason: ResourceRequest.Reason) -> JSON {
        switch reason {
        case .plan(let level):
            ["kind": "plan", "level": .count(level), "text": .null, "request": .null]
        case .hand(let text):
            ["kind": "hand", "level": .null, "text": .string(text), "request": .null]
        case .regain(let request, let incident):
            [
                "kind": "regain", "level": .null, "text": .string(incident.raw),
                "request": .string(request.raw),
            ]
        case .substitute(let request):
            [
                "kind": "substitute", "level": .null, "text": .null,
                "request": .string(request.raw),
            ]
        case .relief(let request):
            ["kind": "relief", "level": .null, "text": .null, "request": .string(request.raw)]
        }
    }

    func requests(on pool: PoolID) -> [ResourceRequest] {
        state.incidents.values.flatMap(\.requests.values).filter { $0.pool == pool }
    }
}
