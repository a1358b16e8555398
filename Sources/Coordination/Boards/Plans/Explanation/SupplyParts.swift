// SPDX-License-Identifier: Apache-2.0
// Parts of the explanation of a plan: units that it would ask for, notices that it would write.

package import Notation
package import ResponseModel

/// Whether the pools could serve the requests.
package struct SupplyPart: Board {
    /// Where it was looked up: `journal`, `plans` or `refused`.
    package var pools = ""
    package var problem: String?
    package var requests: [PlannedRequestPart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("pools", &pools)
        form("problem", &problem)
        form("requests", &requests)
    }
}

/// Units that would be asked for.
package struct PlannedRequestPart: Board {
    package var pool = NamedPart()
    package var units = 0
    package var skills: [String] = []
    package var due: Timestamp?
    package var committed = 0
    package var missing = 0
    package var total = 0
    /// As it is before the incident takes its units.
    package var available = 0
    package var outOfService = 0
    package var reserve = 0
    package var heldBy: [String] = []
    package var substitutes: [SubstitutePart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("pool", &pool)
        form("units", &units)
        form("skills", &skills)
        form("due", &due)
        form("committed", &committed)
        form("missing", &missing)
        form("total", &total)
        form("available", &available)
        form("out_of_service", &outOfService)
        form("reserve", &reserve)
        form("held_by", &heldBy)
        form("substitutes", &substitutes)
    }

    /// A pool that stands in.
    package struct SubstitutePart: Board {
        package var pool = NamedPart()
        package var available = 0
        package var isMutualAid = false

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("pool", &pool)
            form("available", &available)
            form("mutual_aid", &isMutualAid)
        }
    }
}

/// A notice that would be written.
package struct PlannedNoticePart: Board {
    package var notice = ""
    package var trigger = ""
    package var audience = NamedPart()
    package var recipients = ReachPart()
    package var within: String?
    package var isDrafted = false
    package var due: Timestamp?
    package var approval = ""
    package var template = ""
    package var subjects: [SubjectPart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("notice", &notice)
        form("trigger", &trigger)
        form("audience", &audience)
        form("recipients", &recipients)
        form("within", &within)
        form("drafted", &isDrafted)
        form("due", &due)
        form("approval", &approval)
        form("template", &template)
        form("subjects", &subjects)
    }

    /// Its subject in a language.
    package struct SubjectPart: Board {
        package var language = ""
        package var subject = ""

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("language", &language)
            form("subject", &subject)
        }
    }
}

/// How many customers a notice would reach, by tier and channel, in the order in which they are
/// told.
package struct ReachPart: Board {
    package var customers = 0
    package var unreachable = 0
    package var deliveries = 0
    package var tiers: [TierPart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("customers", &customers)
        form("unreachable", &unreachable)
        form("deliveries", &deliveries)
        form("tiers", &tiers)
    }

    /// The customers of a tier.
    package struct TierPart: Board {
        package var tier = ""
        package var name: LocalizedText?
        package var customers = 0
        package var unreachable = 0
        package var channels: [ChannelPart] = []

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("tier", &tier)
            form("name", &name)
            form("customers", &customers)
            form("unreachable", &unreachable)
            form("channels", &channels)
        }
    }

    /// Deliveries by a channel.
    package struct ChannelPart: Board {
        package var channel = ""
        package var medium: String?
        package var deliveries = 0

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("channel", &channel)
            form("medium", &medium)
            form("deliveries", &deliveries)
        }
    }
}
