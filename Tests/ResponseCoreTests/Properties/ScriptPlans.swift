// SPDX-License-Identifier: Apache-2.0
// Plan sets for random scripts: plans of different shape, and later revisions of them that change
// pools, retire plans and take them away.

import CEL
import Notation
import ResponseCore
import ResponseModel

enum ScriptPlans {
    /// The names of the sets for scripts about incidents, the first one first. A further one is
    /// "proposed", whose payment plan waits for publication.
    static let names = ["first", "revised", "smaller", "grown"]

    /// A set by its name, which is also the text of its only document.
    static func set(_ name: String) -> PlanSet {
        var payment = SmallOrganization.payment
        var organization = ScriptPlans.organization
        var plans = [payment, warehouse, hotline]
        switch name {
        case "revised":
            payment.revision = 2
            payment.digest = "d2"
            payment.classification.rules.removeFirst()
            plans = [payment, warehouse, hotline]
        case "proposed":
            payment.revision = 3
            payment.digest = "d3"
            payment.revisionState = .proposed
            payment.changes = [.legalClauses]
            plans = [payment, warehouse, hotline]
        case "smaller":
            var retired = warehouse
            retired.revisionState = .retired
            plans = [payment, retired]
            organization.pools = Catalogue(
                organization.pools.all.filter { $0.id != "vans" }.map(halved))
        case "grown":
            organization.pools = Catalogue(organization.pools.all.map(doubled))
        default: break
        }
        return PlanSet(
            organization: organization, plans: Catalogue(plans),
            documents: [Document(path: "plans.yaml", digest: name, text: name)], digest: name)
    }

    /// Makes sets of their documents again.
    static var resolver: PlanResolver {
        PlanResolver { documents in set(documents.first?.text ?? "first") }
    }

    private static func halved(_ pool: ResourcePool) -> ResourcePool {
        var pool = pool
        guard pool.members.isEmpty else { return pool }
        pool.units /= 2
        pool.reserve /= 2
        return pool
    }

    private static func doubled(_ pool: ResourcePool) -> ResourcePool {
        var pool = pool
        if pool.members.isEmpty { pool.units *= 2 }
        return pool
    }

    private static var organization: Organization {
        var organization = SmallOrganization.organization
        organization.teams = [
            Team(id: "law", name: LocalizedText("Law"), members: ["bo", "chen", "dana", "eve"]),
            Team(
                id: "board", name: LocalizedText("Board"),
                members: ["ana", "bo", "chen", "dana", "eve"]),
        ]
        organization.governance = Governance(
            reviewers: [
                .init(.customerService, "desk"), .init(.legal, "law"),
                .init(.qualityControl, "board"), .init(.experts, "board"),
            ], approvers: "board", trainingWithin: .days(30))
        organization.rotations.insert(
            Rotation(
                id: "nobody", name: LocalizedText("Nobody"), zone: .utc,
                layers: [.init(members: ["bo"], starts: monday + .days(400), turnDays: 7)]))
        organization.escalations.insert(
            EscalationPolicy(
                id: "again", name: LocalizedText("Again"),
                rungs: [
                    .init(notify: [.rotation("nobody")], timeout: .minutes(1)),
                    .init(notify: [.onDuty, .team("desk")], timeout: .minutes(3)),
                ], repeats: 2))
        organization.teams.insert(
            Team(id: "desk", name: LocalizedText("Desk"), members: ["bo", "dana"]))
        var vans = ResourcePool(id: "vans", name: LocalizedText("vans"), kind: .logistics, units: 6)
        vans.leadTimes = [.init(location: nil, time: .minutes(25))]
        vans.substitutes = ["carriers"]
        vans.checklist = [LocalizedText("Keys"), LocalizedText("Fuel")]
        organization.pools.insert(vans)
        for pool in others(organization.pools) { organization.pools.insert(pool) }
        return organization
    }

    // A partner's pool, people by name with a fatigue limit, and a stock that expires.
    private static func others(_ pools: Catalogue<ResourcePool>) -> [ResourcePool] {
        var carriers = ResourcePool(
            id: "carriers", name: LocalizedText("carriers"), kind: .logistics, units: 4)
        carriers.isMutualAid = true
        carriers.callUp = .init(
            procedure: LocalizedText("call"), authority: "communications_lead")
        var crew = ResourcePool(id: "crew", name: LocalizedText("crew"), kind: .people, units: 3)
        crew.members = ["bo", "chen", "dana"]
        crew.maxHours = .hours(2)
        crew.minRest = .hours(1)
        crew.reserve = 1
        crew.leadTimes = [.init(location: nil, time: .minutes(10))]
        crew.substitutes = ["agents"]
        crew.reportsTo = Role.incidentCommander
        guard var agents = pools["agents"], var cable = pools["cable"] else { return [] }
        agents.substitutes = ["crew"]
        agents.reportsTo = Role.incidentCommander
        agents.assessEvery = .days(1)
        cable.lots = [StockLot(units: 3, expires: monday + .hours(3))]
        return [carriers, crew, agents, cable]
    }

