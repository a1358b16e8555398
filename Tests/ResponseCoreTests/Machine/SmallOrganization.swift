// SPDX-License-Identifier: Apache-2.0
// An organisation with one plan, small enough to know by heart while reading a test.

import CEL
import Notation
import ResponseCore
import ResponseModel

/// 2026-03-02T01:00:00Z, a Monday, 09:00 in Shanghai.
let monday = Timestamp(milliseconds: 1_772_413_200_000)

/// Moments as minutes after `monday`.
func minute(_ count: Int64) -> Timestamp { monday + .minutes(count) }

func condition(_ source: String) -> Condition {
    do { return try Condition(source) } catch { preconditionFailure("\(source): \(error)") }
}

enum SmallOrganization {
    static let shanghai = TimeZoneRules(
        name: "Asia/Shanghai", changes: [.init(fromSeconds: .min, offsetSeconds: 28_800)])

    static var organization: Organization {
        var organization = Organization(
            name: LocalizedText(en: "Spruce", zh: "云杉"), zone: shanghai,
            scale: LevelScale(
                name: "three-level",
                levels: [
                    level(1, "red"), level(2, "orange"), level(3, "yellow"),
                ]))
        organization.roles = [
            Role(
                id: Role.incidentCommander, name: LocalizedText(en: "Commander", zh: "总指挥"),
                permissions: Permission.allCases),
            Role(
                id: "communications_lead", name: LocalizedText(en: "Communications", zh: "信息"),
                permissions: [.approveNotices]),
            Role(id: "operations_lead", name: LocalizedText(en: "Operations", zh: "处置")),
        ]
        organization.people = Catalogue(
            ["ana", "bo", "chen", "dana"].map { Person(id: PersonID($0), name: LocalizedText($0)) }
                + [
                    Person(
                        id: "eve", name: LocalizedText("Eve"), roles: ["communications_lead"])
                ])
        organization.rotations = [
            Rotation(
                id: "duty", name: LocalizedText("Duty"), zone: shanghai,
                layers: [
                    .init(members: ["ana", "bo"], starts: monday + .days(-14), turnDays: 7)
                ])
        ]
        organization.escalations = [
            EscalationPolicy(
                id: "ladder", name: LocalizedText("Ladder"),
                rungs: [
                    .init(notify: [.onDuty], timeout: .minutes(5)),
                    .init(notify: [.person("chen"), .person("dana")], timeout: .minutes(10)),
                ])
        ]
        organization.intake = RoleRule(
            role: Role.incidentCommander, rotation: "duty", escalation: "ladder")
        organization.pools = [pool("agents", .people, 10, reserve: 2), cable]
        return organization
    }

    private static func level(_ number: Int, _ colour: String) -> LevelScale.Level {
        .init(
            number: number, name: LocalizedText(en: "Level \(number)", zh: "\(number)级"),
            colour: colour, meaning: LocalizedText("meaning"))
    }

    private static func pool(
        _ id: PoolID, _ kind: ResourcePool.Kind, _ units: Int, reserve: Int
    ) -> ResourcePool {
        var pool = ResourcePool(id: id, name: LocalizedText(id.raw), kind: kind, units: units)
        pool.reserve = reserve
        pool.skills = ["refunds"]
        return pool
    }

    private static var cable: ResourcePool {
        var pool = ResourcePool(
            id: "cable", name: LocalizedText("cable"), kind: .logistics, units: 5)
        pool.isConsumable = true
        pool.reorderPoint = 2
        pool.restockTime = .days(2)
        return pool
    }

    static func template(_ name: String) -> NoticeTemplate {
        NoticeTemplate(
            name: name,
            wordings: Language.allCases.map { language in
                .init(
                    language: language, source: "Subject: \(name) {{level}}\n\nbody of \(name)")
            })
    }

    static var payment: Plan {
        var plan = Plan(id: "payment", name: LocalizedText("Payment"), digest: "d1")
        plan.facts = [
            FactDeclaration(
                name: "error_rate", type: .double, unit: "ratio", initial: .double(0),
                source: condition("double(signal.annotations.rate)")),
            FactDeclaration(name: "leak", type: .bool, initial: .bool(false)),
            FactDeclaration(name: "customers", type: .int),
        ]
        plan.activation = Activation(
            when: condition(#"signal.labels["service"] == "payments""#), groupBy: ["region"])
        plan.classification = Classification(
            rules: [
                .init(level: 1, when: condition("leak || error_rate >= 0.5")),
                .init(level: 2, when: condition("error_rate >= 0.2")),
                .init(level: 3, when: nil),
            ], lowerAfter: .minutes(10))
        plan.targets = [
            target(.acknowledge, 5, 15), target(.firstNotice, 5, 20), target(.updateEvery, 20, 30),
            target(.recover, 240, 480), target(.resourcesCommitted, 15, 30),
        ]
        plan.roles = [
            RoleRule(role: Role.incidentCommander, rotation: "duty", escalation: "ladder"),
            RoleRule(role: "operations_lead", rotation: "duty"),
        ]
        plan.resources = [
            ResourceNeed(
                pool: "agents", quantity: PerLevel(byLevel: [(1, 9), (2, 4), (3, 1)]),
                within: PerLevel(.wall(.minutes(15))))
        ]
        plan.playbook = playbook
        plan.notices = [
            notice("first", .on(.activated), levels: [1, 2]),
            notice("progress", .everyUpdate, levels: nil),
            notice("all-clear", .on(.recovered), levels: nil),
        ]
        plan.standDown = StandDown(
            when: condition("error_rate < 0.01"), hold: .minutes(30),
            checklist: [LocalizedText("Backlog settled")])
        plan.evaluation = EvaluationRule(due: .wall(.days(3)))
        return plan
    }

    private static func target(
        _ kind: ResponseTarget.Kind, _ first: Int64, _ others: Int64
    ) -> ResponseTarget {
        ResponseTarget(
            kind: kind,
            limits: PerLevel(
                byLevel: [(1, .wall(.minutes(first)))], common: .wall(.minutes(others))))
    }

    private static func notice(
        _ id: String, _ trigger: NoticeRule.Trigger, levels: [Int]?
    ) -> NoticeRule {
        NoticeRule(
            id: id, trigger: trigger, levels: levels, audience: "customers",
            template: template(id),
            approval: PerLevel(byLevel: [(1, .twoPerson), (2, .role(Role.incidentCommander))]))
    }

    private static var playbook: Playbook {
        func action(_ id: StepID, then next: StepID?, within: Int64 = 10) -> Step {
            Step(
                id: id, kind: .action, title: LocalizedText(id.raw), role: "operations_lead",
                within: PerLevel(.wall(.minutes(within))), next: next)
        }
        var failover = action("failover", then: nil)
        failover.review = .twoPerson
        failover.rollback = "failback"
        let contain = Step(
            id: "contain", kind: .parallel(branches: ["failover", "desk"]),
            title: LocalizedText("contain"), next: "verify")
        return Playbook(
            start: "assess",
            steps: Catalogue([
                action("assess", then: "contain"), contain, failover,
                action("failback", then: nil), action("desk", then: nil),
                action("verify", then: nil),
            ]))
    }

    static func planSet(_ plans: [Plan] = [payment], digest: String = "s1") -> PlanSet {
        PlanSet(
            organization: organization, plans: Catalogue(plans), documents: [], digest: digest)
    }
}
