// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

extension PoolSummary {
    init(_ model: ResourcePool, _ source: BoardSource) {
        let state = source.state
        let known = state.pools[model.id] ?? PoolState(total: model.units)
        let requests = source.requests(on: model.id)
        id = model.id.raw
        name = model.name
        kind = model.kind.rawValue
        isConsumable = model.isConsumable
        isMutualAid = model.isMutualAid
        skills = model.skills
        location = model.location
        count(known, of: model, source)
        nextFree = source.nextFree(model, ready)
        assessmentDue = state.assessmentDue(of: model.id)
        isAssessmentOverdue = assessmentDue.map { $0 < source.now } ?? false
        assignments = requests.filter { $0.holds > 0 }.map { RequestPart($0, source) }
        waiting = requests.filter { $0.missing > 0 }.map { RequestPart($0, source) }
    }

    private mutating func count(_ units: PoolState, of model: ResourcePool, _ source: BoardSource) {
        total = units.total
        available = units.available
        assigned = units.assigned
        outOfService = units.outOfService
        outOfServiceReason = units.outOfServiceReason
        outOfServiceReasons = units.absences.map { AbsencePart($0.units, $0.why) }
        expired = units.expired
        ready = source.state.readyUnits(of: model.id, at: source.now)
        reserve = model.reserve
        reserveOpen = units.openedReserve
        freeForAll = max(0, ready - source.state.reserve(of: model.id))
        reorderPoint = model.reorderPoint
        isToReorder = model.reorderPoint.map { units.available <= $0 } ?? false
        isRestockOrdered = units.isRestockOrdered
        restockDue = units.restockDue
        used = units.used
        restocked = units.restocked
    }
}

extension PoolSummary.AbsencePart {
    init(_ units: Int, _ why: String) {
        self.units = units
        self.why = why
    }
}

extension BoardSource {
    func requests(on pool: PoolID) -> [ResourceRequest] {
        state.incidents.values.flatMap(\.requests.values).filter { $0.pool == pool }
    }

    /// nil: nobody knows.
    fileprivate func nextFree(_ model: ResourcePool, _ ready: Int) -> PoolSummary.NextFreePart? {
        var part = PoolSummary.NextFreePart()
        if ready > 0 {
            (part.at, part.local, part.units) = (now, "now", ready)
            return part
        }
        guard let next = state.nextReturn(to: model.id, at: now) else { return nil }
        let civil = (organization?.zone ?? .utc).civil(next.at)
        part.at = next.at
        part.local = "\(civil.dateText.dropFirst(5)) \(civil.text.dropFirst(11).prefix(5))"
        part.units = next.units
        return part
    }
}
