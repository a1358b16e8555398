// SPDX-License-Identifier: Apache-2.0
// Everything that can be asked of the core. Who asks stands in `Submission`; the time comes with
// the call of `decide`.

package import Notation
package import ResponseModel

/// A wish, in the imperative. It is obeyed whole or refused whole.
package enum Command: Sendable, Equatable {
    // Plans
    /// Make a set of plans the current one.
    case installPlans(PlanSet)
    /// Take a step in the life of a plan.
    case revisePlan(PlanID, RevisionStep)

    // Intake
    /// Attach signals to incidents, or open incidents for them.
    case receiveSignals([Signal])
    /// Open an incident by hand.
    case declareIncident(Declaration)
    /// Say what the incident is, and which plan is for it.
    case assess(IncidentID, plan: PlanID?, note: String)
    /// Put an incident under early warning.
    case warn(IncidentID, reason: String)
    /// Start the response. `plan` nil: the plan that was matched, or none.
    case activate(IncidentID, plan: PlanID?)

    // Facts and level
    /// Tell facts. Unknown names are refused when a plan declares its facts.
    case recordFacts(IncidentID, [Fact])
    /// Set the level by hand; the rules no longer move it.
    case setLevel(IncidentID, level: Int, reason: String)
    /// Let the rules decide again.
    case clearLevel(IncidentID, reason: String)

    // People
    /// Take the incident, or the role for which one was paged.
    case acknowledge(IncidentID, role: RoleID?)
    /// Give a role to somebody.
    case assignRole(IncidentID, role: RoleID, person: PersonID, reason: String)
    /// Pass command on.
    case handOver(IncidentID, to: PersonID, brief: String)
    /// What became of the delivery of a page.
    case reportPage(IncidentID, page: PageID, outcome: PageOutcome)

    // Playbook
    case startStep(IncidentID, StepID)
    /// Say that a step is done; with review it waits for a second person.
    case completeStep(IncidentID, StepID, note: String)
    /// Look at a step that waits for review.
    case reviewStep(IncidentID, StepID, accept: Bool, note: String)
    case failStep(IncidentID, StepID, reason: String)
    /// Leave a step out: a deviation, with who allows it.
    case skipStep(IncidentID, StepID, reason: String, approver: PersonID?)
    /// Undo a step with the step that its plan names for it.
    case rollBackStep(IncidentID, StepID, reason: String)
    /// Do something that the plan does not know: a deviation, with who allows it.
    case addStep(IncidentID, ImprovisedStep, reason: String, approver: PersonID?)

    // Resources
    case requestResource(IncidentID, pool: PoolID, units: Int, skills: [String], reason: String)
    /// Commit by hand. `units` nil: all that is missing. `force`: also from the reserve, with a
    /// reason.
    case commitResource(RequestID, units: Int?, force: Bool, reason: String)
    case declineResource(RequestID, reason: String)
    /// Units are on their way.
    case mobiliseResource(RequestID, arrivesIn: TimeSpan?)
    /// Units have arrived and work.
    case assignResource(RequestID)
    /// Units are no longer needed.
    case releaseResource(RequestID)
    /// Units are back in the pool; of a consumable, `used` units never come back.
    case returnResource(RequestID, used: Int)
    /// Units cannot be used (negative: they can again).
    case setOutOfService(PoolID, units: Int, why: String)
    /// New units have come.
    case restock(PoolID, units: Int, note: String)

    // Resources: offers, force, people, supplies
    /// Say that a pool could serve what a request misses; nothing is allocated by it.
    case offerResource(RequestID, pool: PoolID, units: Int, note: String)
    /// Take an offer: its units are committed. Of a partner's pool only its authority may.
    /// `units` nil: all that were offered and are missing.
    case acceptOffer(RequestID, pool: PoolID, units: Int?, reason: String)
    /// Take units from another request by force. `units` nil: all that are missing.
    case takeResource(RequestID, from: RequestID, units: Int?, reason: String)
    /// So many units of the reserve are open to every level, until it is set anew.
    case openReserve(PoolID, units: Int, reason: String)
    /// A member cannot be called. `why` nil: they can again.
    case setMemberOutOfService(PoolID, PersonID, why: String?)
    /// Confirm lines of the checklist of the pool, counted from 0 (S064).
    case confirmPreparation(RequestID, items: [Int])
    /// Units start work although the checklist is not confirmed.
    case startUnprepared(RequestID, reason: String)
    /// Units of supplies are used up while the incident holds them.
    case useSupplies(RequestID, units: Int)
    /// New units have come that expire.
    case restockLot(PoolID, units: Int, expires: Timestamp, note: String)
    /// Units out of service are thrown away.
    case discardStock(PoolID, units: Int, reason: String)
    /// A regular look at a pool (S059), in whole percent.
    case assessPool(PoolID, availability: Int, effectiveness: Int, note: String)

    // Notices
    case approveNotice(NoticeID)
    /// Approve and send. `bypass`: without the approvals that are missing, with the reason.
    case releaseNotice(NoticeID, bypass: String?)
    case stopNotice(NoticeID, reason: String)
    /// Every delivery has an end.
    case completeNotice(NoticeID, DeliveryCounts, ledgerDigest: String)

    // The end
    case mitigate(IncidentID, note: String)
    case recover(IncidentID, note: String)
    /// It is not over after all.
    case relapse(IncidentID, reason: String)
    /// Confirm lines of the checklist of the plan, counted from 0.
    case confirmChecklist(IncidentID, items: [Int])
    /// End the response; opens the review.
    case standDown(IncidentID, note: String)
    case recordReview(IncidentID, ReviewEntry)
    /// Say that the review is complete.
    case completeReview(IncidentID)
    case addAction(IncidentID, ActionDraft)
    case completeAction(ActionID, note: String)
    case verifyAction(ActionID, isEffective: Bool, note: String)
    case close(IncidentID, note: String)
    case addNote(IncidentID, text: String)

    // Drills and time
    /// Begin a drill; only in the world of that drill.
    case startDrill(ScenarioID, seed: UInt64)
    /// Record what an inject brought beyond signals and facts.
    case deliverInject(InjectRecord)
    case endDrill(ScenarioID)
    /// Act on every deadline that has passed.
    case tick
}

