// SPDX-License-Identifier: Apache-2.0
// The world of one test of a plan: a state of its own, moved by commands at virtual moments.

import Notation
import ResponseCore
import ResponseModel

extension PlanTestRun {
    /// What has happened so far in one run.
    struct Course {
        private var state = State(world: .actual)
        private var now: Timestamp
        private let plan: Plan
        private let name: String
        private let reporter: PersonID
        private var ticksLeft: Int
        private var refusal: Refusal?

        /// The plans are installed, and nothing has happened yet.
        init(planSet: PlanSet, plan: Plan, name: String, start: Timestamp, ticksLeft: Int) {
            self.plan = plan
            self.name = name
            self.ticksLeft = ticksLeft
            now = start
            reporter = planSet.organization.people.all.first?.id ?? "nobody"
            evolve(&state, Occurrence(.plansInstalled(planSet), at: start, by: .coordinator))
        }

        /// The incident of the test; nil before there is one. A signal that the plan is not for
        /// opens an incident without a plan, which is not the one that is meant.
        var incident: Incident? { state.incidents.values.first { $0.plan?.id == plan.id } }
        var organization: Organization? { state.organization }

        /// Why there is no incident.
        var absence: String {
            refusal.map { "no incident: \($0.message)" } ?? "no incident: no signal meets the plan"
        }

        // MARK: Time

        /// Lets time pass: everything that is due on the way happens at its own moment.
        mutating func pass(to moment: Timestamp) {
            while ticksLeft > 0, let due = nextDeadline(state), due <= moment {
                ticksLeft -= 1
                now = max(now, due)
                // A deadline that does nothing would hold the clock for ever.
                guard tick() else { break }
            }
            now = max(now, moment)
        }

        /// Acts on the deadlines that have passed; whether anything came of it.
        private mutating func tick() -> Bool {
            do throws(Refusal) {
                let decided = try decide(
                    Submission(.tick, by: .coordinator), in: state, at: now)
                state = decided.state
                return !decided.events.isEmpty
            } catch {
                return false
            }
        }

        // MARK: What comes

        /// Declares the incident of the test with what is known.
        mutating func declare(_ facts: [Fact]) {
            refusal = give(
                .intake(.declare(Declaration(title: name, plan: plan.id, facts: facts))),
                by: .person(reporter))
        }

        /// Takes in what a moment brings.
        mutating func take(_ moment: PlanTest.Moment) {
            if let signal = moment.signal {
                refusal = give(.intake(.receiveSignals([signal])), by: .system(signal.source))
            }
            if !moment.facts.isEmpty, let incident {
                refusal = give(
                    .level(.recordFacts(incident.id, moment.facts)), by: .person(reporter))
            }
        }

        /// Obeys a command, or returns why not; then nothing has happened.
        private mutating func give(_ command: Command, by actor: Actor) -> Refusal? {
            do throws(Refusal) {
                state = try decide(Submission(command, by: actor), in: state, at: now).state
                return nil
            } catch {
                return error
            }
        }

        // MARK: What people do

        /// Does what the test says, by whoever may.
        ///
        /// - Returns: why it was refused; nil when it was done.
        mutating func perform(_ deed: PlanTest.Deed) -> String? {
            guard let incident else { return absence }
            let id = incident.id
            switch deed {
            case .acknowledge(let person):
                return give(.role(.acknowledge(id, role: nil)), by: .person(person))?.message
            case .complete(let step): return complete(step, id)
            case .release(let rule): return release(rule, incident)
            case .reach(.active): return giveBySomebody(.incident(.activate(id, plan: nil)))
            case .reach(.mitigated): return giveBySomebody(.incident(.mitigate(id, note: "")))
            case .reach(.recovered): return giveBySomebody(.incident(.recover(id, note: "")))
            case .reach(.relapsed): return giveBySomebody(.incident(.relapse(id, reason: name)))
            case .reach(.stoodDown): return standDown(id)
            }
        }

        // The commander may do what somebody has to; else the first person who may.
        private mutating func giveBySomebody(_ command: Command) -> String? {
            let everybody = state.organization?.people.all.map(\.id) ?? []
            var first: Refusal?
            for person in (incident?.commander.map { [$0] } ?? []) + everybody {
                guard let refusal = give(command, by: .person(person)) else { return nil }
                first = first ?? refusal
                guard [.notPermitted, .needsSecondPerson].contains(refusal.reason) else { break }
            }
            return first?.message ?? "nobody is there to do it"
        }

        private mutating func complete(_ step: StepID, _ id: IncidentID) -> String? {
            if let refusal = giveBySomebody(.step(.complete(id, step, note: ""))) { return refusal }
            guard incident?.steps[step]?.status == .submitted else { return nil }
            return giveBySomebody(.step(.review(id, step, accept: true, note: "")))
        }

        private mutating func release(_ rule: String, _ incident: Incident) -> String? {
            let waiting = incident.notices.values.filter {
                $0.rule == rule && $0.status == .drafted
            }
            guard !waiting.isEmpty else {
                let isOut = incident.notices.values.contains {
                    $0.rule == rule && $0.releasedAt != nil
                }
                return isOut ? "it has gone out already" : "no notice of it waits"
            }
            for notice in waiting {
                let command = Command.notice(.release(notice.id, bypass: name))
                if let refusal = giveBySomebody(command) { return refusal }
            }
            return nil
        }

        private mutating func standDown(_ id: IncidentID) -> String? {
            let lines = incident?.plan?.standDown.checklist.indices.map { $0 } ?? []
            if !lines.isEmpty,
                let refusal = giveBySomebody(.incident(.confirmChecklist(id, items: lines)))
            {
                return refusal
            }
            // Skipping a step opens the next one; a loop ends by its own limit.
            for _ in 0..<(Limits.loopRounds * 10) {
                guard let incident,
                    let step = incident.steps.keys.first(where: {
                        incident.steps[$0]?.status.isEnded == false
                    })
                else { break }
                if let refusal = giveBySomebody(
                    .step(.skip(id, step, reason: name, approver: nil)))
                {
                    return refusal
                }
            }
            return giveBySomebody(.incident(.standDown(id, note: "")))
        }
    }
}
