// SPDX-License-Identifier: Apache-2.0
// A small organisation that can run one kind of incident: enough people for a ladder, two tiers
// of customers on two channels, three pools.

import CEL
import Notation
import ResponseCore
import ResponseModel

enum PaymentOrganization {
    static let zone = TimeZoneRules(
        name: "Asia/Shanghai",
        changes: [TimeZoneRules.Change(fromSeconds: .min, offsetSeconds: 28_800)])

    /// Everybody, in the order of their roles: the first three stand on the ladder of command.
    static let names = [
        "lin-yue", "zhou-qiming", "han-zhiyuan", "ma-li", "wu-fan", "gu-ning", "pei-an",
    ]

    static func make(customers: Int = 40) -> Organization {
        var organization = Organization(
            name: LocalizedText(en: "Example Pay", zh: "示例支付"), zone: zone, scale: scale)
        organization.roles = roles
        organization.people = people
        organization.teams = [
            Team(id: "payments", name: LocalizedText("Payments"), members: ["wu-fan"])
        ]
        organization.rotations = rotations
        organization.escalations = [ladder]
        organization.channels = [
            Channel(
                id: "sms", name: LocalizedText("SMS"), medium: .sms,
                transport: .webhook(url: nil, secret: nil)),
            Channel(
                id: "mail", name: LocalizedText("E-mail"), medium: .email,
                transport: .file(from: "notices@example.com")),
        ]
        organization.tiers = [
            CustomerTier(
                id: "vip", name: LocalizedText("VIP"), order: 1, channels: ["sms", "mail"]),
            CustomerTier(
                id: "ordinary", name: LocalizedText("Ordinary"), order: 2, channels: ["mail"]),
        ]
        organization.audiences = [audience(customers)]
        organization.pools = pools
        return organization
    }

    private static var scale: LevelScale {
        LevelScale(
            name: "three-level",
            levels: (1...3).map {
                LevelScale.Level(
                    number: $0, name: LocalizedText(en: "Level \($0)", zh: "\($0)级"),
                    colour: "red", meaning: LocalizedText("Meaning \($0)"))
            })
    }

    private static var roles: Catalogue<Role> {
        [
            Role(
                id: Role.incidentCommander, name: LocalizedText(en: "Commander", zh: "指挥官"),
                permissions: Permission.allCases),
            Role(
                id: "communications_lead", name: LocalizedText("Communications"),
                permissions: [.approveNotices]),
            Role(id: "operations_lead", name: LocalizedText("Operations")),
            Role(
                id: "logistics_lead", name: LocalizedText("Logistics"),
                permissions: [.commitResources]),
        ]
    }

    private static var people: Catalogue<Person> {
        Catalogue(
            names.enumerated().map { place, name in
                Person(
                    id: PersonID(name), name: LocalizedText(name),
                    contacts: [
                        ContactPoint(medium: .sms, address: "+86100000010\(place)"),
                        ContactPoint(medium: .email, address: "\(name)@example.com"),
                    ], language: place % 2 == 0 ? .zh : .en)
            })
    }

    private static var rotations: Catalogue<Rotation> {
        func always(_ id: RotationID, _ person: PersonID) -> Rotation {
            Rotation(
                id: id, name: LocalizedText(id.raw), zone: zone,
                layers: [
                    Rotation.Layer(
                        members: [person], starts: Timestamp(milliseconds: 0), turnDays: 7)
                ])
        }
        return [
            always("duty-commanders", "lin-yue"), always("duty-communications", "ma-li"),
            always("duty-operations", "wu-fan"), always("duty-logistics", "gu-ning"),
        ]
    }

    private static var ladder: EscalationPolicy {
        EscalationPolicy(
            id: "command-ladder", name: LocalizedText("Command"),
            rungs: [
                EscalationPolicy.Rung(notify: [.onDuty], timeout: .minutes(5)),
                EscalationPolicy.Rung(notify: [.person("zhou-qiming")], timeout: .minutes(5)),
                EscalationPolicy.Rung(notify: [.person("han-zhiyuan")], timeout: .minutes(10)),
            ])
    }

    private static func audience(_ customers: Int) -> Audience {
        Audience(
            id: "payment-customers", name: LocalizedText("Payment customers"),
            members: (0..<customers).map { place in
                var contacts = [
                    ContactPoint(medium: .email, address: "c\(place)@example.com")
                ]
                // Every tenth customer is VIP; every second of those has no telephone.
                if place % 20 == 0 {
                    contacts.append(ContactPoint(medium: .sms, address: "+861000002\(place)"))
                }
                return Customer(
                    id: "c\(place)", name: "Customer \(place)",
                    tier: place % 10 == 0 ? "vip" : "ordinary", language: .en,
                    contacts: contacts)
            })
    }

    private static var pools: Catalogue<ResourcePool> {
        var agents = ResourcePool(
            id: "support-agents", name: LocalizedText("Agents"), kind: .people, units: 20)
        agents.leadTimes = [ResourcePool.LeadTime(location: nil, time: .minutes(10))]
        var gateways = ResourcePool(
            id: "standby-gateways", name: LocalizedText("Gateways"), kind: .technical, units: 3)
        gateways.leadTimes = [ResourcePool.LeadTime(location: nil, time: .minutes(5))]
        var parts = ResourcePool(
            id: "spare-parts", name: LocalizedText("Parts"), kind: .logistics, units: 10)
        parts.isConsumable = true
        parts.reorderPoint = 8
        parts.restockTime = .hours(1)
        return [agents, gateways, parts]
    }
}