    private static func action(_ id: StepID, then next: StepID? = nil) -> Step {
        Step(
            id: id, kind: .action, title: LocalizedText(id.raw), role: "operations_lead",
            within: PerLevel(byLevel: [(1, .wall(.minutes(5)))]), next: next)
    }

    private static func step(_ id: StepID, _ kind: Step.Kind, then next: StepID? = nil) -> Step {
        Step(id: id, kind: kind, title: LocalizedText(id.raw), next: next)
    }

    /// Activated by hand, with every kind of step, two branches that meet, and loops in loops.
    static var warehouse: Plan {
        var plan = Plan(id: "warehouse", name: LocalizedText("Warehouse"), digest: "w1")
        plan.facts = [
            FactDeclaration(
                name: "backlog", type: .int, initial: .int(0),
                source: condition("int(signal.annotations.rate)")),
            FactDeclaration(name: "cause", type: .string),
        ]
        plan.activation = Activation(
            when: condition(#"signal.labels["service"] == "warehouse""#), isAutomatic: false)
        plan.classification = Classification(
            rules: [
                .init(level: 1, when: condition("backlog > 8")),
                .init(level: 2, when: condition(#"cause == "fire" || steps["load"].failed"#)),
                .init(level: 3, when: nil),
            ], whenUnknown: .skip)
        plan.targets = [
            ResponseTarget(kind: .acknowledge, limits: PerLevel(.wall(.minutes(10)))),
            ResponseTarget(kind: .mitigate, limits: PerLevel(byLevel: [(1, .wall(.hours(1)))])),
            ResponseTarget(kind: .recover, limits: PerLevel(byLevel: [(2, .wall(.hours(2)))])),
        ]
        plan.roles = [
            RoleRule(role: Role.incidentCommander, rotation: "nobody", escalation: "again"),
            RoleRule(role: "operations_lead", levels: [1]),
        ]
        plan.resources = [
            ResourceNeed(
                pool: "vans", quantity: PerLevel(byLevel: [(1, 5), (2, 2)]), skills: [],
                within: PerLevel(.wall(.minutes(30)))),
            ResourceNeed(pool: "cable", quantity: PerLevel(1)),
            ResourceNeed(pool: "crew", quantity: PerLevel(byLevel: [(1, 2), (3, 2)])),
        ]
        plan.playbook = playbook
        plan.standDown = StandDown(
            when: condition(#"backlog == 0 && phase == "recovered""#), hold: .minutes(5))
        return plan
    }

    private static var playbook: Playbook {
        var load = action("load", then: "meet")
        load.rollback = "unload"
        load.review = .twoPerson
        return Playbook(
            start: "both",
            steps: Catalogue([
                step("both", .parallel(branches: ["load", "drain", "sort"]), then: "which"),
                load, action("unload"), action("meet"),
                step(
                    "drain", .whileCondition(when: condition("backlog > 3"), onTrue: "inner"),
                    then: "meet"),
                step("inner", .whileCondition(when: condition("backlog > 6"), onTrue: "carry")),
                action("carry", then: "count"), action("count"),
                step(
                    "sort",
                    .ifCondition(
                        when: condition("backlog > 1"), onTrue: "carry-out", onFalse: nil)),
                action("carry-out"),
                step(
                    "which",
                    .switchCondition(
                        on: condition("cause"), cases: [.init(value: "fire", step: "brigade")],
                        otherwise: "sweep"), then: "last"),
                action("brigade"), action("sweep"), action("last"),
            ]))
    }

    /// Warned first, notices that need nobody, no playbook and no rule that always matches.
    static var hotline: Plan {
        var plan = Plan(id: "hotline", name: LocalizedText("Hotline"), digest: "h1")
        plan.facts = [FactDeclaration(name: "waiting", type: .double)]
        plan.activation = Activation(
            when: condition(#"signal.labels["service"] == "hotline""#), groupBy: ["region"],
            warning: condition(#"signal.annotations.rate == "0.1""#))
        plan.classification = Classification(
            rules: [
                .init(level: 1, when: condition("waiting > 0.8")),
                .init(level: 2, when: condition("waiting > 0.4")),
                .init(level: 3, when: condition("waiting > 0.1")),
            ], whenUnknown: .skip, lowerAfter: .minutes(4))
        plan.targets = [
            ResponseTarget(kind: .firstNotice, limits: PerLevel(.wall(.minutes(9)))),
            ResponseTarget(
                kind: .updateEvery,
                limits: PerLevel(byLevel: [(1, .wall(.minutes(5))), (2, .wall(.minutes(20)))])),
        ]
        plan.roles = [RoleRule(role: "communications_lead", escalation: "again")]
        plan.notices =
            NoticeRule.Moment.allCases.map { notice($0.rawValue, .on($0)) }
            + [notice("progress", .everyUpdate)]
        return plan
    }

    private static func notice(_ id: String, _ trigger: NoticeRule.Trigger) -> NoticeRule {
        NoticeRule(
            id: id, trigger: trigger, audience: "customers",
            template: SmallOrganization.template(id), within: PerLevel(.wall(.minutes(10))),
            approval: PerLevel(byLevel: [(1, .twoPerson), (2, .role("communications_lead"))]))
    }
}
