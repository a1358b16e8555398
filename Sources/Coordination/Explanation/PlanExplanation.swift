// SPDX-License-Identifier: Apache-2.0
// What a plan would do with some facts at a moment, found out by doing it in a state that is thrown
// away: the rules that run incidents decide, and nothing is written.

package import Notation
import PlanTrial
package import ResponseCore
package import ResponseModel

/// A trial of a plan: who would be called, what requested, who told, and by when.
package struct PlanExplanation: Sendable {
    let plan: Plan
    let organization: Organization
    let moment: Timestamp
    /// The incident as it would begin.
    let incident: Incident
    /// The same incident when nobody has answered any call.
    let unanswered: Incident
    let state: State
    /// The pools as they are, with the incident among those that are open.
    let supply: Supply

    /// Where units would come from.
    enum Supply: Sendable {
        /// The pools as a journal has them, and the incident in it.
        case journal(State, Incident)
        /// There is no journal: everything is in its pool.
        case plans(State, Incident)
        /// The journal's incidents leave no room for another one.
        case refused(Refusal)
    }

    /// How long calls are followed that nobody answers: every ladder of a day.
    private static let ladderTime = TimeSpan.days(1)
    /// Deadlines that are followed on the way.
    private static let mostTicks = 5_000

    /// Tries a plan.
    ///
    /// - Parameters:
    ///   - facts: what is known; facts that are not named keep their default.
    ///   - moment: when it would happen; decides who is on duty and when things are due.
    ///   - present: the state of the journal; nil: there is none.
    /// - Throws: `Refusal` when a fact does not fit the plan.
    package init(
        _ plan: Plan, in planSet: PlanSet, facts: [Fact], at moment: Timestamp,
        present: State? = nil
    ) throws(Refusal) {
        self.plan = plan
        organization = planSet.organization
        self.moment = moment
        let trial = planSet.trying(plan)
        var state = State(world: .actual)
        evolve(&state, Occurrence(.plansInstalled(trial), at: moment, by: .coordinator))
        incident = try Self.declare(plan, facts, in: &state, at: moment)
        self.state = state
        unanswered = Self.withoutAnswers(state, incident)
        supply = Self.supply(plan, facts, trial, present, at: moment) ?? .plans(state, incident)
    }

    private static func declare(
        _ plan: Plan, _ facts: [Fact], in state: inout State, at moment: Timestamp
    ) throws(Refusal) -> Incident {
        let by = Actor.person(state.organization?.people.all.first?.id ?? "nobody")
        let command = Command.intake(
            .declare(
                Declaration(title: plan.name.en, plan: plan.id, facts: facts)))
        let now = max(moment, state.now)
        state = try decide(Submission(command, by: by), in: state, at: now).state
        guard let incident = state.incidents.values.last else {
            throw Refusal(
                .invalid, "The plan \(plan.id) opens no incident.", help: "Check its rules.")
        }
        return incident
    }

    // Rungs are climbed by the clock alone.
    private static func withoutAnswers(_ start: State, _ incident: Incident) -> Incident {
        var state = start
        let end = start.now + ladderTime
        for _ in 0..<mostTicks {
            guard
                state.incidents[incident.id]?.ladders.values.contains(where: { $0.due != nil })
                    == true, let due = nextDeadline(state), due <= end
            else { break }
            let tick = Submission(.tick, by: .coordinator)
            do throws(Refusal) {
                state = try decide(tick, in: state, at: due).state
            } catch {
                break
            }
        }
        return state.incidents[incident.id] ?? incident
    }

    // The text of the trial is none that the journal knows, so that its revisions do not forbid it.
    private static func supply(
        _ plan: Plan, _ facts: [Fact], _ trial: PlanSet, _ present: State?, at moment: Timestamp
    ) -> Supply? {
        guard var state = present, state.planSet != nil else { return nil }
        var unknown = plan
        unknown.digest = "trial"
        let set = trial.trying(unknown)
        evolve(&state, Occurrence(.plansInstalled(set), at: state.now, by: .coordinator))
        do throws(Refusal) {
            let incident = try declare(plan, facts, in: &state, at: moment)
            return .journal(state, incident)
        } catch {
            return .refused(error)
        }
    }
}