/// An incident opened by hand: the first report (S042).
package struct Declaration: Sendable, Equatable {
    package var title: String
    /// nil: the plan is matched later, or there is none.
    package var plan: PlanID?
    package var nature: String
    package var scope: String
    package var occurredAt: Timestamp?
    package var facts: [Fact]
    /// Whether the response starts at once.
    package var activates: Bool

    /// A declaration by its parts.
    package init(
        title: String, plan: PlanID? = nil, nature: String = "", scope: String = "",
        occurredAt: Timestamp? = nil, facts: [Fact] = [], activates: Bool = true
    ) {
        self.title = title
        self.plan = plan
        self.nature = nature
        self.scope = scope
        self.occurredAt = occurredAt
        self.facts = facts
        self.activates = activates
    }
}

/// A step that the plan does not have.
package struct ImprovisedStep: Sendable, Equatable {
    package var title: String
    package var role: RoleID
    package var within: TimeSpan?

    /// A step by its parts.
    package init(title: String, role: RoleID, within: TimeSpan? = nil) {
        self.title = title
        self.role = role
        self.within = within
    }
}

/// A piece of the review (S082-S087).
package enum ReviewEntry: Sendable, Equatable {
    /// Text for one of the four parts.
    case finding(ReviewPart, text: String)
    /// A cause: a class of the taxonomy and an explanation.
    case cause(class: String, text: String)
    /// Customer satisfaction, 0-1.
    case satisfaction(Double)
    /// Why there is nothing to improve (S086 asks for an action or a reason).
    case noActionReason(String)
}

/// The four parts of a post-event evaluation (S082).
package enum ReviewPart: String, Sendable, Hashable, CaseIterable {
    case cause, effect, resources, improvement
}

/// A corrective action as it is proposed (S088: one owner, one date).
package struct ActionDraft: Sendable, Equatable {
    package var title: String
    /// A person or a team, by name.
    package var owner: String
    package var due: Timestamp

    /// An action by its parts.
    package init(title: String, owner: String, due: Timestamp) {
        self.title = title
        self.owner = owner
        self.due = due
    }
}

/// What an inject brought that is not a signal or a fact.
package struct InjectRecord: Sendable, Equatable {
    /// Its place in the list of the scenario, from 1.
    package var number: Int
    package var from: String
    package var method: String
    package var text: LocalizedText
    package var expectedAction: LocalizedText?
    package var to: RoleID?
    /// A contingency inject that was not needed.
    package var isHeldBack: Bool

    /// An inject by its parts.
    package init(
        number: Int, from: String, method: String, text: LocalizedText,
        expectedAction: LocalizedText? = nil, to: RoleID? = nil, isHeldBack: Bool = false
    ) {
        self.number = number
        self.from = from
        self.method = method
        self.text = text
        self.expectedAction = expectedAction
        self.to = to
        self.isHeldBack = isHeldBack
    }
}

/// What became of a page.
package enum PageOutcome: Sendable, Equatable {
    /// A channel took it.
    case accepted(ChannelID)
    /// No channel took it.
    case failed(String)
}

/// The deliveries of a notice, counted by how they ended.
package struct DeliveryCounts: Sendable, Equatable {
    package var accepted: Int
    package var rejected: Int
    package var suppressed: Int

    /// Counts by how deliveries ended.
    package init(accepted: Int, rejected: Int, suppressed: Int) {
        self.accepted = accepted
        self.rejected = rejected
        self.suppressed = suppressed
    }

    /// All of them.
    package var total: Int { accepted + rejected + suppressed }
}
