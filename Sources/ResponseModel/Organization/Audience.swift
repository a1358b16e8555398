// SPDX-License-Identifier: Apache-2.0
// Whom notices reach, and over which channels.

/// A way out of the house: notices and pages leave through it.
package struct Channel: Identified {
    package typealias Subject = Channel
    package var id: ChannelID
    package var name: LocalizedText
    /// The kind of address that it reaches.
    package var medium: Medium
    package var transport: Transport

    /// A channel by its parts.
    package init(id: ChannelID, name: LocalizedText, medium: Medium, transport: Transport) {
        self.id = id
        self.name = name
        self.medium = medium
        self.transport = transport
    }

    /// How a message leaves.
    package enum Transport: Sendable, Equatable {
        /// As a file of RFC 5322 in the outbox of the data folder.
        case file(from: String)
        /// To a mail relay. Where the address of the relay is not set, as `file`.
        case smtp(from: String, relay: Setting, username: Setting?, password: Setting?)
        /// As a signed HTTP POST (Standard Webhooks). `url` nil: the recipient's own address.
        case webhook(url: Setting?, secret: Setting?)
    }
}

/// A setting that may be a secret: never the secret itself, unless the file gives plain text.
package enum Setting: Sendable, Equatable {
    /// Written in the file.
    case text(String)
    /// The value of an environment variable.
    case environment(String)
    /// The first line of a file.
    case file(String)
}

/// A tier of customers: which channels it is told on, and who comes first (S005, S069).
package struct CustomerTier: Identified {
    package typealias Subject = CustomerTier
    package var id: TierID
    package var name: LocalizedText
    /// Lower is told first.
    package var order: Int
    /// Every channel on which the tier is told.
    package var channels: [ChannelID]

    /// A tier by its parts.
    package init(id: TierID, name: LocalizedText, order: Int, channels: [ChannelID]) {
        self.id = id
        self.name = name
        self.order = order
        self.channels = channels
    }
}

/// Customers who are told the same thing.
package struct Audience: Identified {
    package typealias Subject = Audience
    package var id: AudienceID
    package var name: LocalizedText
    /// The members, from the file itself or from a CSV file beside it.
    package var members: [Customer]

    /// An audience by its parts.
    package init(id: AudienceID, name: LocalizedText, members: [Customer]) {
        self.id = id
        self.name = name
        self.members = members
    }
}

/// A customer as far as notices need to know (S106: no more than that).
package struct Customer: Sendable, Hashable {
    /// The organisation's own number for the customer.
    package var id: String
    package var name: String
    package var tier: TierID
    package var language: Language
    package var contacts: [ContactPoint]

    /// A customer by their parts.
    package init(
        id: String, name: String, tier: TierID, language: Language, contacts: [ContactPoint]
    ) {
        self.id = id
        self.name = name
        self.tier = tier
        self.language = language
        self.contacts = contacts
    }
}
