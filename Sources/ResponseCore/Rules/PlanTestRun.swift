// SPDX-License-Identifier: Apache-2.0
// Runs a test of a plan on the very rules that run incidents: the facts become an incident of the
// plan in a state of its own, and what follows is compared with what was expected.

/// One run of one test.
package struct PlanTestRun: Sendable {
    private let test: PlanTest
    private let plan: Plan
    private let planSet: PlanSet
    private let now: Timestamp

    /// A test with the plan set that gives rotations and pools.
    ///
    /// - Parameter now: when it plays if the test does not say.
    package init(_ test: PlanTest, of plan: Plan, in planSet: PlanSet, now: Timestamp) {
        self.test = test
        self.plan = plan
        self.planSet = planSet
        self.now = test.at ?? now
    }

    /// What came out.
    package struct Result: Sendable, Equatable {
        package var plan: PlanID
        package var name: String
        package var line: Int
        package var trial: Trial
        package var failures: [Failure]
    }

    /// A difference between what was expected and what came.
    package struct Failure: Sendable, Equatable {
        package var expected: String
        package var actual: String
    }

    /// Runs the test.
    package var result: Result {
        let bindings = FactBindings(plan: plan, facts: test.facts, now: now)
        let trial = classify(plan, bindings)
        let incident = activated()
        return Result(
            plan: plan.id, name: test.name, line: test.line, trial: trial,
            failures: levelFailures(trial) + activationFailures() + courseFailures(incident))
    }

    private func levelFailures(_ trial: Trial) -> [Failure] {
        guard let level = test.expect.level, trial.level != level else { return [] }
        let actual = trial.level.map { "level \($0)" } ?? "no level"
        return [Failure(expected: "level \(level)", actual: actual)]
    }

    private func activationFailures() -> [Failure] {
        guard let expected = test.expect.activates else { return [] }
        let signal = test.signalLabels.map { Signal(source: "test", key: "test", labels: $0) }
        let bindings = FactBindings(plan: plan, facts: test.facts, signal: signal, now: now)
        let activates = plan.activation.when.map { judge($0, bindings) == .holds } ?? false
        guard activates != expected else { return [] }
        return [
            Failure(
                expected: expected ? "the signal activates the plan" : "no activation",
                actual: activates ? "the signal activates the plan" : "no activation")
        ]
    }

    // An incident of the plan, declared and activated with the facts of the test. Revisions that
    // are not in force can be tested too.
    private func activated() -> Incident? {
        var published = plan
        published.revisionState = .published
        published.effectiveFrom = nil
        var plans = planSet
        plans.plans.insert(published)
        var state = State(world: .actual)
        evolve(&state, Occurrence(.plansInstalled(plans), at: now, by: .coordinator))
        let reporter = planSet.organization.people.all.first?.id ?? "nobody"
        let command = Command.declareIncident(
            Declaration(title: test.name, plan: plan.id, facts: test.facts))
        let submission = Submission(command, by: .person(reporter))
        do throws(Refusal) {
            for event in try decide(submission, in: state, at: now) {
                evolve(&state, Occurrence(event, at: now, by: .person(reporter)))
            }
        } catch {
            return nil
        }
        return state.incidents.values.first
    }

    private func courseFailures(_ incident: Incident?) -> [Failure] {
        let expect = test.expect
        let pages = incident?.pages.values ?? []
        return missing(
            expect.roles.map(\.raw), in: incident?.roles.keys.map(\.raw) ?? [], "role")
            + missing(expect.people.map(\.raw), in: pages.map(\.person.raw), "call to")
            + missing(
                expect.notices, in: incident?.notices.values.map(\.rule) ?? [], "notice")
            + resourceFailures(incident)
    }

    private func missing(_ expected: [String], in actual: [String], _ kind: String) -> [Failure] {
        expected.filter { !actual.contains($0) }.map {
            let list = actual.isEmpty ? "none" : actual.joined(separator: ", ")
            return Failure(expected: "\(kind) \($0)", actual: list)
        }
    }

    private func resourceFailures(_ incident: Incident?) -> [Failure] {
        test.expect.resources.compactMap { pool, quantity in
            let requests = incident?.requests.values.filter { $0.pool == pool } ?? []
            let asked = requests.reduce(0) { $0 + $1.units }
            guard asked != quantity else { return nil }
            return Failure(expected: "\(quantity) of \(pool)", actual: "\(asked)")
        }
    }
}
