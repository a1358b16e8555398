// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import PlanFiles
import ResponseCore
import ResponseModel
import Testing

@Suite("A correct organisation")
struct OrganizationModelTests {
    let organization: Organization

    init() throws {
        organization = try #require(try Fixtures.compiledSample().planSet).organization
    }

    @Test("keeps its head, its scale and its calendar")
    func head() throws {
        #expect(organization.name == LocalizedText(en: "Blue River Services", zh: "蓝河服务"))
        #expect(organization.zone.name == "Asia/Shanghai")
        #expect(organization.scale.name == "three-level")
        #expect(organization.scale.levels.map(\.number) == [1, 2, 3])
        #expect(organization.scale[3]?.colour == "#ffcc00")
        #expect(organization.intake?.rotation == "duty-commanders")
        let calendar = try #require(organization.calendars["office"])
        #expect(organization.defaultCalendar == "office")
        let limit = TimeLimit.businessDays(2, calendar: "office")
        let start = Timestamp(milliseconds: 1_770_955_200_000)  // Friday, 2026-02-13 12:00 +08:00
        // Saturday is worked; Sunday and the three holidays are not.
        let due = limit.deadline(from: start, in: organization)
        #expect(organization.zone.civil(due).dateText == "2026-02-19")
        #expect(calendar.holidays.count == 4)
    }

    @Test("keeps its people with their addresses in normal form, best first")
    func people() throws {
        let li = try #require(organization.people["li-wei"])
        #expect(li.language == .zh)
        #expect(li.contacts.map(\.medium) == [.phone, .email])
        let ann = try #require(organization.people["ann"])
        #expect(ann.name.zh == "Ann Smith")
        #expect(ann.contacts.map(\.address) == ["+8613800000002", "+8613800000003"])
        #expect(organization.teams["payments"]?.members == ["li-wei", "ann"])
        #expect(
            organization.roles["incident_commander"]?.permissions == [
                .approveNotices, .setLevel, .standDown,
            ])
    }

    @Test("keeps its rotations in their own zones")
    func rotations() throws {
        let duty = try #require(organization.rotations["duty-commanders"])
        #expect(duty.layers[0].turnDays == 7)
        #expect(duty.layers[0].starts.description == "2026-01-05T01:00:00Z")
        #expect(duty.layers[1].starts.description == "2026-01-04T16:00:00Z")
        #expect(
            duty.layers[1].hours == [
                Rotation.DutyHours(weekdays: [6, 7], fromMinute: 1_200, toMinute: 480),
                Rotation.DutyHours(weekdays: [3], fromMinute: 0, toMinute: 1_440),
            ])
        #expect(duty.overrides[0].from.description == "2026-05-01T01:00:00Z")
        // The first day of summer time in London.
        let london = try #require(organization.rotations["duty-london"])
        #expect(london.layers[0].starts.description == "2026-03-30T00:30:00Z")
        #expect(london.zone.name == "Europe/London")
    }

    @Test("keeps its escalation policies")
    func escalations() throws {
        let ladder = try #require(organization.escalations["ladder"])
        #expect(ladder.repeats == 2)
        #expect(ladder.rungs[0] == .init(notify: [.onDuty], timeout: .minutes(5)))
        #expect(
            ladder.rungs[1]
                == .init(
                    notify: [.rotation("duty-london"), .person("ann"), .team("payments")],
                    timeout: .seconds(90)))
    }

    @Test("keeps its channels, and of secrets only where they are")
    func channels() {
        #expect(
            organization.channels["mail"]?.transport
                == .smtp(
                    from: "notices@example.org", relay: .environment("MUSTER_SMTP_URL"),
                    username: .environment("MUSTER_SMTP_USER"), password: .file("secrets/smtp")))
        #expect(
            organization.channels["sms"]?.transport
                == .webhook(
                    url: .text("https://sms.example.org/send"),
                    secret: .environment("MUSTER_SMS_SECRET")))
        #expect(organization.channels["desk"]?.medium == .phone)
        #expect(organization.tiers["vip"]?.channels == ["desk", "sms", "mail"])
    }

    @Test("takes the members of an audience from the file and from its list")
    func audiences() throws {
        let members = try #require(organization.audiences["customers"]).members
        #expect(members.map(\.id) == ["C-1", "C-2", "C-3"])
        #expect(members.map(\.name) == ["East Bank", "Smith, \"John\"", "南方贸易"])
        #expect(members.map(\.language) == [.en, .en, .zh])
        #expect(members[0].contacts.map(\.address) == ["ops@bank.example.com", "+8613900000009"])
        #expect(members[1].contacts == [ContactPoint(medium: .email, address: "john@example.com")])
    }

    @Test("keeps policies, taxonomies, bands, retention and regulator clocks")
    func policies() {
        let policy = organization.targetPolicies["sop.fault"]
        #expect(policy?.scope == .init(category: "fault", tier: "vip"))
        #expect(policy?.clocks.map(\.limit.description) == ["30m", "3bd", "5bd"])
        #expect(organization.taxonomies["causes"]?.classes.map(\.id) == ["process", "system"])
        #expect(organization.riskBands.map(\.from) == [12, 1])
        #expect(organization.retention == [.init(record: "archive", years: 5, source: "S110")])
        #expect(organization.regulatorClocks["cyber"]?.limit == .wall(.hours(4)))
    }

    @Test("keeps its pools")
    func pools() throws {
        let agents = try #require(organization.pools["agents"])
        #expect(agents.units == 40 && agents.reserve == 5 && agents.type == 2)
        #expect(agents.cost == .init(minorUnits: 12_050, currency: "CNY", basis: .perHour))
        #expect(agents.leadTime(to: "shanghai") == .minutes(15))
        #expect(agents.leadTime(to: "beijing") == .hours(2))
        #expect(agents.substitutes == ["partners"])
        #expect(agents.callUp?.authority == "incident_commander")
        #expect(agents.assessEvery == .days(90))
        #expect(organization.pools["partners"]?.isMutualAid == true)
        #expect(organization.pools["engineers"]?.units == 2)
        let water = try #require(organization.pools["water"])
        #expect(water.isConsumable && water.reorderPoint == 100 && water.restockTime == .days(2))
    }
}

