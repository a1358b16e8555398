// SPDX-License-Identifier: Apache-2.0
// The organisation behind the plans: who works there, who is on duty when, who is told what and
// over which channel. Compiled from organization.yaml; immutable once compiled.

/// Everything that plans share.
package struct Organization: Sendable, Equatable {
    /// Its name.
    package var name: LocalizedText
    /// The zone in which its days and shifts are counted.
    package var zone: TimeZoneRules
    /// The level scale of all its plans.
    package var scale: LevelScale
    /// The calendar of business days where none is named.
    package var defaultCalendar: CalendarID?
    package var calendars: Catalogue<WorkCalendar> = []
    package var roles: Catalogue<Role> = []
    package var people: Catalogue<Person> = []
    package var teams: Catalogue<Team> = []
    package var rotations: Catalogue<Rotation> = []
    package var escalations: Catalogue<EscalationPolicy> = []
    package var channels: Catalogue<Channel> = []
    package var tiers: Catalogue<CustomerTier> = []
    package var audiences: Catalogue<Audience> = []
    package var pools: Catalogue<ResourcePool> = []
    /// Who may take units from whom, where a pool does not say it.
    package var preemption = PreemptionRule.usual
    package var targetPolicies: Catalogue<TargetPolicy> = []
    package var taxonomies: Catalogue<Taxonomy> = []
    package var riskBands: [RiskBand] = []
    package var retention: [RetentionPeriod] = []
    package var regulatorClocks: Catalogue<RegulatorClock> = []
    /// Who takes an incident that no plan is for (key `intake: {role, from, escalation}`); nil:
    /// nobody is called for it.
    package var intake: RoleRule?
    /// Who brings plans into force; nil: their files alone.
    package var governance: Governance?

    /// An organisation with a name, a zone and a scale, and nothing else yet.
    package init(name: LocalizedText, zone: TimeZoneRules, scale: LevelScale) {
        self.name = name
        self.zone = zone
        self.scale = scale
    }
}

/// The named scale of response levels (S011; defect D4: never key on the word).
package struct LevelScale: Sendable, Equatable {
    /// Its name, such as `three-level` or `cn-4`.
    package var name: String
    /// The levels from 1, the most severe, upwards without a gap.
    package var levels: [Level]

    /// A scale of levels numbered from 1.
    package init(name: String, levels: [Level]) {
        self.name = name
        self.levels = levels
    }

    /// One level of the scale.
    package struct Level: Sendable, Equatable {
        /// 1 is the most severe.
        package var number: Int
        /// What people call it: 一级(重大).
        package var name: LocalizedText
        /// `red`, `orange`, `yellow`, `blue` or `#rrggbb`.
        package var colour: String
        /// What an incident of this level is.
        package var meaning: LocalizedText

        /// A level of a scale.
        package init(number: Int, name: LocalizedText, colour: String, meaning: LocalizedText) {
            self.number = number
            self.name = name
            self.colour = colour
            self.meaning = meaning
        }
    }

    /// The level of a number, nil outside the scale.
    package subscript(number: Int) -> Level? { levels.first { $0.number == number } }
    /// The number of the least severe level.
    package var lowest: Int { levels.last?.number ?? 1 }
}

/// A function that somebody has in an incident (vocabulary 19-23).
package struct Role: Identified {
    package typealias Subject = Role
    package var id: RoleID
    package var name: LocalizedText
    /// Skills that a holder must have.
    package var skills: [String]
    /// What a holder of the role may do: see `Permission`.
    package var permissions: [Permission]

    /// A role by its parts.
    package init(
        id: RoleID, name: LocalizedText, skills: [String] = [], permissions: [Permission] = []
    ) {
        self.id = id
        self.name = name
        self.skills = skills
        self.permissions = permissions
    }

    /// The one lead of an incident (S043).
    package static let incidentCommander: RoleID = "incident_commander"
}

/// What the holder of a role may decide (S051, S102: least privilege).
package enum Permission: String, Sendable, Hashable, CaseIterable {
    /// Approve customer notices.
    case approveNotices = "approve_notices"
    /// Change the response level by hand.
    case setLevel = "set_level"
    /// Commit resources, and force a commitment.
    case commitResources = "commit_resources"
    /// Open the reserve of a pool.
    case openReserve = "open_reserve"
    /// Approve a deviation from the plan.
    case approveDeviations = "approve_deviations"
    /// End a response and close an incident.
    case standDown = "stand_down"
}

/// A way to reach somebody.
package struct ContactPoint: Sendable, Hashable {
    /// What kind of address it is.
    package var medium: Medium
    /// The address: an e-mail address, a telephone number in E.164, a URL.
    package var address: String

    /// A contact point, its address not checked.
    package init(medium: Medium, address: String) {
        self.medium = medium
        self.address = address
    }
}

/// The kinds of address.
package enum Medium: String, Sendable, Hashable, CaseIterable {
    case email, sms, phone, webhook
}

/// Somebody who works for the organisation.
package struct Person: Identified {
    package typealias Subject = Person
    package var id: PersonID
    package var name: LocalizedText
    package var skills: [String]
    /// The best way first.
    package var contacts: [ContactPoint]
    package var language: Language
    /// Roles that the person may hold beside those of the rotations; also gives their permissions.
    package var roles: [RoleID]

    /// A person by their parts.
    package init(
        id: PersonID, name: LocalizedText, skills: [String] = [], contacts: [ContactPoint] = [],
        language: Language = .zh, roles: [RoleID] = []
    ) {
        self.id = id
        self.name = name
        self.skills = skills
        self.contacts = contacts
        self.language = language
        self.roles = roles
    }
}

/// People who work together; owners of plans and actions.
package struct Team: Identified {
    package typealias Subject = Team
    package var id: TeamID
    package var name: LocalizedText
    package var members: [PersonID]

    /// A team by its parts.
    package init(id: TeamID, name: LocalizedText, members: [PersonID]) {
        self.id = id
        self.name = name
        self.members = members
    }
}
