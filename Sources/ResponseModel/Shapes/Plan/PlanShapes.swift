// SPDX-License-Identifier: Apache-2.0
// The stored form of a compiled plan: everything that a response under it needs, so that its text
// need not be compiled again.

package import Notation

extension Plan: Shaped {
    package var shape: JSON {
        .shape(
            ("id", id), ("name", name), ("summary", summary),
            ("background", background == PlanBackground() ? nil : background),
            ("plan_type", planType), ("revision", revision), ("revision_state", revisionState),
            ("effective_from", effectiveFrom), ("review_every", reviewEvery), ("owner", owner),
            ("approvals", approvals.unlessEmpty), ("risk", risk),
            ("changes", changes.unlessEmpty),
            ("recovery_time_objective", recoveryTimeObjective),
            ("tolerable_disruption", tolerableDisruption), ("digest", digest),
            ("wording_digest", wordingDigest), ("facts", facts.unlessEmpty),
            ("activation", activation), ("classification", classification),
            ("targets", targets.unlessEmpty), ("roles", roles.unlessEmpty),
            ("resources", resources.unlessEmpty), ("playbook", playbook),
            ("notices", notices.unlessEmpty), ("stand_down", standDown),
            ("evaluation", evaluation), ("tests", tests.unlessEmpty),
            ("regulator_clocks", regulatorClocks.unlessEmpty), ("history", history))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), name: try shape.read("name"),
            digest: try shape.read("digest"))
        try readHead(shape)
        try readResponse(shape)
        tests = try shape.read("tests", default: [])
        history = try shape.read("history")
    }

    private mutating func readHead(_ shape: JSON) throws(ShapeError) {
        summary = try shape.readIfPresent("summary")
        background = try shape.read("background", default: PlanBackground())
        planType = try shape.read("plan_type")
        revision = try shape.read("revision")
        revisionState = try shape.read("revision_state")
        effectiveFrom = try shape.readIfPresent("effective_from")
        reviewEvery = try shape.readIfPresent("review_every")
        owner = try shape.readIfPresent("owner")
        approvals = try shape.read("approvals", default: [])
        risk = try shape.readIfPresent("risk")
        changes = try shape.read("changes", default: [])
        recoveryTimeObjective = try shape.readIfPresent("recovery_time_objective")
        tolerableDisruption = try shape.readIfPresent("tolerable_disruption")
        wordingDigest = try shape.read("wording_digest")
    }

    private mutating func readResponse(_ shape: JSON) throws(ShapeError) {
        facts = try shape.read("facts", default: [])
        activation = try shape.read("activation")
        classification = try shape.read("classification")
        targets = try shape.read("targets", default: [])
        roles = try shape.read("roles", default: [])
        resources = try shape.read("resources", default: [])
        playbook = try shape.read("playbook")
        notices = try shape.read("notices", default: [])
        standDown = try shape.read("stand_down")
        evaluation = try shape.read("evaluation")
        regulatorClocks = try shape.read("regulator_clocks", default: [])
    }
}

extension Plan.PlanType: Shaped {}
extension Plan.RevisionState: Shaped {}
extension Plan.Reviewer: Shaped {}
extension Plan.Change: Shaped {}

extension Plan.Approval: Shaped {
    package var shape: JSON {
        .shape(("step", step), ("by", by), ("day", day), ("reviewer", reviewer))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            step: try shape.read("step"), by: try shape.read("by"), day: try shape.read("day"),
            reviewer: try shape.readIfPresent("reviewer"))
    }
}

extension Plan.Risk: Shaped {
    package var shape: JSON {
        .shape(("likelihood", likelihood), ("consequence", consequence))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            likelihood: try shape.read("likelihood"),
            consequence: try shape.read("consequence"))
    }
}
