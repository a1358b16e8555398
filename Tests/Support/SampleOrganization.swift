// SPDX-License-Identifier: Apache-2.0

package import Notation
package import ResponseCore
package import ResponseModel

/// An organisation with one plan: a response calls two people, tells three customers and starts
/// clocks.
package enum SampleOrganization {
    /// 2026-03-02T01:00:00Z, a Monday.
    package static let start = Timestamp(milliseconds: 1_772_413_200_000)

    /// The plans, ready to be installed.
    package static var planSet: PlanSet { planSet(members: customers) }

    /// The same plans with other customers.
    package static func planSet(members: [Customer]) -> PlanSet {
        var organization = organization
        organization.audiences = [
            Audience(id: "payers", name: LocalizedText(en: "Payers", zh: "支付客户"), members: members)
        ]
        let text = "muster: plan/1\n"
        return PlanSet(
            organization: organization, plans: [plan],
            documents: [Document(path: "payment.yaml", digest: "d0c", text: text)],
            digest: "5e7-\(members.count)")
    }

    /// Compiles the texts of `planSet` as if they had been read from a journal.
    package static let compile: @Sendable ([Document]) throws -> PlanSet = { _ in planSet }

    /// Three customers; the second is a VIP, the third cannot be reached.
    package static let customers = [
        customer("c-100", tier: "ordinary", [.init(medium: .email, address: "mei@example.com")]),
        customer(
            "c-200", tier: "vip",
            [
                .init(medium: .sms, address: "+8613800000002"),
                .init(medium: .email, address: "vip@example.com"),
            ]),
        customer("c-300", tier: "ordinary", []),
    ]

    /// A customer by number, tier and addresses.
    package static func customer(
        _ id: String, tier: TierID, _ contacts: [ContactPoint]
    ) -> Customer {
        Customer(id: id, name: id, tier: tier, language: .zh, contacts: contacts)
    }

    /// Declares an incident and starts the response at once, by the duty commander.
    package static func declaration(
        _ title: String = "Payments fail", key: String? = nil
    ) -> Submission {
        Submission(
            .intake(.declare(Declaration(title: title, plan: "payment"))), by: .person("ana"),
            key: key)
    }

    /// Installs the plans.
    package static var installation: Submission {
        Submission(.installPlans(planSet), by: .coordinator)
    }

    private static var organization: Organization {
        var organization = Organization(
            name: LocalizedText(en: "Spruce", zh: "云杉"), zone: .utc,
            scale: LevelScale(
                name: "two-level",
                levels: [
                    .init(
                        number: 1, name: LocalizedText(en: "Major", zh: "重大"), colour: "red",
                        meaning: LocalizedText("meaning")),
                    .init(
                        number: 2, name: LocalizedText(en: "Minor", zh: "一般"), colour: "yellow",
                        meaning: LocalizedText("meaning")),
                ]))
        organization.roles = [
            Role(
                id: Role.incidentCommander, name: LocalizedText(en: "Commander", zh: "总指挥"),
                permissions: Permission.allCases)
        ]
        organization.people = [
            Person(
                id: "ana", name: LocalizedText(en: "Ana", zh: "安娜"),
                contacts: [
                    .init(medium: .sms, address: "+8613800000001"),
                    .init(medium: .email, address: "ana@example.com"),
                ]),
            Person(
                id: "bo", name: LocalizedText(en: "Bo", zh: "波"),
                contacts: [.init(medium: .email, address: "bo@example.com")]),
        ]
        organization.rotations = [
            Rotation(
                id: "duty", name: LocalizedText("Duty"), zone: .utc,
                layers: [.init(members: ["ana"], starts: start + .days(-14), turnDays: 7)])
        ]
        organization.escalations = [
            EscalationPolicy(
                id: "ladder", name: LocalizedText("Ladder"),
                rungs: [
                    .init(notify: [.onDuty], timeout: .minutes(5)),
                    .init(notify: [.person("bo")], timeout: .minutes(10)),
                ])
        ]
        organization.channels = [
            channel("mail", .email), channel("text", .sms), channel("mail-2", .email),
        ]
        organization.tiers = [
            CustomerTier(
                id: "ordinary", name: LocalizedText("Ordinary"), order: 2, channels: ["mail"]),
            CustomerTier(
                id: "vip", name: LocalizedText("VIP"), order: 1, channels: ["text", "mail"]),
        ]
        organization.pools = [
            ResourcePool(
                id: "agents", name: LocalizedText(en: "Agents", zh: "坐席"), kind: .people,
                units: 10)
        ]
        return organization
    }

    private static func channel(_ id: ChannelID, _ medium: Medium) -> Channel {
        Channel(
            id: id, name: LocalizedText(id.raw), medium: medium,
            transport: .file(from: "muster@example.com"))
    }

    private static var plan: Plan {
        var plan = Plan(
            id: "payment", name: LocalizedText(en: "Payment outage", zh: "支付中断"), digest: "d1")
        plan.classification = Classification(
            rules: [.init(level: 1, when: nil, because: LocalizedText("always"))])
        plan.targets = [
            ResponseTarget(kind: .recover, limits: PerLevel(.wall(.hours(4))))
        ]
        plan.roles = [
            RoleRule(role: Role.incidentCommander, rotation: "duty", escalation: "ladder")
        ]
        plan.resources = [ResourceNeed(pool: "agents", quantity: PerLevel(3))]
        plan.notices = [
            NoticeRule(
                id: "first", trigger: .on(.activated), audience: "payers", template: template)
        ]
        return plan
    }

    private static var template: NoticeTemplate {
        NoticeTemplate(
            name: "templates/first",
            wordings: Language.allCases.map { language in
                .init(
                    language: language, source: "Subject: {{incident_id}} \(language)\n\nbody")
            })
    }
}
