// SPDX-License-Identifier: Apache-2.0
// Requests for units of pools, from the wish to the return (vocabulary 34-37).

package import Notation
package import ResponseModel

/// A turn in the life of a request.
package enum ResourceEvent: Sendable, Equatable {
    case requested(ResourceRequest)
    case committed(RequestID, units: Int, because: CommitReason)
    /// Not enough units: who holds them.
    case short(RequestID, missing: Int, because: ShortageReason)
    case declined(RequestID, reason: String)
    case mobilised(RequestID, estimatedArrival: Timestamp)
    case assigned(RequestID)
    case released(RequestID)
    case returned(RequestID, used: Int)
    case offered(RequestID, ResourceOffer)
    /// Units that the request misses come by another request.
    case substituted(RequestID, by: RequestID, units: Int)
    case preempted(RequestID, Preemption)
    /// Who the committed units are, and why it was not somebody else.
    case membersCommitted(RequestID, [MemberDuty], passedOver: [PassedOver])
    case fatigueNear(RequestID, PersonID, limit: Timestamp)
    /// At the fatigue limit: the request has a unit less.
    case memberStoodDown(RequestID, PersonID)
    case preparationConfirmed(RequestID, items: [Int])
    /// Units start although these lines are open.
    case preparationWaived(RequestID, open: [Int], reason: String)
    case suppliesUsed(RequestID, units: Int)
}

extension ResourceEvent: FormFamily {
    /// The names under which they are stored.
    package enum Kind: String, Sendable, CaseIterable {
        case requested = "resource_requested"
        case committed = "resource_committed"
        case short = "resource_short"
        case declined = "resource_declined"
        case mobilised = "resource_mobilised"
        case assigned = "resource_assigned"
        case released = "resource_released"
        case returned = "resource_returned"
        case offered = "resource_offered"
        case substituted = "resource_substituted"
        case preempted = "resource_preempted"
        case membersCommitted = "members_committed"
        case fatigueNear = "fatigue_near"
        case memberStoodDown = "member_stood_down"
        case preparationConfirmed = "preparation_confirmed"
        case preparationWaived = "preparation_waived"
        case suppliesUsed = "supplies_used"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .requested(let request): Stored(.requested, request)
        case .committed(let request, let units, let reason):
            Stored(.committed, request, units, reason)
        case .short(let request, let missing, let reason): Stored(.short, request, missing, reason)
        case .declined(let request, let reason): Stored(.declined, request, reason)
        case .mobilised(let request, let arrival): Stored(.mobilised, request, arrival)
        case .assigned(let request): Stored(.assigned, request)
        case .released(let request): Stored(.released, request)
        case .returned(let request, let used): Stored(.returned, request, used)
        case .offered(let request, let offer): Stored(.offered, request, offer)
        case .substituted(let request, let other, let units):
            Stored(.substituted, request, other, units)
        case .preempted(let request, let loss): Stored(.preempted, request, loss)
        case .membersCommitted(let request, let duties, let passedOver):
            Stored(.membersCommitted, request, duties, passedOver.isEmpty ? nil : passedOver)
        case .fatigueNear(let request, let person, let limit):
            Stored(.fatigueNear, request, person, limit)
        case .memberStoodDown(let request, let person): Stored(.memberStoodDown, request, person)
        case .preparationConfirmed(let request, let items):
            Stored(.preparationConfirmed, request, items)
        case .preparationWaived(let request, let open, let reason):
            Stored(.preparationWaived, request, open, reason)
        case .suppliesUsed(let request, let units): Stored(.suppliesUsed, request, units)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .requested: Form("request") { .requested($0) }
        case .committed:
            Form("request", "units", "because") { .committed($0, units: $1, because: $2) }
        case .short: Form("request", "missing", "because") { .short($0, missing: $1, because: $2) }
        case .declined: Form("request", "reason") { .declined($0, reason: $1) }
        case .mobilised:
            Form("request", "estimated_arrival") { .mobilised($0, estimatedArrival: $1) }
        case .assigned: Form("request") { .assigned($0) }
        case .released: Form("request") { .released($0) }
        case .returned: Form("request", "used") { .returned($0, used: $1) }
        case .offered: Form("request", "offer") { .offered($0, $1) }
        case .substituted: Form("request", "by", "units") { .substituted($0, by: $1, units: $2) }
        case .preempted: Form("request", "loss") { .preempted($0, $1) }
        case .membersCommitted:
            Form("request", "members", Member.missing("passed_over", [])) {
                .membersCommitted($0, $1, passedOver: $2)
            }
        case .fatigueNear: Form("request", "person", "limit") { .fatigueNear($0, $1, limit: $2) }
        case .memberStoodDown: Form("request", "person") { .memberStoodDown($0, $1) }
        case .preparationConfirmed:
            Form("request", "items") { .preparationConfirmed($0, items: $1) }
        case .preparationWaived:
            Form("request", "open", "reason") { .preparationWaived($0, open: $1, reason: $2) }
        case .suppliesUsed: Form("request", "units") { .suppliesUsed($0, units: $1) }
        }
    }
}

