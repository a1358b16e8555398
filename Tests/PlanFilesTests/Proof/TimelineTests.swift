// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import PlanFiles
import PlanTrial
import ResponseCore
import ResponseModel
import Testing

/// A plan with one test in it.
struct TimelineCase: CustomTestStringConvertible, Sendable {
    var name: String
    /// The lines of the test beside its name, as they stand in a plan.
    var test: String
    /// What is said of each failure: moment, place, expected, got; empty: the test passes.
    var failures: [String] = []
    var testDescription: String { name }

    /// Runs the test in a small plan.
    func result() throws -> PlanTestRun.Result {
        let plan = Self.plan + "tests:\n  - name: t\n    at: 2026-02-20T10:00\n" + test
        let compilation = compile(try Fixtures.sample(with: "small.yaml", plan))
        let errors = compilation.diagnostics.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(Diagnostic.text(of: errors))")
        let planSet = try #require(compilation.planSet)
        let model = try #require(planSet.plans["small"])
        let now = Timestamp(milliseconds: 0)
        return PlanTestRun(
            try #require(model.tests.first), of: model, in: planSet, now: now
        ).result
    }

    static let plan = """
        muster: plan/1
        id: small
        name: {en: Small, zh: 小}
        facts:
          error_rate: {type: double, default: 0.0, from: 'double(signal.annotations["rate"])'}
          data_exposed: {type: bool}
        activation:
          when: signal.labels["service"] == "shop"
          warning: error_rate < 0.05
        classification:
          rules:
            - {level: 1, when: data_exposed}
            - {level: 2, when: error_rate >= 0.2}
            - {level: 3, otherwise: true}
          lower_after: 10m
        targets:
          acknowledge: {1: 5m, 2: 15m, 3: 30m}
          update_every: {1: 20m, 2: 30m, 3: 4h}
          recover: {1: 4h, 2: 8h, 3: 1bd}
        roles:
          incident_commander: {from: duty-commanders, escalation: ladder}
        resources:
          - {pool: agents, quantity: {1: 20, 2: 8, 3: 2}, skills: [refunds]}
        playbook:
          start: assess
          steps:
            assess: {type: action, role: incident_commander, title: Assess, within: 10m, review: two_person, then: fix}
            fix: {type: action, role: incident_commander, title: Fix, within: 10m}
        notices:
          - {id: first, on: activated, levels: [1, 2], audience: customers, template: templates/first, within: {1: 5m, 2: 20m}, approval: two_person}
          - {id: progress, every: update_every, audience: customers, template: templates/first, approval: incident_commander}
          - {id: clear, on: recovered, audience: customers, template: templates/first, within: 30m, approval: incident_commander}
        stand_down: {when: error_rate < 0.01, hold: 30m, checklist: [Settled]}
        regulator_clocks:
          - {clock: cyber, when: data_exposed}

        """
}