@Suite("A correct plan")
struct PlanModelTests {
    let plan: Plan

    init() throws {
        let set = try #require(try Fixtures.compiledSample().planSet)
        plan = try #require(set.plans["payment-outage"])
    }

    @Test("keeps its head")
    func head() {
        #expect(plan.planType == .special && plan.revision == 4)
        #expect(plan.revisionState == .published)
        #expect(plan.effectiveFrom?.description == "2025-12-31T16:00:00Z")
        #expect(plan.reviewEvery == .days(180))
        #expect(plan.owner == "payments")
        #expect(plan.approvals.last?.by == "ops-director")
        #expect(
            plan.approvals.map(\.reviewer).prefix(3) == [.customerService, .legal, .qualityControl])
        #expect(plan.changes == [.terms, .operations])
        #expect(plan.recoveryTimeObjective == .hours(4) && plan.tolerableDisruption == .days(2))
        #expect(plan.risk == .init(likelihood: 3, consequence: 4))
        #expect(plan.digest.count == 64)
    }

    @Test("keeps what people only read: at its head, at a step and for the evaluation")
    func guidance() throws {
        #expect(
            plan.background
                == PlanBackground(
                    tags: ["payments", "7"], sharing: .amberStrict,
                    references: [
                        Reference(title: LocalizedText(en: "Contract", zh: "合同")),
                        Reference(
                            title: LocalizedText(en: "Status", zh: "状态"),
                            address: "https://bank.example.com/status?page=1"),
                    ],
                    preparation: [
                        .init(
                            task: LocalizedText(en: "Try the standby", zh: "演练备用"), every: .days(90)
                        ),
                        .init(task: LocalizedText(en: "Print the list", zh: "打印名单")),
                    ]))
        let step = try #require(plan.playbook.steps["failover"])
        #expect(
            step.guidance.commands == [
                ShownCommand(
                    #"pay route --to standby | tee "$LOG""#,
                    place: LocalizedText(en: "On the gateway", zh: "网关上"),
                    lookFor: LocalizedText(en: "ok", zh: "成功")),
                ShownCommand("pay status"),
            ])
        #expect(step.guidance.checklist == [LocalizedText(en: "Standby is warm", zh: "备用就绪")])
        #expect(step.guidance.records == ["error_rate", "regions"])
        #expect(step.guidance.references.map(\.address) == ["https://wiki.example.org/routes"])
        #expect(plan.evaluation.questions == [LocalizedText(en: "Who saw it first?", zh: "谁最先发现？")])
        #expect(plan.playbook.steps["failback"]?.guidance.isEmpty == true)
    }

    @Test("keeps facts with values of their types")
    func facts() {
        #expect(
            plan.facts.map(\.name) == [
                "error_rate", "customers_affected", "data_exposed", "regions", "grace",
            ])
        #expect(plan.facts.map(\.type) == [.double, .int, .bool, .list(.string), .duration])
        #expect(
            plan.facts.map(\.initial) == [
                .double(0), .int(0), nil, .list([.string("east"), .string("1")]),
                .duration(Span(seconds: 5_400)),
            ])
        #expect(plan.facts[0].unit == "ratio")
        #expect(plan.facts[0].source?.source == "double(signal.annotations[\"error_rate\"])")
    }

    @Test("keeps activation and rules as conditions that can be evaluated")
    func rules() throws {
        let signal = Signal(
            source: "test", key: "k", labels: [Label(name: "service", value: "payments")])
        let bindings = VariableBindings([
            "signal": signal.value, "data_exposed": .bool(false),
            "customers_affected": .int(10_000),
            "error_rate": .double(0.3),
        ])
        #expect(try plan.activation.when?.evaluate(bindings) == .bool(true))
        #expect(try plan.activation.warning?.evaluate(bindings) == .bool(false))
        #expect(plan.activation.groupBy == ["service"] && !plan.activation.isAutomatic)
        #expect(plan.classification.rules.map(\.level) == [1, 2, 3])
        #expect(try plan.classification.rules[0].when?.evaluate(bindings) == .bool(true))
        #expect(plan.classification.rules[0].because?.zh == "影响面广或不可逆")
        #expect(plan.classification.rules[2].when == nil)
        #expect(plan.classification.lowerAfter == .minutes(10))
    }

    @Test("keeps targets, roles and resources by level")
    func levels() {
        #expect(plan.targets.map(\.kind) == [.acknowledge, .firstNotice, .updateEvery, .recover])
        #expect(plan.targets[0].limits[2] == .wall(.minutes(15)))
        #expect(plan.targets[3].limits[3] == .businessDays(1, calendar: "office"))
        #expect(plan.roles.map(\.levels) == [nil, [1, 2]])
        #expect(plan.roles[0].escalation == "ladder")
        #expect(plan.resources[0].quantity[3] == 2)
        #expect(plan.resources[1].quantity[1] == 2)
        #expect(plan.resources[1].within.common == .wall(.minutes(20)))
    }

    @Test("keeps the ways through its playbook")
    func playbook() throws {
        let steps = plan.playbook.steps
        #expect(plan.playbook.start == "assess")
        #expect(steps.count == 12)
        #expect(steps["contain"]?.kind == .parallel(branches: ["failover", "tell"]))
        #expect(steps["contain"]?.title == LocalizedText("contain"))
        #expect(steps["failover"]?.review == .twoPerson)
        #expect(steps["failover"]?.rollback == "failback")
        #expect(steps["failover"]?.isDestructive == true)
        #expect(steps["failover"]?.next == nil)
        #expect(steps["tell"]?.instructions?.zh == "致电。")
        #expect(steps["tell"]?.within[2] == .wall(.minutes(30)))
        #expect(steps["log"]?.next == nil)
        guard case .ifCondition(_, "isolate", "by-level") = steps["exposed"]?.kind else {
            Issue.record("exposed is \(String(describing: steps["exposed"]?.kind))")
            return
        }
        guard case .switchCondition(let on, let cases, "log") = steps["by-level"]?.kind else {
            Issue.record("by-level is \(String(describing: steps["by-level"]?.kind))")
            return
        }
        #expect(try on.evaluate(VariableBindings(["level": .int(1)])) == .string("1"))
        #expect(cases == [Step.Case(value: "1", step: "report-up")])
    }

    @Test("keeps notices, the end, the evaluation and its tests")
    func rest() throws {
        #expect(plan.notices.map(\.trigger) == [.on(.activated), .everyUpdate])
        #expect(plan.notices[0].levels == [1, 2])
        #expect(plan.notices[0].approval[1] == .twoPerson)
        #expect(plan.notices[0].approval[2] == .role("incident_commander"))
        #expect(plan.notices[0].approval[3] == nil)
        #expect(plan.notices[1].approval[3] == NoticeRule.Approval.none)
        #expect(plan.standDown.hold == .minutes(30) && plan.standDown.checklist.count == 1)
        #expect(plan.evaluation.due == .businessDays(3, calendar: "office"))
        #expect(
            plan.evaluation.objectives == [
                .init(measure: "satisfaction", comparison: .atLeast, bound: 0.9)
            ])
        let test = try #require(plan.tests.last)
        #expect(test.at?.description == "2026-02-28T18:00:00Z")
        #expect(!test.isTimed && test.moments.count == 1)
        #expect(test.moments[0].signal?.labels.map(\.value) == ["3", "payments"])
        #expect(
            test.moments[0].checks.map(\.claim) == [
                .level(2), .activates(true), .filled("incident_commander", true),
                .called("ann", true), .requested("agents", 8),
            ])
        #expect(test.place == TextPlace(path: "plan.yaml", line: 84, column: 5))
    }
}

