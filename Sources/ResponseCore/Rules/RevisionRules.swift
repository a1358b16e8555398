// SPDX-License-Identifier: Apache-2.0
// The procedure of revision: propose, review, approve, publish, train, hear what people say, and
// retire (S094-S099). Nobody decides on a text of their own (D11).

import Notation
import ResponseModel

extension Decision {
    mutating func revise(_ id: PlanID, _ step: RevisionStep) throws(Refusal) {
        let person = try person()
        guard let installed = state.planSet?.plans[id] else {
            throw .unknown("plan", id.raw, among: state.planSet?.plans.all.map(\.id.raw) ?? [])
        }
        switch step {
        case .propose(let cause, let note): try propose(installed, cause, note, person)
        case .review(let function, let accept, let asksForExperts, let note):
            try review(installed, function, accept, asksForExperts, note, person)
        case .approve(let note): try approve(installed, note, person)
        case .publish(let effective, let scope): try publish(installed, effective, scope, person)
        case .retire(let reason): try retire(installed, reason, person)
        case .withdraw(let reason): try withdraw(installed, reason, person)
        case .acknowledge: try acknowledge(try holding(installed), person)
        case .giveFeedback(let text): try hear(text, on: try holding(installed))
        }
    }

    // MARK: Towards publication

    private mutating func propose(
        _ plan: Plan, _ cause: RevisionCause, _ note: String, _ person: PersonID
    ) throws(Refusal) {
        let governance = try governance()
        try demand(person, in: governance.proposers, to: "propose a revision")
        try check(note, "The reason")
        if let known = state.revision(of: plan), known.isUnderWay || known.state == .published {
            throw Refusal(
                .alreadyDone,
                "This text of plan \(plan.id), revision \(plan.revision), is"
                    + " \(known.state.rawValue).",
                help: "Look at it: muster plan status \(plan.id).")
        }
        guard plan.revisionState != .retired else {
            throw Refusal(
                .wrongPhase, "The file of plan \(plan.id) says that it is retired.",
                help: "Write revision_state: proposed into it.")
        }
        guard !state.isInForce(plan, at: now) else {
            throw Refusal(
                .alreadyDone, "This text of plan \(plan.id) is in force by the word of its file.",
                help: "Write the new text with a higher revision and revision_state: proposed.")
        }
        if let former = highestPublished(plan.id), former >= plan.revision {
            throw Refusal(
                .invalid,
                "Revision \(former) of plan \(plan.id) has been published; the new text has"
                    + " \(plan.revision).",
                help: "Write revision: \(former + 1) into its file.")
        }
        guard (state.revisions[plan.id]?.count ?? 0) < Limits.revisionsPerPlan else {
            throw .limit("The history of plan \(plan.id)", Limits.revisionsPerPlan, "revisions")
        }
        for other in state.revisions[plan.id] ?? [] where other.isUnderWay {
            emit(entry(other, plan.id, .retired(reason: "Another text was proposed.")))
        }
        emit(entry(plan, .proposed(cause: cause, note: note)))
    }

    private mutating func review(
        _ plan: Plan, _ function: ReviewFunction, _ accept: Bool, _ asksForExperts: Bool,
        _ note: String, _ person: PersonID
    ) throws(Refusal) {
        let governance = try governance()
        let known = try underWay(plan, before: .approved)
        guard let team = governance.team(for: function) else {
            throw Refusal(
                .conditionNotMet,
                "The organisation names nobody who reviews as"
                    + " \(function.rawValue).",
                help: "Add \(function.rawValue) under governance: reviewers.")
        }
        try demand(person, in: team, to: "review as \(function.rawValue)")
        try demandOther(than: known.proposal?.signature.by, person, "proposed")
        if known.reviews.contains(where: {
            $0.signature.by == by && $0.function != function
        }) {
            throw Refusal(
                .needsSecondPerson, "\(person) has reviewed it for another function.",
                help: "Let somebody else of \(team) review it.")
        }
        if function == .experts, known.state != .expertReview {
            throw Refusal(
                .wrongPhase, "The internal review of plan \(plan.id) comes before the experts.",
                help: "Still missing: \(words(known.missingReviews(plan))).")
        }
        try check(note, "The note", isRequired: !accept)
        emit(
            entry(
                plan,
                .reviewed(function, accepted: accept, asksForExperts: asksForExperts, note: note)))
        if known.state == .proposed { emit(entry(plan, .moved(to: .inReview))) }
        callExperts(plan)
    }