extension Incident {
    /// Changes the incident as the event says.
    mutating func apply(_ event: ResourceEvent, at: Timestamp, by: Actor) {
        switch event {
        case .requested(let request): requests[request.id] = request
        case .committed(let id, let units, _):
            requests.update(id) {
                $0.committed += units
                $0.committedAt = at
                $0.status = $0.committed >= $0.units ? .committed : .provisional
            }
        case .declined(let id, _):
            requests.update(id) {
                $0.units = $0.committed
                $0.status = $0.committed == 0 ? .declined : .committed
            }
        case .mobilised(let id, let arrival):
            requests.update(id) {
                $0.units = $0.committed
                $0.status = .mobilised
                $0.mobilisedAt = at
                $0.estimatedArrival = arrival
            }
        case .assigned(let id):
            requests.update(id) {
                $0.status = .assigned
                $0.assignedAt = at
            }
        case .released(let id):
            requests.update(id) {
                $0.units = $0.committed
                $0.status = .released
                $0.releasedAt = at
            }
        case .returned(let id, let used):
            requests.update(id) {
                $0.status = .returned
                $0.returnedAt = at
                $0.used += used
                $0.duties = []
            }
        case .offered(let id, let offer):
            requests.update(id) {
                $0.offers.removeAll { $0.pool == offer.pool }
                $0.offers.append(offer)
                if $0.status == .requested { $0.status = .offered }
            }
        case .substituted(let id, let other, let units):
            requests.update(id) { $0.ask(forLess: units) }
            if let pool = requests[other]?.pool {
                requests.update(id) { $0.offers.removeAll { $0.pool == pool } }
            }
        case .preempted(let id, let loss):
            requests.update(id) {
                $0.duties.removeAll { loss.members.contains($0.person) }
                $0.losses.append(loss)
                $0.lose(loss.units, at: at)
            }
        case .memberStoodDown(let id, let person):
            requests.update(id) {
                $0.duties.removeAll { $0.person == person }
                $0.lose(1, at: at)
            }
        case .membersCommitted(let id, let duties, _):
            requests.update(id) { $0.duties += duties }
        case .fatigueNear(let id, let person, _):
            requests.update(id) { request in
                for place in request.duties.indices where request.duties[place].person == person {
                    request.duties[place].isNear = true
                }
            }
        case .preparationConfirmed(let id, let items):
            requests.update(id) { request in
                request.prepared += items.filter { !request.prepared.contains($0) }
                request.prepared.sort()
            }
        case .suppliesUsed(let id, let units):
            requests.update(id) {
                $0.used += units
                $0.lose(units, at: at)
            }
        case .short, .preparationWaived: break
        }
    }
}

extension State {
    /// Changes the request, its pool and its people. Pool and people first, so that what the
    /// request held can still be seen.
    mutating func apply(_ event: ResourceEvent, of id: IncidentID, at: Timestamp, by: Actor) {
        applyToPool(event)
        applyToMembers(event, at: at)
        change(id) { $0.apply(event, at: at, by: by) }
        if let request = event.requeued { queue(request) }
    }

    private mutating func applyToPool(_ event: ResourceEvent) {
        switch event {
        case .committed(let id, let units, _): changePool(of: id) { $0.assigned += units }
        case .returned(let id, let used):
            let held = request(id)?.holds ?? 0
            changePool(of: id) { $0.takeBack(held, used: used) }
        case .preempted(let id, let loss): changePool(of: id) { $0.takeBack(loss.units, used: 0) }
        case .memberStoodDown(let id, _): changePool(of: id) { $0.takeBack(1, used: 0) }
        case .suppliesUsed(let id, let units):
            changePool(of: id) { $0.takeBack(units, used: units) }
        case .requested, .short, .declined, .mobilised, .assigned, .released, .offered,
            .substituted, .membersCommitted, .fatigueNear, .preparationConfirmed,
            .preparationWaived:
            break
        }
    }

    private mutating func changePool(of id: RequestID, _ change: (inout PoolState) -> Void) {
        guard let pool = request(id)?.pool else { return }
        pools.update(pool, change)
    }

    private mutating func applyToMembers(_ event: ResourceEvent, at: Timestamp) {
        switch event {
        case .membersCommitted(let request, let duties, _):
            for duty in duties { change(duty.person) { $0.begin(duty, request) } }
        case .released(let id):
            for duty in request(id)?.duties ?? [] { change(duty.person) { $0.rest(from: at) } }
        case .returned(let id, _):
            for duty in request(id)?.duties ?? [] { free(duty.person, at: at) }
        case .preempted(_, let loss): for person in loss.members { free(person, at: at) }
        case .memberStoodDown(_, let person): free(person, at: at)
        case .requested, .committed, .short, .declined, .mobilised, .assigned, .offered,
            .substituted, .fatigueNear, .preparationConfirmed, .preparationWaived, .suppliesUsed:
            break
        }
    }
}

extension ResourceEvent {
    /// The request that may have to leave or join the lists of its pool.
    fileprivate var requeued: RequestID? {
        switch self {
        case .requested(let request): request.id
        case .committed(let id, _, _), .declined(let id, _), .mobilised(let id, _),
            .released(let id), .returned(let id, _), .offered(let id, _),
            .substituted(let id, _, _), .preempted(let id, _), .memberStoodDown(let id, _),
            .suppliesUsed(let id, _):
            id
        case .short, .assigned, .membersCommitted, .fatigueNear, .preparationConfirmed,
            .preparationWaived:
            nil
        }
    }
}
