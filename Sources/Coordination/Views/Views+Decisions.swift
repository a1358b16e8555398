// SPDX-License-Identifier: Apache-2.0
// Pools and requests in full: who is who, what was decided about them and why.

import Notation
import ResponseCore
import ResponseModel

extension Views {
    /// A pool with its people, its stock, how it is called, and how it was divided last.
    func poolInFull(_ model: ResourcePool) -> JSON {
        let units = state.pools[model.id] ?? PoolState(total: model.units)
        let more: [JSON.Member] = [
            .init("scope_of_use", .text(model.scopeOfUse)),
            .init(
                "call_up",
                model.callUp.map {
                    ["procedure": .text($0.procedure), "authority": role($0.authority)]
                } ?? .null),
            .init("lead_time", .count(seconds(model.leadTime(to: nil)))),
            .init("checklist", .array(model.checklist.map { .text($0) })),
            .init("people", .array(model.members.map { member($0, of: model) })),
            .init(
                "lots",
                .array(
                    units.lots.map {
                        ["units": .count($0.units), "expires": .moment($0.expires)]
                    })),
            .init("assessment", units.assessment.map(assessment) ?? .null),
            .init("preemption", .array(state.preemption(of: model.id).rights.map(right))),
            .init("divisions", .array(units.divisions.map(division))),
        ]
        return .object((pool(model).members ?? []) + more)
    }

    /// A request with the divisions that it took part in: why it has what it has. nil: no such one.
    func requestInFull(_ id: RequestID) -> JSON? {
        guard let found = state.incident(of: id)?.requests[id] else { return nil }
        let divisions = (state.pools[found.pool]?.divisions ?? []).filter { division in
            division.shares.contains { $0.request == id }
        }
        let followers = state.incident(of: id)?.requests.values.filter { $0.follows == id } ?? []
        let more: [JSON.Member] = [
            .init("divisions", .array(divisions.map(division))),
            .init("followed_by", .array(followers.map(request))),
            .init("preemption", .array(state.preemption(of: found.pool).rights.map(right))),
        ]
        return .object((request(found).members ?? []) + more)
    }

    /// When a pool that has nothing ready will have something; null: nobody knows.
    func nextFree(_ model: ResourcePool, _ ready: Int) -> JSON {
        if ready > 0 { return ["at": .moment(now), "local": "now", "units": .count(ready)] }
        guard let next = state.nextReturn(to: model.id, at: now) else { return .null }
        let civil = (state.organization?.zone ?? .utc).civil(next.at)
        let local = "\(civil.dateText.dropFirst(5)) \(civil.text.dropFirst(11).prefix(5))"
        return ["at": .moment(next.at), "local": .string(local), "units": .count(next.units)]
    }

    /// Whether a pool should have been assessed by now.
    func isOverdue(_ pool: PoolID) -> Bool {
        state.assessmentDue(of: pool).map { $0 < now } ?? false
    }

    func expectedReturn(of request: ResourceRequest) -> Timestamp? {
        guard request.holds > 0, let model = state.organization?.pools[request.pool] else {
            return nil
        }
        return state.expectedReturn(of: request, model)
    }

    func duty(_ duty: MemberDuty) -> JSON {
        [
            "person": person(duty.person), "from": .moment(duty.from),
            "limit": .moment(duty.limit), "near": .bool(duty.isNear),
        ]
    }

    func offer(_ offer: ResourceOffer) -> JSON {
        let rivals = offer.rivals.map { rival -> JSON in
            [
                "pool": pool(named: rival.pool), "free": .count(rival.free),
                "lead_time": .count(seconds(rival.leadTime)),
                "cost": rival.cost.map { .integer($0) } ?? .null,
            ]
        }
        return [
            "pool": pool(named: offer.pool), "units": .count(offer.units),
            "lead_time": .count(seconds(offer.leadTime)),
            "mutual_aid": .bool(offer.isMutualAid),
            "authority": role(state.organization?.pools[offer.pool]?.callUp?.authority),
            "source": source(offer.source), "rivals": .array(rivals),
        ]
    }

    func loss(_ loss: Preemption) -> JSON {
        let right: JSON =
            switch loss.because {
            case .rule(let taker, let giver):
                [
                    "kind": "rule", "taker": .count(taker), "giver": .count(giver), "reason": .null,
                ]
            case .hand(let reason):
                ["kind": "hand", "taker": .null, "giver": .null, "reason": .string(reason)]
            }
        return [
            "units": .count(loss.units), "to": .string(loss.incident.raw),
            "request": .string(loss.request.raw), "because": right,
            "people": .array(loss.members.map { person($0) }),
            "substitute": substitute(loss.substitute),
        ]
    }

    private func substitute(_ substitute: Preemption.Substitute) -> JSON {
        switch substitute {
        case .pool(let pool, let units, let leadTime, let isMutualAid):
            [
                "pool": self.pool(named: pool), "units": .count(units),
                "lead_time": .count(seconds(leadTime)), "mutual_aid": .bool(isMutualAid),
                "comes_back": .null,
            ]
        case .comesBack(let at, let units):
            [
                "pool": .null, "units": .count(units), "lead_time": .null, "mutual_aid": false,
                "comes_back": .moment(at),
            ]
        case .none: .null
        }
    }

    private func source(_ source: ResourceOffer.Source) -> JSON {
        switch source {
        case .substitute(let rank):
            ["kind": "substitute", "rank": .count(rank), "note": .null]
        case .sameSkills: ["kind": "same_skills", "rank": .null, "note": .null]
        case .hand(let note): ["kind": "hand", "rank": .null, "note": .string(note)]
        }
    }

    private func member(_ id: PersonID, of pool: ResourcePool) -> JSON {
        let word: String
        var until: Timestamp?
        var why: String?
        switch state.unfitness(of: id, in: pool, at: now) {
        case nil: word = "available"
        case .elsewhere(let request): (word, why) = ("assigned", request.raw)
        case .outOfService(let reason): (word, why) = ("out_of_service", reason)
        case .resting(let rested): (word, until) = ("resting", rested)
        case .offDuty: word = "off_duty"
        case .lacksSkills(let skills):
            (word, why) = ("lacks_skills", skills.joined(separator: ", "))
        }
        return [
            "person": person(id), "state": .string(word), "until": .moment(until),
            "why": .optional(why),
        ]
    }

    private func assessment(_ look: PoolAssessment) -> JSON {
        [
            "at": .moment(look.at), "by": person(look.by),
            "availability": .count(look.availability),
            "effectiveness": .count(look.effectiveness), "note": .string(look.note),
        ]
    }

    private func right(_ right: PreemptionRule.Right) -> JSON {
        ["taker": .count(right.taker), "giver": .count(right.giver)]
    }

    private func division(_ division: PoolDivision) -> JSON {
        let shares = division.shares.map { share -> JSON in
            [
                "request": .string(share.request.raw), "incident": .string(share.incident.raw),
                "level": share.level.map { .count($0) } ?? .null, "wanted": .count(share.wanted),
                "granted": .count(share.granted),
            ]
        }
        return [
            "at": .moment(division.at), "free": .count(division.free),
            "reserve": .count(division.reserve), "shares": .array(shares),
            "others_waiting": .count(division.others),
        ]
    }

    private func seconds(_ span: TimeSpan) -> Int { Int(clamping: span.milliseconds / 1_000) }
}

extension ResourceRequest {
    /// The request that it continues.
    fileprivate var follows: RequestID? {
        switch reason {
        case .regain(let id, _), .substitute(let id), .relief(let id): id
        case .plan, .hand: nil
        }
    }
}