@Suite("A test over time")
struct TimelineTests {
    static let cases = [
        TimelineCase(
            name: "a fact that is not known counts towards the more severe level until it is told",
            test: """
                    expect: {level: 1, resources: {agents: 20}, reports: {cyber: +4h}}
                    timeline:
                      - {at: +5m, facts: {data_exposed: false}, expect: {level: 1}}
                      - {at: +14m59s, expect: {level: 1}}
                      - {at: +15m, expect: {level: 3, targets: {recover: 2026-02-23T10:00}}}
                """),
        TimelineCase(
            name: "a level that comes back before its time was never left",
            test: """
                    facts: {data_exposed: false, error_rate: 0.3}
                    expect: {level: 2}
                    timeline:
                      - {at: +5m, facts: {error_rate: 0.1}, expect: {level: 2}}
                      - {at: +9m, facts: {error_rate: 0.4}}
                      - {at: +30m, expect: {level: 2}}
                """),
        TimelineCase(
            name: "who does not answer is missed, and the next rung is called",
            test: """
                    facts: {data_exposed: false, error_rate: 0.3}
                    expect: {people: [li-wei], not: {people: [ann], breached: [acknowledge]}}
                    timeline:
                      - {at: +5m, expect: {people: [ann]}}
                      - {at: +15m, expect: {breached: [acknowledge]}}
                """),
        TimelineCase(
            name: "who answers stops the ladder",
            test: """
                    facts: {data_exposed: false, error_rate: 0.3}
                    timeline:
                      - {at: +4m, acknowledge: [li-wei]}
                      - {at: +1h, expect: {not: {people: [ann], breached: [acknowledge]}}}
                """),
        TimelineCase(
            name: "notices have their deadlines, and a released one begins the next round",
            test: """
                    facts: {data_exposed: false, error_rate: 0.3}
                    expect: {notices: {first: +20m}, targets: {update_every: +30m}, not: {notices: [progress]}}
                    timeline:
                      - {at: +10m, release: [first], expect: {targets: {update_every: +40m}}}
                      - {at: +34m, expect: {notices: {progress: +40m}}}
                """),
        TimelineCase(
            name: "steps that are done open the next ones",
            test: """
                    expect: {steps: [assess], not: {steps: [fix]}}
                    timeline:
                      - {at: +10m, done: [assess], expect: {steps: [fix], not: {steps: [assess]}}}
                """),
        TimelineCase(
            name: "a response ends only when its condition has held",
            test: """
                    facts: {data_exposed: false, error_rate: 0.3}
                    timeline:
                      - {at: +1h, facts: {error_rate: 0.0}, reach: recovered, expect: {phase: recovered, notices: {clear: +1h30m}}}
                      - {at: +90m, reach: stood_down, expect: {phase: in_review}}
                """),
        TimelineCase(
            name: "a signal opens the incident, and what it says is known",
            test: """
                    signal: {labels: {service: shop}, annotations: {rate: "0.3"}}
                    expect: {activates: true, phase: active, level: 1}
                    timeline:
                      - {at: +5m, facts: {data_exposed: false}}
                      - {at: +20m, expect: {level: 2}}
                """),
        TimelineCase(
            name: "a signal below the threshold is a warning",
            test: """
                    signal: {labels: {service: shop}, annotations: {rate: "0.01"}}
                    timeline:
                      - {at: +1m, expect: {phase: warned}}
                      - {at: +2m, reach: active, expect: {phase: active}}
                """),
        TimelineCase(
            name: "a signal of something else opens nothing",
            test: """
                    signal: {labels: {service: other}}
                    expect: {activates: false}
                    timeline:
                      - {at: +1m, expect: {level: 1}}
                """,
            failures: ["+1m 42:35 level 1: no incident: no signal meets the plan"]),
        TimelineCase(
            name: "a level that still waits is told with its time",
            test: """
                    facts: {data_exposed: false, error_rate: 0.3}
                    timeline:
                      - {at: +5m, facts: {error_rate: 0.1}, expect: {level: 3}}
                """,
            failures: ["+5m 41:61 level 3: level 2 (level 3 from +15m on)"]),
        TimelineCase(
            name: "what is refused is a failure, and the rest is looked at nevertheless",
            test: """
                    facts: {data_exposed: false, error_rate: 0.3}
                    timeline:
                      - at: +5m
                        done: [fix]
                        release: [clear]
                        expect: {level: 1, notices: {first: +10m}}
                """,
            failures: [
                "+5m 42:16 step fix is done: refused: Step fix of inc-0001 is not ready: "
                    + "steps before it are open.",
                "+5m 43:19 notice clear goes out: refused: no notice of it waits",
                "+5m 44:25 level 1: level 2",
                "+5m 44:45 notice first due +10m: notice first due +20m",
            ]),
    ]

    @Test("plays on the rules that run incidents", arguments: cases)
    func timeline(_ one: TimelineCase) throws {
        let failures = try one.result().failures.map { failure in
            "+\(failure.offset) \(failure.place.line):\(failure.place.column) "
                + "\(failure.expected): \(failure.actual)"
        }
        #expect(failures == one.failures)
    }

    @Test("shows with every failure the rules that were tried, and the facts that they read")
    func trace() throws {
        let one = TimelineCase(
            name: "", test: "    facts: {data_exposed: false}\n    expect: {level: 2}\n")
        let failure = try #require(try one.result().failures.first)
        #expect(failure.trial.rules.map(\.level) == [1, 2, 3])
        #expect(failure.trial.rules[0].inputs == [Fact(name: "data_exposed", value: .bool(false))])
        #expect(failure.trial.rules[1].outcome == .notMatched)
        #expect(failure.place.path == "small.yaml")
    }

    @Test("comes out the same every time")
    func repeatable() throws {
        for one in Self.cases {
            #expect(try one.result() == one.result(), "\(one.name)")
        }
    }
}
