// SPDX-License-Identifier: Apache-2.0
// Requests from the wish to the return.

import Notation
import ResponseCore
import ResponseModel

extension IncidentHistory {
    mutating func take(_ event: ResourceEvent, _ record: Record) {
        if event.isDecision { decide(record) }
        let at = record.at
        switch event {
        case .requested(let request): requests[request.id] = outcome(of: request)
        case .committed(let id, let units, let because):
            requests.update(id) {
                $0.commitments.append(
                    Evaluation.Commitment(at: at, units: units, because: because))
                $0.status = $0.committed >= $0.units ? .committed : .provisional
            }
            switch because {
            case .forced(let reason), .taken(_, let reason):
                let pool = names.poolOf(id)
                observe(.reserveForced(pool: pool, units: units, reason: reason), at: at)
            case .available, .queue, .hand, .preempted: break
            }
        case .short(let id, let missing, let because):
            requests.update(id) {
                $0.shortages.append(
                    Evaluation.Shortage(at: at, missing: missing, because: because))
            }
            observe(.shortage(pool: names.poolOf(id), missing: missing, because: because), at: at)
        case .declined(let id, let reason):
            requests.update(id) {
                $0.declined = reason
                $0.status = $0.commitments.isEmpty ? .declined : .committed
            }
            observe(.requestDeclined(pool: names.poolOf(id), reason: reason), at: at)
        case .mobilised(let id, let arrival):
            requests.update(id) {
                $0.status = .mobilised
                $0.mobilisedAt = at
                // What is missing is asked for anew, by a request of its own.
                if $0.kept > 0 { $0.units = min($0.units, $0.committed) }
                $0.estimatedArrival = arrival
            }
        case .assigned(let id):
            requests.update(id) {
                $0.status = .assigned
                $0.assignedAt = at
            }
        case .released(let id):
            requests.update(id) {
                $0.status = .released
                $0.releasedAt = at
            }
        case .returned(let id, let used): giveBack(id, used: used, at: at)
        case .offered(let id, _):
            requests.update(id) { if $0.status == .requested { $0.status = .offered } }
        case .substituted(let id, let other, let units):
            requests.update(id) {
                $0.standIns.append(Evaluation.StandIn(at: at, units: units, request: other))
                if $0.fulfilledAt != nil { $0.status = $0.kept > 0 ? .committed : .declined }
            }
        case .preempted(let id, let loss):
            lose(id, loss.units, .preempted(by: loss.incident), at)
        case .memberStoodDown(let id, let person): lose(id, 1, .fatigue(person), at)
        case .suppliesUsed(let id, let units):
            lose(id, units, .usedUp, at)
            requests.update(id) { $0.used += units }
        case .membersCommitted, .fatigueNear, .preparationConfirmed, .preparationWaived: break
        }
    }

    private mutating func lose(
        _ id: RequestID, _ units: Int, _ cause: Evaluation.Loss.Cause, _ at: Timestamp
    ) {
        requests.update(id) {
            let wasWhole = $0.committed >= $0.units || $0.mobilisedAt != nil
            $0.losses.append(Evaluation.Loss(at: at, units: units, because: cause))
            guard $0.kept == 0 else { return }
            $0.status = wasWhole ? .returned : .requested
            if wasWhole { $0.returnedAt = at }
        }
    }

    mutating func take(_ event: PoolEvent, _ record: Record) {
        if event.isDecision { decide(record) }
    }

    mutating func decide(_ record: Record) {
        decisions.append(
            Evaluation.Decision(
                at: record.at, by: names.actor(record.by), kind: record.event.kind,
                sentence: sentence(for: record.event, names: names)))
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
            $0.used += used
        }
        guard let request = requests[id], request.assignedAt == nil, request.kept > 0
        else { return }
        observe(.unitsWasted(pool: request.pool, units: request.kept), at: at)
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

extension ResourceEvent {
    /// Whether it decided who gets units, or who does not.
    fileprivate var isDecision: Bool {
        switch self {
        case .committed(_, _, let because):
            switch because {
            case .forced, .preempted, .taken: true
            case .available, .queue, .hand: false
            }
        case .short, .offered, .substituted, .preempted, .membersCommitted, .fatigueNear,
            .memberStoodDown, .preparationWaived, .declined:
            true
        case .requested, .mobilised, .assigned, .released, .returned, .preparationConfirmed,
            .suppliesUsed:
            false
        }
    }
}

extension PoolEvent {
    /// The same of events of pools.
    fileprivate var isDecision: Bool {
        switch self {
        case .divided, .reserveOpened, .memberOutOfService, .stockExpired, .restockOrdered,
            .restocked, .outOfService:
            true
        case .lotStored, .stockDiscarded, .assessed: false
        }
    }
}
