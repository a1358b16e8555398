// SPDX-License-Identifier: Apache-2.0
// A drill of the payment outage at two in the morning, with knobs for what a test wants to see.

import CEL
import Drills
import Notation
import ResponseCore
import ResponseModel

struct PaymentDrill {
    var absent = 0.0
    var errs = 0.0
    var customers = 40
    var smsDown: [Scenario.Outage] = []
    var mailDown: [Scenario.Outage] = []
    /// When the error rate falls again; nil: never.
    var endsAt: TimeSpan? = .minutes(90)
    var lasts = TimeSpan.hours(8)
    /// What makes the message of the contingency inject needless.
    var unless = #"steps["failover"].done"#
    var isAutomatic = true
    /// Labels by which the plan groups signals.
    var groupBy: [String] = []
    /// Injects beside the usual ones.
    var more: [Inject] = []

    static let starts = Timestamp(milliseconds: 1_772_301_600_000)

    func planSet() throws -> PlanSet {
        var plan = try PaymentPlan.make()
        plan.activation.isAutomatic = isAutomatic
        plan.activation.groupBy = groupBy
        return PlanSet(
            organization: PaymentOrganization.make(customers: customers), plans: [plan],
            documents: [], digest: "set")
    }

    func scenario() throws -> Scenario {
        Scenario(
            id: "payment-night", name: LocalizedText(en: "Payments at night", zh: "夜间支付"),
            form: .operational, content: .comprehensive, purpose: .validation,
            plans: ["payment-outage"], starts: Self.starts, lasts: lasts, seed: 42,
            world: world, injects: try injects(), objectives: [], digest: "d1")
    }

    func run(seed: UInt64 = 42) throws -> DrillOutcome {
        var run = DrillRun(scenario: try scenario(), plans: try planSet(), seed: seed)
        return run.run()
    }

    private var world: Scenario.World {
        let decide = Scenario.Spread(median: TimeSpan.minutes(2), p90: TimeSpan.minutes(6))
        return Scenario.World(
            people: [
                (
                    "default",
                    Scenario.PeopleBehaviour(
                        acknowledge: Scenario.Spread(median: .minutes(3), p90: .minutes(10)),
                        absent: absent, errs: errs, decide: decide)
                ),
                (
                    "night",
                    Scenario.PeopleBehaviour(
                        acknowledge: Scenario.Spread(median: .minutes(8), p90: .minutes(25)),
                        absent: absent, errs: errs, decide: decide)
                ),
            ],
            steps: [
                (
                    "default",
                    Scenario.StepBehaviour(shareOfWithin: Scenario.Spread(median: 0.6, p90: 1.3))
                )
            ],
            channels: [
                ("sms", channel(down: smsDown)), ("mail", channel(down: mailDown)),
            ])
    }

    private func channel(down: [Scenario.Outage]) -> Scenario.ChannelBehaviour {
        Scenario.ChannelBehaviour(
            delay: Scenario.Spread(median: .seconds(4), p90: .seconds(30)), fails: 0.01,
            down: down)
    }

    private func injects() throws -> [Inject] {
        var injects = [
            Inject(
                at: .zero,
                content: Inject.Content(
                    signal: Signal(
                        source: "alertmanager", key: "a1",
                        labels: [
                            Label(name: "service", value: "payments"),
                            Label(name: "alertname", value: "PaymentErrors"),
                        ]),
                    facts: [Fact(name: "error_rate", value: .double(0.35))])),
            Inject(
                at: .minutes(25),
                content: Inject.Content(
                    facts: [Fact(name: "customers_affected", value: .int(12_000))]),
                expectedAction: LocalizedText("Reclassify to level 1"),
                to: Role.incidentCommander),
            Inject(
                at: .minutes(80),
                content: Inject.Content(
                    message: Inject.Message(
                        from: "CEO", method: "phone", text: LocalizedText("Why is it down?"))),
                unless: try Expression(unless)),
            Inject(
                at: .minutes(85),
                content: Inject.Content(outOfService: [(pool: "support-agents", units: 2)])),
        ]
        if let endsAt {
            injects.append(
                Inject(
                    at: endsAt,
                    content: Inject.Content(
                        facts: [Fact(name: "error_rate", value: .double(0.001))])))
        }
        return injects + more
    }

    /// An inject that tells the error rate.
    static func errorRate(_ rate: Double, at offset: TimeSpan) -> Inject {
        Inject(
            at: offset,
            content: Inject.Content(facts: [Fact(name: "error_rate", value: .double(rate))]))
    }

    /// An inject that brings a signal from a region.
    static func signal(from region: String, at offset: TimeSpan) -> Inject {
        let labels = [
            Label(name: "service", value: "payments"), Label(name: "region", value: region),
        ]
        return Inject(
            at: offset,
            content: Inject.Content(
                signal: Signal(source: "alertmanager", key: region, labels: labels)))
    }
}

extension DrillOutcome {
    /// The offset at which the first event is that a test looks for.
    func offset(of isMeant: (Event) -> Bool) -> TimeSpan? {
        records.first { isMeant($0.event) }.map { $0.at - PaymentDrill.starts }
    }

    /// How many events are of the kind that a test looks for.
    func count(of isMeant: (Event) -> Bool) -> Int { records.count { isMeant($0.event) } }

    /// The one incident of the drill.
    var incident: Incident? { state.incidents.values.first }
}
