// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

/// Looks whether the customers of an audience can be told anything.
struct AudienceCheck {
    private let audience: Audience
    private let media: [TierID: Set<Medium>]
    private let knownTiers: Set<TierID>

    init(_ audience: Audience, tiers: Catalogue<CustomerTier>, channels: Catalogue<Channel>) {
        self.audience = audience
        knownTiers = Set(tiers.all.map(\.id))
        media = Dictionary(
            tiers.all.map { tier in
                (tier.id, Set(tier.channels.compactMap { channels[$0]?.medium }))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether at least one member belongs to a tier that has a channel.
    var isReachable: Bool {
        audience.members.isEmpty || audience.members.contains { !(media[$0.tier] ?? []).isEmpty }
    }

    /// Reports doubled numbers, and customers with no address for any channel of their tier.
    func report(in section: Section) {
        var seen: Set<String> = []
        var doubled: [String] = []
        var unreachable: [String] = []
        for customer in audience.members {
            if !seen.insert(customer.id).inserted { doubled.append(customer.id) }
            guard knownTiers.contains(customer.tier), let media = media[customer.tier],
                !media.isEmpty
            else { continue }
            if !customer.contacts.contains(where: { media.contains($0.medium) }) {
                unreachable.append(customer.id)
            }
        }
        if !doubled.isEmpty {
            section.field.report(
                .duplicateIdentifier,
                "\(section.title) has customer \(doubled.choice) twice",
                help: "Keep one of each; otherwise they are told twice.")
        }
        if !unreachable.isEmpty {
            section.field.report(
                .unreachableCustomers,
                "customers of \(section.title) have no address for any channel of their tier:"
                    + " \(unreachable.summary)",
                help: "Add an address, or a channel to the tier.")
        }
    }
}

extension [String] {
    /// The first three, and how many more: `"C-1" and 12 more`.
    fileprivate var summary: String {
        count <= 3 ? choice : "\(Array(prefix(3)).choice) and \(count - 3) more"
    }
}