    // The internal review is complete, and experts are needed.
    private mutating func callExperts(_ plan: Plan) {
        guard let known = state.revision(of: plan), known.state == .inReview,
            known.missingReviews(plan) == [.experts]
        else { return }
        emit(entry(plan, .moved(to: .expertReview)))
    }

    private mutating func approve(
        _ plan: Plan, _ note: String, _ person: PersonID
    ) throws(Refusal) {
        let governance = try governance()
        let known = try underWay(plan, before: .approved)
        try demand(person, in: governance.approvers, to: "approve a revision")
        try demandOther(than: known.proposal?.signature.by, person, "proposed")
        let missing = known.missingReviews(plan)
        guard missing.isEmpty else {
            let refused = missing.filter { known.review(for: $0)?.isAccepted == false }
            let objection = refused.isEmpty ? "" : " \(words(refused)) objected."
            throw Refusal(
                .conditionNotMet,
                "Plan \(plan.id) revision \(plan.revision) lacks the consent of"
                    + " \(words(missing)).\(objection)",
                help: "muster plan review \(plan.id) --for \(missing[0].rawValue)")
        }
        try check(note, "The note", isRequired: false)
        emit(entry(plan, .approved(note: note)))
    }

    private mutating func publish(
        _ plan: Plan, _ effective: Timestamp?, _ scope: String, _ person: PersonID
    ) throws(Refusal) {
        let governance = try governance()
        let known = try underWay(plan, before: .published)
        try demand(person, in: governance.committee, to: "publish a revision")
        guard known.state == .approved else {
            throw Refusal(
                .wrongPhase,
                "Plan \(plan.id) revision \(plan.revision) is \(known.state.rawValue), not"
                    + " approved.",
                help: "Let management approve it: muster plan approve \(plan.id).")
        }
        try check(scope, "The scope", isRequired: false)
        let start = effective ?? max(now, plan.effectiveFrom ?? now)
        guard start >= now else {
            throw Refusal(
                .invalid, "A revision cannot hold before it is published (\(start)).",
                help: "Name a day from today on.")
        }
        if let written = plan.effectiveFrom, written > start {
            throw Refusal(
                .invalid, "The text of plan \(plan.id) says that it holds from \(written) on.",
                help: "Name that day or a later one.")
        }
        emit(entry(plan, .published(effectiveFrom: start, scope: scope)))
    }

    // MARK: Afterwards

    private mutating func retire(
        _ plan: Plan, _ reason: String, _ person: PersonID
    ) throws(Refusal) {
        let governance = try governance()
        try demand(person, in: governance.committee, to: "retire a plan")
        try check(reason, "The reason")
        guard let held = state.planInForce(plan.id, at: now) ?? published(plan) else {
            throw Refusal(
                .notInForce, "No revision of plan \(plan.id) is in force.",
                help: "A revision that is under way is given up with"
                    + " muster plan retire \(plan.id) --proposal.")
        }
        emit(entry(held, .retired(reason: reason)))
    }

    private mutating func withdraw(
        _ plan: Plan, _ reason: String, _ person: PersonID
    ) throws(Refusal) {
        let governance = try governance()
        let known = try underWay(plan, before: .published)
        if known.proposal?.signature.by != by {
            try demand(person, in: governance.committee, to: "withdraw the proposal of another")
        }
        try check(reason, "The reason")
        emit(entry(plan, .retired(reason: reason)))
    }

