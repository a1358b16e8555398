// SPDX-License-Identifier: Apache-2.0
// How offers, losses, people and supplies change the requests of an incident.

import Notation
import ResponseModel

extension Incident {
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
    mutating func lose(_ count: Int, at moment: Timestamp) {
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

    mutating func ask(forLess count: Int) {
        units = max(committed, units - count)
        guard units == committed else { return }
        status = committed == 0 ? .declined : .committed
    }
}
