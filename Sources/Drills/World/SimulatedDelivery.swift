// SPDX-License-Identifier: Apache-2.0
// A released notice on its way to every customer of its audience, one delivery for each channel of
// the customer's tier, as the ledger of a real notice has it (S005, S069).

package import Notation
package import ResponseCore
package import ResponseModel

/// What became of all deliveries of a notice.
package struct SimulatedDelivery: Sendable, Equatable {
    /// Deliveries by how they ended.
    package private(set) var counts = DeliveryCounts(accepted: 0, rejected: 0, suppressed: 0)
    /// When the last delivery had ended.
    package private(set) var completedAt: Timestamp
    /// When the first customer had it; nil when none has.
    package private(set) var firstAcceptedAt: Timestamp?
    private var ledger = StableHash()

    /// A sum of all rows of the ledger in their order. The prefix says that it is no SHA-256, as
    /// the ledgers of real notices have it.
    package var ledgerDigest: String { "exercise-fnv1a64-" + ledger.hexadecimal }

    /// Sends a notice to an audience: nil stands for an audience that does not exist, which is one
    /// without members.
    package init(
        of order: NoticeOrder, to audience: Audience?, tiers: Catalogue<CustomerTier>,
        over channels: SimulatedChannels, streams: RandomStreams
    ) {
        completedAt = order.releasedAt
        // One stream for each tier and channel, in the order of the audience: with a stream for
        // every customer, most of the time of a large audience would go into hashing names.
        for tier in tiers.all {
            let members = (audience?.members ?? []).filter { $0.tier == tier.id }
            for id in tier.channels {
                guard let (medium, channel) = channels.channel(id) else { continue }
                var stream = streams.stream("notice", order.notice.raw, tier.id.raw, id.raw)
                ledger.add(id.raw)
                for customer in members {
                    let isReachable = customer.contacts.contains { $0.medium == medium }
                    let outcome = isReachable ? send(order, on: channel, &stream) : .suppressed
                    note(customer, outcome, order.releasedAt)
                }
            }
        }
    }

    private enum Outcome {
        case accepted(Timestamp)
        case rejected(Timestamp)
        /// The customer has no address for the channel.
        case suppressed
    }

    private func send(
        _ order: NoticeOrder, on channel: SimulatedChannel, _ stream: inout SplitMix64
    ) -> Outcome {
        var time = order.releasedAt
        for number in 1...SimulatedChannels.noticeAttempts {
            let attempt = channel.attempt(at: time, from: &stream)
            if attempt.isAccepted { return .accepted(attempt.at) }
            time = attempt.at + SimulatedChannels.retryDelay(after: number)
        }
        return .rejected(time)
    }

    private mutating func note(
        _ customer: Customer, _ outcome: Outcome, _ releasedAt: Timestamp
    ) {
        ledger.add(customer.id)
        switch outcome {
        case .accepted(let time):
            counts.accepted += 1
            firstAcceptedAt = min(firstAcceptedAt ?? time, time)
            end(at: time, "accepted")
        case .rejected(let time):
            counts.rejected += 1
            end(at: time, "rejected")
        case .suppressed:
            counts.suppressed += 1
            end(at: releasedAt, "suppressed")
        }
    }

    private mutating func end(at time: Timestamp, _ outcome: String) {
        completedAt = max(completedAt, time)
        ledger.add(outcome)
        ledger.add(time.milliseconds)
    }
}
