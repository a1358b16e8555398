// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

/// How many customers of an audience a notice would reach, by tier and channel: the deliveries that
/// it would be expanded into, counted.
struct Reach: Sendable {
    private var customers = 0
    private var unreachable = 0
    private var deliveries = 0
    private var tiers: [Tier] = []

    private struct Tier: Sendable {
        var tier: CustomerTier?
        var id: TierID
        var customers = 0
        var unreachable = 0
        /// In the order of the tier.
        var channels: [(id: ChannelID, medium: Medium?, count: Int)]
    }

    /// Counts the audience; an audience that is not there has nobody.
    init(of id: AudienceID, at moment: Timestamp, in organization: Organization) {
        let expansion = Expansion(of: "explanation", releasedAt: moment, in: organization)
        var places: [TierID: Int] = [:]
        for customer in organization.audiences[id]?.members ?? [] {
            let place =
                places[customer.tier]
                ?? {
                    tiers.append(Self.tier(customer.tier, organization))
                    return tiers.count - 1
                }()
            places[customer.tier] = place
            count(expansion.rows(for: customer), at: place)
        }
        tiers.sort { ($0.tier?.order ?? .max, $0.id) < ($1.tier?.order ?? .max, $1.id) }
    }

    private static func tier(_ id: TierID, _ organization: Organization) -> Tier {
        let model = organization.tiers[id]
        let channels = (model?.channels ?? []).map { channel in
            (id: channel, medium: organization.channels[channel]?.medium, count: 0)
        }
        return Tier(tier: model, id: id, channels: channels)
    }

    private mutating func count(_ rows: [LedgerRow], at place: Int) {
        customers += 1
        tiers[place].customers += 1
        let sent = rows.filter { $0.status == .queued }
        if sent.isEmpty {
            unreachable += 1
            tiers[place].unreachable += 1
        }
        deliveries += sent.count
        for row in sent {
            guard let channel = tiers[place].channels.firstIndex(where: { $0.id == row.channel })
            else { continue }
            tiers[place].channels[channel].count += 1
        }
    }

    /// As boards show it, tiers in the order in which they are told.
    var part: ReachPart {
        var part = ReachPart()
        part.customers = customers
        part.unreachable = unreachable
        part.deliveries = deliveries
        part.tiers = tiers.map { tier in
            var line = ReachPart.TierPart()
            line.tier = tier.id.raw
            line.name = tier.tier?.name
            line.customers = tier.customers
            line.unreachable = tier.unreachable
            line.channels = tier.channels.map { channel in
                var cell = ReachPart.ChannelPart()
                cell.channel = channel.id.raw
                cell.medium = channel.medium?.rawValue
                cell.deliveries = channel.count
                return cell
            }
            return line
        }
        return part
    }
}
