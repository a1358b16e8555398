// SPDX-License-Identifier: Apache-2.0
// Commands about pools and about what requests can become beyond the usual.

import CEL
import Notation
import ResponseCore
import ResponseModel

extension ScriptWriter {
    var pool: PoolID {
        mutating get {
            random.pick(
                ["agents", "cable", "vans", "crew", "carriers", "crew", "agents", "ships"], or: "")
        }
    }

    /// A request for which a command may make sense, or any.
    private mutating func request(
        of incident: Incident, where isMeant: (ResourceRequest) -> Bool
    ) -> RequestID {
        let meant = incident.requests.values.filter(isMeant).map(\.id)
        let all = random.once(in: 8) || meant.isEmpty ? incident.requests.keys : meant
        return random.pick(all, or: "inc-0001.r9")
    }

    mutating func beyondTheUsual(_ incident: Incident) -> Command {
        switch random.below(10) {
        case 0...2: acceptOffer(incident)
        case 3:
            .resource(
                .offer(
                    request(of: incident) { $0.missing > 0 }, pool: pool, units: random.below(4),
                    note: text))
        case 4: takeUnits(incident)
        case 5, 6: work(with: "vans", incident)
        case 7, 8: work(with: "cable", incident)
        default: .resource(.request(incident.id, pool: pool, units: 12, skills: [], reason: text))
        }
    }

    private mutating func acceptOffer(_ incident: Incident) -> Command {
        let waiting = request(of: incident) { $0.missing > 0 && !$0.offers.isEmpty }
        let offers = incident.requests[waiting]?.offers.map(\.pool) ?? []
        return .resource(
            .acceptOffer(
                waiting, pool: random.pick(offers, or: pool),
                units: random.once(in: 2) ? random.below(5) - 1 : nil, reason: text))
    }

    private mutating func takeUnits(_ incident: Incident) -> Command {
        let waiting = request(of: incident) { $0.missing > 0 }
        let giver = RequestID("inc-000\(random.below(9)).r\(random.below(5) + 1)")
        return .resource(
            .take(
                waiting, from: giver, units: random.once(in: 2) ? random.below(4) : nil,
                reason: text))
    }

    // What comes next on the way of units to their work, and there.
    private mutating func work(with pool: PoolID, _ incident: Incident) -> Command {
        let ours = incident.requests.values.filter { $0.pool == pool && $0.holds > 0 }
        guard let request = random.pick(ours) else {
            return .resource(
                .request(
                    incident.id, pool: pool, units: random.below(4) + 1, skills: [], reason: text))
        }
        switch request.status {
        case .committed, .provisional: return .resource(.mobilise(request.id, arrivesIn: nil))
        case .mobilised where pool == "vans":
            return random.once(in: 3)
                ? .resource(.startUnprepared(request.id, reason: text))
                : .resource(.confirmPreparation(request.id, items: Array(0...random.below(3))))
        case .mobilised, .assigned:
            return .resource(.useSupplies(request.id, units: random.below(4)))
        default: return .resource(.assign(request.id))
        }
    }

    mutating func pools(at now: Timestamp) -> Command {
        let units = random.once(in: 30) ? .min : random.below(9) - 3
        switch random.below(12) {
        case 0...2: return .pool(.restock(pool, units: units, note: ""))
        case 3, 4:
            return .pool(
                .restockLot(
                    random.pick(["cable", "cable", "agents"], or: "cable"), units: units,
                    expires: now + .minutes(Int64(random.below(300)) - 20), note: ""))
        case 5: return .pool(.discardStock(pool, units: units, reason: text))
        case 6: return .pool(.openReserve(pool, units: random.below(4) - 1, reason: text))
        case 7:
            return .pool(
                .assess(
                    pool, availability: random.below(120), effectiveness: random.below(101),
                    note: ""))
        case 8, 9:
            return .pool(
                .setMemberOutOfService(
                    "crew", random.pick(["bo", "chen", "dana", "eve"], or: "bo"),
                    why: random.once(in: 2) ? nil : text))
        default:
            return .pool(
                .setOutOfService(pool, units: units, why: random.once(in: 9) ? "" : "broken"))
        }
    }
}
