// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

extension PlanExplanation {
    var resources: SupplyPart {
        var part = SupplyPart()
        switch supply {
        case .journal(let state, let incident):
            part.pools = "journal"
            part.requests = requests(state, incident)
        case .plans(let state, let incident):
            part.pools = "plans"
            part.requests = requests(state, incident)
        case .refused(let refusal):
            part.pools = "refused"
            part.problem = refusal.message
        }
        return part
    }

    private func requests(_ state: State, _ incident: Incident) -> [PlannedRequestPart] {
        incident.requests.values.map { request in
            let pool = state.pools[request.pool] ?? PoolState(total: 0)
            let model = state.organization?.pools[request.pool]
            var part = PlannedRequestPart()
            part.pool = NamedPart(request.pool.raw, model?.name)
            part.units = request.units
            part.skills = request.skills
            part.due = request.due
            part.committed = request.holds
            part.missing = request.missing
            part.total = pool.total
            part.available = pool.available + request.holds
            part.outOfService = pool.outOfService
            part.reserve = model?.reserve ?? 0
            part.heldBy = holders(of: pool, besides: incident.id)
            part.substitutes = (model?.substitutes ?? []).map { substitute($0, state) }
            return part
        }
    }

    private func holders(of pool: PoolState, besides id: IncidentID) -> [String] {
        var seen: Set<String> = [id.raw]
        return pool.holders.map { String($0.raw.prefix { $0 != "." }) }
            .filter { seen.insert($0).inserted }
    }

    private func substitute(_ id: PoolID, _ state: State) -> PlannedRequestPart.SubstitutePart {
        let model = state.organization?.pools[id]
        let units = state.pools[id] ?? PoolState(total: model?.units ?? 0)
        var part = PlannedRequestPart.SubstitutePart()
        part.pool = NamedPart(id.raw, model?.name)
        part.available = units.available
        part.isMutualAid = model?.isMutualAid ?? false
        return part
    }
}