    private mutating func acknowledge(_ plan: Plan, _ person: PersonID) throws(Refusal) {
        let known = state.revision(of: plan)
        guard known?.acknowledgements.contains(where: { $0.by == by }) != true else {
            throw Refusal(
                .alreadyDone, "\(person) knows plan \(plan.id) revision \(plan.revision) already.",
                help: "Nothing to do.")
        }
        emit(entry(plan, .acknowledged))
    }

    private mutating func hear(_ text: String, on plan: Plan) throws(Refusal) {
        try check(text, "The feedback")
        guard (state.revision(of: plan)?.feedback.count ?? 0) < Limits.feedbackPerRevision else {
            throw .limit("The feedback on plan \(plan.id)", Limits.feedbackPerRevision, "entries")
        }
        emit(entry(plan, .feedbackGiven(text)))
    }

    // MARK: What is looked up

    private func governance() throws(Refusal) -> Governance {
        guard let governance = try organization().governance else {
            throw Refusal(
                .conditionNotMet, "The organisation does not say who decides on plans.",
                help: "Add governance: {approvers: …, reviewers: …} to its file.")
        }
        return governance
    }

    private func underWay(
        _ plan: Plan, before end: Plan.RevisionState
    ) throws(Refusal) -> PlanRevision {
        guard let known = state.revision(of: plan), known.isUnderWay else {
            throw Refusal(
                .wrongPhase,
                "This text of plan \(plan.id), revision \(plan.revision), is not proposed.",
                help: "Begin with muster plan propose \(plan.id).")
        }
        guard end != .approved || known.state != .approved else {
            throw Refusal(
                .alreadyDone, "Plan \(plan.id) revision \(plan.revision) is approved already.",
                help: "Publish it: muster plan publish \(plan.id).")
        }
        return known
    }

    // What people are trained in and speak about: what holds, else what soon will.
    private func holding(_ installed: Plan) throws(Refusal) -> Plan {
        if let plan = published(installed) ?? state.planInForce(installed.id, at: now) {
            return plan
        }
        throw Refusal(
            .notInForce, "No revision of plan \(installed.id) is published.",
            help: "Wait until it is: muster plan status \(installed.id).")
    }

    private func published(_ plan: Plan) -> Plan? {
        state.revision(of: plan)?.state == .published ? plan : nil
    }

    private func highestPublished(_ id: PlanID) -> Int? {
        let told = (state.revisions[id] ?? []).filter { $0.publication != nil }.map(\.revision)
        return (told + [state.planInForce(id, at: now)?.revision].compactMap { $0 }).max()
    }

    private func demand(
        _ person: PersonID, in team: TeamID?, to what: String
    ) throws(Refusal) {
        guard let team else { return }
        let members = try organization().teams[team]?.members ?? []
        guard members.contains(person) else {
            throw Refusal(
                .notPermitted, "\(person) may not \(what).",
                help: "Ask somebody of \(team): \(members.map(\.raw).joined(separator: ", ")).")
        }
    }

    private func demandOther(
        than first: Actor?, _ person: PersonID, _ done: String
    ) throws(Refusal) {
        guard first == by else { return }
        throw Refusal(
            .needsSecondPerson, "\(person) has \(done) this revision.",
            help: "Let somebody decide who did not write it.")
    }

    private func words(_ functions: [ReviewFunction]) -> String {
        functions.map(\.rawValue).joined(separator: ", ")
    }

    private func entry(_ plan: Plan, _ change: RevisionEntry.Change) -> Event {
        .plan(
            plan.id,
            .revised(
                RevisionEntry(
                    revision: plan.revision, digest: plan.digest, wordingDigest: plan.wordingDigest,
                    change: change)))
    }

    private func entry(
        _ known: PlanRevision, _ id: PlanID, _ change: RevisionEntry.Change
    ) -> Event {
        .plan(
            id,
            .revised(
                RevisionEntry(
                    revision: known.revision, digest: known.digest,
                    wordingDigest: known.wordingDigest,
                    change: change)))
    }
}
