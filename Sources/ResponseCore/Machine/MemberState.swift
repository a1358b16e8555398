// SPDX-License-Identifier: Apache-2.0
// People of pools by name: who is where, and how long they have been on duty. A person is one unit,
// also where two pools name them.

package import Notation
package import ResponseModel

/// A named person among the units of a request.
package struct MemberDuty: Sendable, Equatable {
    package var person: PersonID
    /// When they were committed.
    package var from: Timestamp
    /// Hours of duty before that count, because there was no rest between.
    package var worked: TimeSpan
    /// When they have to be told that the limit is near.
    package var near: Timestamp?
    /// The fatigue limit: from then on somebody else has to do it.
    package var limit: Timestamp?
    /// Whether that was told.
    package var isNear = false

    /// A duty that begins.
    package init(
        person: PersonID, from: Timestamp, worked: TimeSpan = .zero, near: Timestamp? = nil,
        limit: Timestamp? = nil
    ) {
        self.person = person
        self.from = from
        self.worked = worked
        self.near = near
        self.limit = limit
    }
}

/// A member of pools as they are now.
package struct MemberState: Sendable, Equatable {
    /// The request that holds them.
    package var holder: RequestID?
    /// Since when they are on duty; nil: they are not.
    package var since: Timestamp?
    /// Hours of the duties before the present one that count together.
    package var worked = TimeSpan.zero
    /// When the last duty ended.
    package var restsSince: Timestamp?
    /// Why they cannot be called, and the pool that counts them as out of service.
    package var outOfService: String?
    package var outOfServicePool: PoolID?

    /// Somebody of whom nothing is known yet.
    package init() {}

    mutating func begin(_ duty: MemberDuty, _ request: RequestID) {
        holder = request
        since = duty.from
        worked = duty.worked
    }

    /// Ends the duty; whoever still holds them keeps them until they are back.
    mutating func rest(from moment: Timestamp) {
        guard let since else { return }
        worked = worked + (moment - since)
        restsSince = moment
        self.since = nil
    }
}

/// Why somebody was not committed.
package enum Unfitness: Sendable, Equatable {
    /// Another request holds them.
    case elsewhere(RequestID)
    case outOfService(String)
    /// At the fatigue limit; rested by then.
    case resting(until: Timestamp)
    /// Not a working day of the pool's calendar, and not on duty.
    case offDuty
    case lacksSkills([String])
}

/// Somebody who was not committed.
package struct PassedOver: Sendable, Equatable {
    package var person: PersonID
    package var because: Unfitness

    /// Somebody by name and reason.
    package init(person: PersonID, because: Unfitness) {
        self.person = person
        self.because = because
    }
}
