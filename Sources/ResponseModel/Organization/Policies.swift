// SPDX-License-Identifier: Apache-2.0
// The organisation's own rules as data: targets, classes, risk bands, retention, regulators.

/// A named set of response targets (requirements, section 3).
package struct TargetPolicy: Identified {
    package typealias Subject = TargetPolicy
    package var id: Identifier<TargetPolicy>
    package var name: LocalizedText
    /// Where the numbers come from: `S022`.
    package var source: String
    /// What it applies to; the most specific match wins. Empty: anything.
    package var scope: Scope
    /// The clocks: `first_response`, `handled`, `fed_back`, …
    package var clocks: [Clock]

    /// A policy by its parts.
    package init(
        id: Identifier<TargetPolicy>, name: LocalizedText, source: String, scope: Scope,
        clocks: [Clock]
    ) {
        self.id = id
        self.name = name
        self.source = source
        self.scope = scope
        self.clocks = clocks
    }

    /// Where a policy applies; nil: everywhere.
    package struct Scope: Sendable, Equatable {
        package var category: String?
        package var channel: String?
        package var tier: TierID?
        /// A scope by its parts.
        package init(category: String? = nil, channel: String? = nil, tier: TierID? = nil) {
            self.category = category
            self.channel = channel
            self.tier = tier
        }
    }

    /// One deadline of a policy.
    package struct Clock: Sendable, Equatable {
        package var name: String
        package var limit: TimeLimit
        /// A deadline by its name.
        package init(name: String, limit: TimeLimit) {
            self.name = name
            self.limit = limit
        }
    }
}

/// A named list of classes: of complaints, causes, request categories (S014-S018, S087).
package struct Taxonomy: Identified {
    package typealias Subject = Taxonomy
    package var id: Identifier<Taxonomy>
    package var name: LocalizedText
    package var classes: [Class]

    /// A taxonomy by its parts.
    package init(id: Identifier<Taxonomy>, name: LocalizedText, classes: [Class]) {
        self.id = id
        self.name = name
        self.classes = classes
    }

    /// One class of a taxonomy.
    package struct Class: Sendable, Equatable {
        package var id: String
        package var name: LocalizedText
        /// A class by its parts.
        package init(id: String, name: LocalizedText) {
            self.id = id
            self.name = name
        }
    }
}

/// A band of the risk matrix: scores from `from` up to the next band (S009).
package struct RiskBand: Sendable, Equatable {
    /// The lowest product of likelihood and consequence, 1-25.
    package var from: Int
    package var name: LocalizedText
    package var colour: String
    /// A band by its parts.
    package init(from: Int, name: LocalizedText, colour: String) {
        self.from = from
        self.name = name
        self.colour = colour
    }
}

/// How long a kind of record is kept (S110, S111).
package struct RetentionPeriod: Sendable, Equatable {
    /// `archive`, `communication`, …
    package var record: String
    package var years: Int
    package var source: String
    /// A period by its parts.
    package init(record: String, years: Int, source: String) {
        self.record = record
        self.years = years
        self.source = source
    }
}

/// A report that a law or a supervisor demands within a time.
package struct RegulatorClock: Identified {
    package typealias Subject = RegulatorClock
    package var id: Identifier<RegulatorClock>
    package var name: LocalizedText
    /// The authority that is told.
    package var authority: LocalizedText
    package var limit: TimeLimit
    /// The clause it comes from.
    package var source: String
    /// A clock by its parts.
    package init(
        id: Identifier<RegulatorClock>, name: LocalizedText, authority: LocalizedText,
        limit: TimeLimit, source: String
    ) {
        self.id = id
        self.name = name
        self.authority = authority
        self.limit = limit
        self.source = source
    }
}
