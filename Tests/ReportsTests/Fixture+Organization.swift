// SPDX-License-Identifier: Apache-2.0
// A small organisation with one plan, enough to name everything that the journals mention.

import CEL
import Notation
import ResponseCore
import ResponseModel

/// Plans and journals for the tests of reports.
enum Fixture {
    static func planSet() throws -> PlanSet {
        PlanSet(
            organization: organization, plans: [try plan()], documents: [],
            digest: "5e7d1f0000000000000000000000000000000000000000000000000000000001")
    }

    static var organization: Organization {
        var organization = Organization(
            name: LocalizedText(en: "Spruce Pay", zh: "云杉支付"), zone: .shanghai, scale: scale)
        organization.roles = [
            Role(
                id: "incident_commander", name: LocalizedText(en: "Incident commander", zh: "总指挥")),
            Role(id: "operations_lead", name: LocalizedText(en: "Operations lead", zh: "处置负责人")),
            Role(
                id: "communications_lead",
                name: LocalizedText(en: "Communications lead", zh: "信息发布负责人")),
        ]
        organization.people = [
            Person(id: "li-na", name: LocalizedText(en: "Li Na", zh: "李娜")),
            Person(id: "wang-wei", name: LocalizedText(en: "Wang Wei", zh: "王伟")),
            Person(id: "zhang-min", name: LocalizedText(en: "Zhang Min", zh: "张敏")),
            Person(id: "chen-jie", name: LocalizedText(en: "Chen Jie", zh: "陈洁")),
        ]
        organization.teams = [
            Team(id: "payments", name: LocalizedText(en: "Payments team", zh: "支付团队"), members: [])
        ]
        organization.rotations = [
            Rotation(
                id: "duty-commanders", name: LocalizedText(en: "duty commanders", zh: "值班总指挥"),
                zone: .shanghai, layers: [])
        ]
        organization.channels = [
            Channel(
                id: "sms", name: LocalizedText(en: "text message", zh: "短信"), medium: .sms,
                transport: .file(from: "spruce"))
        ]
        organization.audiences = [
            Audience(
                id: "payment-customers", name: LocalizedText(en: "Payment customers", zh: "支付客户"),
                members: [])
        ]
        organization.taxonomies = [
            Taxonomy(
                id: "causes", name: LocalizedText("causes"),
                classes: [
                    Taxonomy.Class(
                        id: "system_failure", name: LocalizedText(en: "System failure", zh: "系统故障"))
                ])
        ]
        organization.pools = pools
        return organization
    }

    private static var scale: LevelScale {
        LevelScale(
            name: "three-level",
            levels: [
                LevelScale.Level(
                    number: 1, name: LocalizedText(en: "Level 1 (major)", zh: "一级(重大)"),
                    colour: "red", meaning: LocalizedText(en: "Wide harm", zh: "影响面广")),
                LevelScale.Level(
                    number: 2, name: LocalizedText(en: "Level 2 (serious)", zh: "二级(较大)"),
                    colour: "orange", meaning: LocalizedText(en: "Many customers", zh: "较多客户")),
                LevelScale.Level(
                    number: 3, name: LocalizedText(en: "Level 3 (ordinary)", zh: "三级(一般)"),
                    colour: "yellow", meaning: LocalizedText(en: "Limited", zh: "影响有限")),
            ])
    }

    private static var pools: Catalogue<ResourcePool> {
        var agents = ResourcePool(
            id: "support-agents", name: LocalizedText(en: "Support agents", zh: "客服坐席"),
            kind: .people, units: 24)
        agents.cost = ResourcePool.Cost(minorUnits: 12_000, currency: "CNY", basis: .perHour)
        var gateways = ResourcePool(
            id: "standby-gateways", name: LocalizedText(en: "Standby gateways", zh: "备用网关"),
            kind: .technical, units: 2)
        gateways.cost = ResourcePool.Cost(minorUnits: 50_000, currency: "CNY", basis: .perUnit)
        var vouchers = ResourcePool(
            id: "vouchers", name: LocalizedText(en: "Goodwill vouchers", zh: "补偿券"),
            kind: .logistics, units: 500)
        vouchers.isConsumable = true
        vouchers.cost = ResourcePool.Cost(minorUnits: 1_000, currency: "CNY", basis: .perUnit)
        return [agents, gateways, vouchers]
    }

    static func plan() throws -> Plan {
        var plan = Plan(
            id: "payment-outage", name: LocalizedText(en: "Payment outage", zh: "支付中断"),
            digest: planDigest)
        plan.revision = 4
        plan.facts = [
            FactDeclaration(name: "error_rate", type: .double, unit: "ratio"),
            FactDeclaration(name: "customers_affected", type: .int, unit: "customers"),
        ]
        plan.targets = [
            ResponseTarget(
                kind: .updateEvery,
                limits: PerLevel(byLevel: [
                    (1, .wall(.minutes(20))), (2, .wall(.minutes(30))), (3, .wall(.hours(4))),
                ]))
        ]
        plan.playbook = Playbook(start: "assess", steps: Catalogue(steps))
        plan.standDown = StandDown(
            checklist: [
                LocalizedText(en: "Backlog settled", zh: "积压已清"),
                LocalizedText(en: "Customers confirmed", zh: "客户已确认"),
            ])
        plan.evaluation = EvaluationRule(
            due: .wall(.days(3)),
            objectives: [
                EvaluationRule.Objective(
                    measure: "satisfaction", comparison: .atLeast, bound: 0.9),
                EvaluationRule.Objective(measure: "recover", comparison: .atMost, bound: 14_400),
                EvaluationRule.Objective(measure: "churn", comparison: .atMost, bound: 0.01),
            ])
        return plan
    }

    static let planDigest = "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab"

    private static var steps: [Step] {
        [
            Step(
                id: "assess", kind: .action,
                title: LocalizedText(en: "Find the failing leg", zh: "定位故障环节"),
                role: "operations_lead", next: "contain"),
            Step(
                id: "contain", kind: .parallel(branches: ["failover", "temporary-desk"]),
                title: LocalizedText(en: "Contain", zh: "控制影响"), next: "verify"),
            Step(
                id: "failover", kind: .action,
                title: LocalizedText(en: "Switch to standby", zh: "切换备用系统"),
                role: "operations_lead", review: .twoPerson, rollback: "failback"),
            Step(
                id: "temporary-desk", kind: .action,
                title: LocalizedText(en: "Open the temporary service desk", zh: "开通临时服务通道"),
                role: "communications_lead"),
            Step(
                id: "verify", kind: .action,
                title: LocalizedText(en: "Test a payment", zh: "测试支付"),
                role: "operations_lead"),
            Step(
                id: "failback", kind: .action,
                title: LocalizedText(en: "Switch back", zh: "切回主系统"), role: "operations_lead"),
        ]
    }
}
