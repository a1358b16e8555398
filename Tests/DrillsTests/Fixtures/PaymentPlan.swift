// SPDX-License-Identifier: Apache-2.0
// A plan for a payment outage with one of everything that a drill has to work through: a parallel
// branch, two-person review, a rollback, an approved notice, updates, conditions for its end.

import CEL
import Notation
import ResponseCore
import ResponseModel

enum PaymentPlan {
    static func make() throws -> Plan {
        var plan = Plan(
            id: "payment-outage", name: LocalizedText(en: "Payment outage", zh: "支付中断"),
            digest: "p1")
        plan.facts = [
            FactDeclaration(
                name: "error_rate", type: .double, unit: "ratio", initial: .double(0)),
            FactDeclaration(name: "customers_affected", type: .int, initial: .int(0)),
        ]
        plan.activation = Activation(
            when: try Expression(#"signal.labels["service"] == "payments""#))
        plan.classification = Classification(
            rules: [
                Classification.Rule(level: 1, when: try Expression("customers_affected >= 10000")),
                Classification.Rule(level: 2, when: try Expression("error_rate >= 0.2")),
                Classification.Rule(level: 3, when: nil),
            ], lowerAfter: .minutes(10))
        plan.targets = targets
        plan.roles = roles
        plan.resources = resources
        plan.playbook = Playbook(start: "assess", steps: steps)
        plan.notices = notices
        plan.standDown = StandDown(
            when: try Expression("error_rate < 0.01"), hold: .minutes(20),
            checklist: [LocalizedText("Backlog settled"), LocalizedText("Customers confirmed")])
        plan.evaluation = EvaluationRule(due: .wall(.days(3)))
        return plan
    }

    private static var targets: [ResponseTarget] {
        func limit(_ kind: ResponseTarget.Kind, _ minutes: [Int64]) -> ResponseTarget {
            ResponseTarget(
                kind: kind,
                limits: PerLevel(
                    byLevel: minutes.enumerated().map {
                        ($0.offset + 1, .wall(.minutes($0.element)))
                    }))
        }
        return [
            limit(.acknowledge, [5, 15, 30]), limit(.firstNotice, [5, 20, 60]),
            limit(.updateEvery, [20, 30, 240]), limit(.resourcesCommitted, [15, 30, 60]),
            limit(.recover, [240, 480, 1_440]),
        ]
    }

    private static var roles: [RoleRule] {
        [
            RoleRule(
                role: Role.incidentCommander, rotation: "duty-commanders",
                escalation: "command-ladder"),
            RoleRule(role: "communications_lead", rotation: "duty-communications"),
            RoleRule(role: "operations_lead", rotation: "duty-operations"),
            RoleRule(role: "logistics_lead", rotation: "duty-logistics"),
        ]
    }

    private static var resources: [ResourceNeed] {
        [
            ResourceNeed(
                pool: "support-agents", quantity: PerLevel(byLevel: [(1, 12), (2, 8), (3, 2)]),
                within: PerLevel(.wall(.minutes(30)))),
            ResourceNeed(
                pool: "standby-gateways", quantity: PerLevel(byLevel: [(1, 2), (2, 1)])),
            ResourceNeed(pool: "spare-parts", quantity: PerLevel(3)),
        ]
    }

    private static var steps: Catalogue<Step> {
        func step(
            _ id: StepID, minutes: Int64, next: StepID? = nil, review: Step.Review = .none,
            rollback: StepID? = nil
        ) -> Step {
            Step(
                id: id, kind: .action, title: LocalizedText(id.raw), role: "operations_lead",
                within: PerLevel(.wall(.minutes(minutes))), next: next, review: review,
                rollback: rollback)
        }
        return [
            step("assess", minutes: 10, next: "contain"),
            Step(
                id: "contain", kind: .parallel(branches: ["failover", "temporary-desk"]),
                title: LocalizedText("contain"), next: "verify"),
            step("failover", minutes: 15, review: .twoPerson, rollback: "failback"),
            step("temporary-desk", minutes: 30), step("failback", minutes: 10),
            step("verify", minutes: 10),
        ]
    }

    private static var notices: [NoticeRule] {
        [
            NoticeRule(
                id: "first", trigger: .on(.activated), audience: "payment-customers",
                template: template("first"), within: PerLevel(.wall(.minutes(20))),
                approval: PerLevel(.twoPerson)),
            NoticeRule(
                id: "progress", trigger: .everyUpdate, audience: "payment-customers",
                template: template("progress"),
                approval: PerLevel(.role("communications_lead"))),
            NoticeRule(
                id: "all-clear", trigger: .on(.recovered), audience: "payment-customers",
                template: template("all-clear")),
        ]
    }

    static func template(_ name: String) -> NoticeTemplate {
        NoticeTemplate(
            name: name,
            wordings: Language.allCases.map { language in
                NoticeTemplate.Wording(
                    language: language,
                    source: "Subject: \(name) {{level}}\nShort: \(name)\n\n\(name) in \(language)")
            })
    }
}