@Suite("A correct drill")
struct DrillModelTests {
    @Test("keeps its world, its injects in order of time and its objectives")
    func drill() throws {
        let drill = try #require(try Fixtures.compiledSample().scenarios.first)
        #expect(drill.form == .operational && drill.content == .comprehensive)
        #expect(drill.purpose == .research && drill.seed == 42 && drill.lasts == .hours(8))
        #expect(drill.world.people.map(\.name) == ["default", "night"])
        #expect(drill.world.people[1].behaviour.absent == 0.05)
        #expect(drill.world.people[1].behaviour.acknowledge.p90 == .minutes(25))
        #expect(drill.world.people[1].behaviour.decide.median == .minutes(2))
        #expect(drill.world.steps.map(\.name) == ["default", "failover"])
        #expect(drill.world.channels[0].behaviour.down[0].from == .minutes(40))
        #expect(drill.injects.map(\.at) == [.zero, .minutes(25), .minutes(60), .minutes(90)])
        #expect(drill.injects[0].content.signal?.key == "payment-night")
        #expect(drill.injects[0].content.facts == [Fact(name: "error_rate", value: .double(0.35))])
        #expect(drill.injects[2].unless != nil)
        #expect(drill.injects[3].content.outOfService.map(\.units) == [3])
        #expect(drill.objectives.map(\.isCritical) == [true, false])
        #expect(drill.objectives[0].name == LocalizedText("tell-customers"))
    }
}

