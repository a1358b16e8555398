// SPDX-License-Identifier: Apache-2.0
// Plays a test of a plan on the very rules that run incidents, under virtual time: the test becomes
// commands to `decide`, `evolve` takes in the events, and what is due in between happens at its own
// moment. After each moment the incident is held against what was expected.

package import Notation
package import ResponseCore
package import ResponseModel

/// One run of one test.
package struct PlanTestRun: Sendable {
    private let test: PlanTest
    private let plan: Plan
    private let start: Timestamp
    private let planSet: PlanSet

    /// Things that happen by themselves in one test at most: a cadence of a minute for a month is
    /// 44,640.
    private static let mostTicks = 100_000

    /// A test with the plan set that gives rotations and pools. Revisions that are not in force can
    /// be tested too.
    ///
    /// - Parameter now: when it plays if the test does not say.
    package init(_ test: PlanTest, of plan: Plan, in planSet: PlanSet, now: Timestamp) {
        self.test = test
        self.plan = plan
        self.planSet = planSet
        start = test.at ?? now
    }

    /// What came out.
    package struct Result: Sendable, Equatable {
        package var plan: PlanID
        package var name: String
        package var place: TextPlace
        package var failures: [Failure]

        /// A result by its parts.
        package init(plan: PlanID, name: String, place: TextPlace, failures: [Failure]) {
            self.plan = plan
            self.name = name
            self.place = place
            self.failures = failures
        }
    }

    /// A difference between what was expected and what came.
    package struct Failure: Sendable, Equatable {
        /// Time since the beginning of the test.
        package var offset: TimeSpan
        /// Where the file expects it.
        package var place: TextPlace
        package var expected: String
        package var actual: String
        /// The rules as they were tried last before the failure.
        package var trial: Trial

        /// A failure by its parts.
        package init(
            offset: TimeSpan, place: TextPlace, expected: String, actual: String, trial: Trial
        ) {
            self.offset = offset
            self.place = place
            self.expected = expected
            self.actual = actual
            self.trial = trial
        }
    }

    /// Runs the test.
    package var result: Result {
        let isOpenedBySignal = test.isTimed && test.moments.first?.signal != nil
        var course = Course(
            planSet: planSet.trying(plan, isAlone: isOpenedBySignal), plan: plan, name: test.name,
            start: start, ticksLeft: Self.mostTicks)
        var failures: [Failure] = []
        for (index, moment) in test.moments.enumerated() {
            course.pass(to: start + moment.offset)
            if index == 0 { begin(&course, moment) } else { course.take(moment) }
            for act in moment.acts {
                guard let refusal = course.perform(act.deed) else { continue }
                failures.append(
                    failure(moment, act.place, act.deed.phrase, "refused: \(refusal)", course))
            }
            for check in moment.checks {
                guard let difference = difference(check.claim, moment, course) else { continue }
                failures.append(
                    failure(moment, check.place, difference.expected, difference.actual, course))
            }
        }
        return Result(plan: plan.id, name: test.name, place: test.place, failures: failures)
    }

    private func failure(
        _ moment: PlanTest.Moment, _ place: TextPlace, _ expected: String, _ actual: String,
        _ course: Course
    ) -> Failure {
        Failure(
            offset: moment.offset, place: place, expected: expected, actual: actual,
            trial: course.incident?.lastTrial ?? classify(plan, bindings(moment)))
    }

    // A signal opens the incident by itself, and other plans must not be quicker.
    private func begin(_ course: inout Course, _ moment: PlanTest.Moment) {
        if test.isTimed, moment.signal != nil {
            course.take(moment)
        } else {
            course.declare(moment.facts)
        }
    }

    private func bindings(_ moment: PlanTest.Moment) -> FactBindings {
        FactBindings(
            plan: plan, facts: moment.facts, signal: moment.signal, now: start + moment.offset)
    }

    private func difference(
        _ claim: PlanTest.Claim, _ moment: PlanTest.Moment, _ course: Course
    ) -> (expected: String, actual: String)? {
        if case .activates(let expected) = claim {
            let holds = plan.activation.when.map { judge($0, bindings(moment)) == .holds } ?? false
            let words = { $0 ? "the signal activates the plan" : "no activation" }
            return holds == expected ? nil : (words(expected), words(holds))
        }
        guard let incident = course.incident else {
            return (claim.phrase(from: start), course.absence)
        }
        guard let organization = course.organization else { return nil }
        let check = ClaimCheck(
            incident: incident, organization: organization, start: start,
            now: start + moment.offset)
        return check.difference(claim)
    }
}
