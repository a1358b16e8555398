// SPDX-License-Identifier: Apache-2.0
// Requests from the wish to the return.

import ResponseCore

extension IncidentHistory {
    mutating func takeResource(_ record: Record) {
        let at = record.at
        switch record.event {
        case .resourceRequested(_, let request): requests[request.id] = outcome(of: request)
        case .resourceCommitted(_, let id, let units, let because):
            requests.update(id) {
                $0.commitments.append(
                    Evaluation.Commitment(at: at, units: units, because: because))
                $0.status = $0.committed >= $0.units ? .committed : .provisional
            }
            if case .forced(let reason) = because {
                let pool = names.poolOf(id)
                observe(.reserveForced(pool: pool, units: units, reason: reason), at: at)
            }
        case .resourceShort(_, let id, let missing, let because):
            requests.update(id) {
                $0.shortages.append(
                    Evaluation.Shortage(at: at, missing: missing, because: because))
            }
            observe(.shortage(pool: names.poolOf(id), missing: missing, because: because), at: at)
        case .resourceDeclined(_, let id, let reason):
            requests.update(id) {
                $0.declined = reason
                $0.status = $0.commitments.isEmpty ? .declined : .committed
            }
            observe(.requestDeclined(pool: names.poolOf(id), reason: reason), at: at)
        case .resourceMobilised(_, let id, let arrival):
            requests.update(id) {
                $0.status = .mobilised
                $0.mobilisedAt = at
                $0.estimatedArrival = arrival
            }
        case .resourceAssigned(_, let id):
            requests.update(id) {
                $0.status = .assigned
                $0.assignedAt = at
            }
        case .resourceReleased(_, let id):
            requests.update(id) {
                $0.status = .released
                $0.releasedAt = at
            }
        case .resourceReturned(_, let id, let used): giveBack(id, used: used, at: at)
        default: break
        }
    }

    private func outcome(of request: ResourceRequest) -> Evaluation.RequestOutcome {
        Evaluation.RequestOutcome(
            request: request.id, pool: names.pool(request.pool), units: request.units,
            skills: request.skills, reason: request.reason, requestedAt: request.requestedAt,
            due: request.due, commitments: [], shortages: [], used: 0, status: .requested)
    }

    private mutating func giveBack(_ id: RequestID, used: Int, at: Timestamp) {
        requests.update(id) {
            $0.status = .returned
            $0.returnedAt = at
            $0.used = used
        }
        guard let request = requests[id], request.assignedAt == nil, request.committed > 0
        else { return }
        observe(.unitsWasted(pool: request.pool, units: request.committed), at: at)
    }

    /// Looks, whenever time moves on, whether all that the plan asks for has been committed: while
    /// one moment lasts, a request may stand before the commitment that answers it.
    mutating func noteSupply(before next: Timestamp) {
        guard suppliedAt == nil, let last = timeline.last?.at, last < next else { return }
        let wanted = requests.values.filter(\.isByPlan)
        guard !wanted.isEmpty, wanted.allSatisfy({ $0.fulfilledAt != nil }) else { return }
        suppliedAt = wanted.compactMap(\.fulfilledAt).max()
    }
}

extension Evaluation.RequestOutcome {
    /// Whether the plan asked, not a person.
    var isByPlan: Bool { if case .plan = reason { true } else { false } }
}