@Suite("A set of plans")
struct PlanSetTests {
    @Test("is compiled again from its own documents, without the drills")
    func recompile() throws {
        let set = try #require(try Fixtures.compiledSample().planSet)
        #expect(
            set.documents.map(\.path) == [
                "customers.csv", "organization.yaml", "parts/people.yaml", "plan.yaml",
                "resources.yaml", "templates/first.en.mustache", "templates/first.zh.mustache",
            ])
        let again = compile(documents: set.documents)
        #expect(again.planSet?.digest == set.digest)
        #expect(again.planSet?.organization == set.organization)
        #expect(again.planSet?.plans == set.plans)
    }

    @Test("has the SHA-256 of its files as digest, and another one for every change")
    func digest() throws {
        let set = try #require(try Fixtures.compiledSample().planSet)
        #expect(set.documents.allSatisfy { $0.digest.count == 64 })
        #expect(set.plans.all[0].digest == set.documents.first { $0.path == "plan.yaml" }?.digest)
        let changed = try Fixtures.sample(changing: "plan.yaml", "revision: 4", to: "revision: 5")
        #expect(compile(changed).planSet?.digest != set.digest)
        let drill = try Fixtures.sample(changing: "drill.yaml", "seed: 42", to: "seed: 43")
        #expect(compile(drill).planSet?.digest == set.digest)
    }

    @Test("warns only of what depends on the day, and only when the day is known")
    func today() throws {
        let files = try Fixtures.sample()
        #expect(compile(files).diagnostics.isEmpty)
        #expect(compile(files, today: Fixtures.today).diagnostics.isEmpty)
        let later = compile(files, today: Fixtures.today + 180)
        #expect(later.diagnostics.map(\.code) == [.reviewOverdue, .idleSilence])
        #expect(later.planSet != nil)
    }
}
