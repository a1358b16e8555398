// SPDX-License-Identifier: Apache-2.0
// How offers, losses, people and supplies change the requests of an incident.

import Notation
import ResponseModel

extension Incident {
    /// Changes requests as the event says; other events change nothing.
    mutating func applyResourceChanges(_ event: Event, at: Timestamp) {
        switch event {
        case .resourceOffered(_, let id, let offer):
            requests.update(id) {
                $0.offers.removeAll { $0.pool == offer.pool }
                $0.offers.append(offer)
                if $0.status == .requested { $0.status = .offered }
            }
        case .resourceSubstituted(_, let id, let other, let units):
            requests.update(id) { $0.ask(forLess: units) }
            if let pool = requests[other]?.pool {
                requests.update(id) { $0.offers.removeAll { $0.pool == pool } }
            }
        case .resourcePreempted(_, let id, let loss):
            requests.update(id) {
                $0.duties.removeAll { loss.members.contains($0.person) }
                $0.losses.append(loss)
                $0.lose(loss.units, at: at)
            }
        case .memberStoodDown(_, let id, let person):
            requests.update(id) {
                $0.duties.removeAll { $0.person == person }
                $0.lose(1, at: at)
            }
        case .membersCommitted(_, let id, let duties, _):
            requests.update(id) { $0.duties += duties }
        case .fatigueNear(_, let id, let person, _):
            requests.update(id) { request in
                for place in request.duties.indices where request.duties[place].person == person {
                    request.duties[place].isNear = true
                }
            }
        case .preparationConfirmed(_, let id, let items):
            requests.update(id) { request in
                request.prepared += items.filter { !request.prepared.contains($0) }
                request.prepared.sort()
            }
        case .suppliesUsed(_, let id, let units):
            requests.update(id) {
                $0.used += units
                $0.lose(units, at: at)
            }
        default: break
        }
    }

    /// When the fatigue limit of somebody has to be looked at; nil: of nobody.
    var nextFatigue: Timestamp? {
        guard phase < .closed else { return nil }
        return requests.values.lazy.filter(\.isOnDuty).flatMap(\.duties)
            .compactMap { $0.isNear ? $0.limit : $0.near }.min()
    }
}

extension ResourceRequest {
    /// Whether its people are on duty: committed and not yet sent home.
    var isOnDuty: Bool {
        switch status {
        case .provisional, .committed, .mobilised, .assigned: true
        case .requested, .offered, .declined, .released, .returned: false
        }
    }

    // What it holds and asks for becomes less; with nothing left it has ended.
    fileprivate mutating func lose(_ count: Int, at moment: Timestamp) {
        let wasWaiting = missing > 0
        committed -= count
        units -= count
        guard committed == 0 else { return }
        if wasWaiting {
            status = offers.isEmpty ? .requested : .offered
        } else {
            status = .returned
            returnedAt = moment
        }
    }

    fileprivate mutating func ask(forLess count: Int) {
        units = max(committed, units - count)
        guard units == committed else { return }
        status = committed == 0 ? .declined : .committed
    }
}
