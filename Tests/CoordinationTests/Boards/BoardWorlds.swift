// SPDX-License-Identifier: Apache-2.0
// States with something on every board: drills of this repository cut at several moments, and the
// sample organisation with a plan whose revision has gone its whole way.

import Coordination
import Drills
import Foundation
import Notation
import PlanFiles
import ResponseCore
import ResponseModel
import TestSupport

/// A state and the moment at which its boards are looked at.
struct BoardWorld {
    var name: String
    var state: State
    var now: Timestamp

    var source: BoardSource { BoardSource(state, at: now) }

    /// Every path that shows something in it, in a fixed order.
    var paths: [String] {
        let incidents = state.incidents.values
        let plans = (state.planSet?.plans.all ?? []).map(\.id.raw)
        let parts = incidents.flatMap { incident in
            ["", "/why", "/notices", "/actions"].map { "incidents/\(incident.id)\($0)" }
        }
        return ["incidents", "pools", "notices", "actions", "plans"] + parts
            + (state.organization?.pools.all ?? []).map { "pools/\($0.id)" }
            + incidents.flatMap { $0.requests.keys.map { "requests/\($0)" } }
            + incidents.flatMap { $0.notices.keys.map { "notices/\($0)" } }
            + plans.map { "plans/\($0)" }
            + ["headroom", "headroom/*/1/2", "headroom/*/1/1/02:00"]
            + plans.map { "headroom/\($0)/1/3" }
    }

    /// All of them.
    static func all() throws -> [BoardWorld] {
        try ["two-at-once", "payment-night", "leak-tabletop"].flatMap(drill) + [revised]
    }

    /// A drill with its own seed, after a third, two thirds and all of its records.
    private static func drill(_ name: String) throws -> [BoardWorld] {
        let root = URL(filePath: #filePath).appending(path: "../../../..").standardized.path
        let compilation = compile(
            try PlanFolder.read("\(root)/plans") + PlanFolder.read("\(root)/drills/\(name).yaml"))
        guard let plans = compilation.planSet, let scenario = compilation.scenarios.first else {
            throw Missing(name: name)
        }
        var run = DrillRun(scenario: scenario, plans: plans, seed: scenario.seed)
        let records = run.run().records
        return [1, 2, 3].map { third in
            var state = State(world: .exercise(scenario.id))
            let cut = records.prefix(records.count * third / 3)
            for record in cut { evolve(&state, record.occurrence) }
            return BoardWorld(
                name: "\(name) \(third)/3", state: state,
                now: cut.last?.at ?? scenario.starts)
        }
    }

    /// A drill that is not there or does not compile.
    private struct Missing: Error { var name: String }

    private static var revised: BoardWorld {
        let planSet = governed
        let people = planSet.organization.people.all.map(\.id)
        let steps: [RevisionStep] =
            [.propose(cause: .operations, note: "why")]
            + ReviewFunction.allCases.map {
                .review($0, accept: true, asksForExperts: true, note: "fine")
            } + [
                .approve(note: "yes"), .publish(effectiveFrom: nil, scope: "all"), .acknowledge,
                .giveFeedback("too long"),
            ]
        // Whoever may not take a step is refused, and the next one tries.
        var submissions = [Submission(.installPlans(planSet), by: .coordinator)]
        for step in steps {
            for person in people {
                let command = Command.plan(.revise("payment", step))
                submissions.append(Submission(command, by: .person(person)))
            }
        }
        submissions.append(SampleOrganization.declaration())
        let history = SampleWorld.history(of: submissions)
        return BoardWorld(
            name: "revised", state: history.state, now: SampleOrganization.start + .days(40))
    }

    // A person for each function: nobody decides twice.
    private static var governed: PlanSet {
        var planSet = SampleOrganization.planSet
        for id in ["chen", "dana", "eve", "fay"] as [PersonID] {
            planSet.organization.people.insert(Person(id: id, name: LocalizedText(id.raw)))
        }
        planSet.organization.teams = [
            team("desk", ["ana", "bo"]), team("law", ["chen"]), team("quality", ["dana"]),
            team("board", ["eve"]), team("wise", ["fay"]),
        ]
        planSet.organization.governance = Governance(
            isRequired: true,
            reviewers: [
                .init(.customerService, "desk"), .init(.legal, "law"),
                .init(.qualityControl, "quality"), .init(.experts, "wise"),
            ], approvers: "board", trainingWithin: .days(30))
        if var plan = planSet.plans["payment"] {
            plan.revisionState = .proposed
            planSet.plans.insert(plan)
        }
        return planSet
    }

    private static func team(_ id: TeamID, _ members: [PersonID]) -> Team {
        Team(id: id, name: LocalizedText(id.raw), members: members)
    }
}
