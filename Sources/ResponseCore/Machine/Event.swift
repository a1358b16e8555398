// SPDX-License-Identifier: Apache-2.0
// Everything that can have happened. Decisions carry their reason; the wording of reports is made
// from these cases and from nothing else. The stored shapes stand in Notation/EventShapes*.swift.

package import Notation
package import ResponseModel

/// A fact of history, in the past tense.
package enum Event: Sendable, Equatable {
    // Plans and drills
    case plansInstalled(PlanSet)
    /// A revision of a plan took a step of its life.
    case planRevised(PlanID, RevisionEntry)
    case drillStarted(ScenarioID, seed: UInt64)
    case injectDelivered(InjectRecord)
    case drillEnded(ScenarioID)

    // Intake
    case incidentReported(IncidentID, Report)
    case signalAttached(IncidentID, Signal, because: AttachReason)
    case signalUpdated(IncidentID, Signal)
    case incidentAssessed(IncidentID, plan: PlanID?, digest: String?, note: String)
    case incidentWarned(IncidentID, reason: String)
    case incidentActivated(IncidentID, because: ActivationReason)

    // Facts and level
    case factsRecorded(IncidentID, [Fact])
    case incidentClassified(IncidentID, Trial)
    case levelChanged(IncidentID, from: Int?, to: Int, because: LevelReason)
    /// The rules give a less severe level, which must hold until `due`.
    case levelLoweringBegan(IncidentID, to: Int, due: Timestamp)
    case levelLoweringStopped(IncidentID)
    case levelReleased(IncidentID, reason: String)

    // People
    case roleAssigned(IncidentID, RoleID, PersonID, because: RoleReason)
    case roleLeftVacant(IncidentID, RoleID, reason: VacancyReason)
    case pageOrdered(IncidentID, Page)
    case pageReported(IncidentID, PageID, PageOutcome)
    case pageAcknowledged(IncidentID, PageID, PersonID)
    /// Nobody of a rung answered in time.
    case rungTimedOut(IncidentID, RoleID, rung: Int)
    case ladderExhausted(IncidentID, RoleID)
    case incidentAcknowledged(IncidentID, PersonID)
    case commandTransferred(IncidentID, from: PersonID?, to: PersonID, brief: String)

    // Playbook
    /// A step can be worked on; `round` counts from 1 in loops, `parent` is the step whose branch
    /// it belongs to.
    case stepReady(IncidentID, StepID, due: Timestamp?, round: Int, parent: StepID?)
    case stepStarted(IncidentID, StepID)
    case stepSubmitted(IncidentID, StepID, note: String)
    case stepReviewed(IncidentID, StepID, accepted: Bool, note: String)
    /// A parallel, if, while or switch step opened the named branches.
    case stepBranched(IncidentID, StepID, into: [StepID])
    case stepDone(IncidentID, StepID, note: String)
    case stepFailed(IncidentID, StepID, reason: String)
    case stepSkipped(IncidentID, StepID, Deviation)
    case stepRolledBack(IncidentID, StepID, by: StepID, reason: String)
    case stepAdded(IncidentID, Step, Deviation)
    case stepOverdue(IncidentID, StepID)
    case playbookEnded(IncidentID)

    // Resources
    case resourceRequested(IncidentID, ResourceRequest)
    case resourceCommitted(IncidentID, RequestID, units: Int, because: CommitReason)
    /// Not enough units: who holds them.
    case resourceShort(IncidentID, RequestID, missing: Int, because: ShortageReason)
    case resourceDeclined(IncidentID, RequestID, reason: String)
    case resourceMobilised(IncidentID, RequestID, estimatedArrival: Timestamp)
    case resourceAssigned(IncidentID, RequestID)
    case resourceReleased(IncidentID, RequestID)
    case resourceReturned(IncidentID, RequestID, used: Int)
    case poolOutOfService(PoolID, units: Int, why: String)
    case restockOrdered(PoolID, units: Int, due: Timestamp?)
    case poolRestocked(PoolID, units: Int, note: String)

    // Resources: division, offers, preemption, people, supplies
    case poolDivided(PoolID, PoolDivision)
    case resourceOffered(IncidentID, RequestID, ResourceOffer)
    /// Units that the request misses come by another request.
    case resourceSubstituted(IncidentID, RequestID, by: RequestID, units: Int)
    case resourcePreempted(IncidentID, RequestID, Preemption)
    case reserveOpened(PoolID, units: Int, reason: String)
    /// Who the committed units are, and why it was not somebody else.
    case membersCommitted(IncidentID, RequestID, [MemberDuty], passedOver: [PassedOver])
    case fatigueNear(IncidentID, RequestID, PersonID, limit: Timestamp)
    /// At the fatigue limit: the request has a unit less.
    case memberStoodDown(IncidentID, RequestID, PersonID)
    /// `why` nil: the member can be called again.
    case memberOutOfService(PoolID, PersonID, why: String?)
    case spanExceeded(IncidentID, RoleID, people: Int)
    case preparationConfirmed(IncidentID, RequestID, items: [Int])
    /// Units start although these lines are open.
    case preparationWaived(IncidentID, RequestID, open: [Int], reason: String)
    case suppliesUsed(IncidentID, RequestID, units: Int)
    case lotStored(PoolID, StockLot)
    /// So many units of a lot are out of service from now on.
    case stockExpired(PoolID, StockLot, units: Int)
    case stockDiscarded(PoolID, units: Int, reason: String)
    case poolAssessed(PoolID, PoolAssessment)

    // Notices
    case noticeDrafted(IncidentID, Notice)
    case noticeApproved(IncidentID, NoticeID, PersonID)
    case noticeReleased(IncidentID, NoticeID, because: ReleaseReason)
    case noticeStopped(IncidentID, NoticeID, reason: String)
    case noticeCompleted(IncidentID, NoticeID, DeliveryCounts, ledgerDigest: String)

    // Targets
    case targetStarted(
        IncidentID, TargetKey, startedAt: Timestamp, due: Timestamp, atRisk: Timestamp)
    /// The level changed, or the next round of a cadence began.
    case targetMoved(IncidentID, TargetKey, due: Timestamp, atRisk: Timestamp)
    case targetAtRisk(IncidentID, TargetKey)
    case targetMet(IncidentID, TargetKey, margin: TimeSpan)
    case targetBreached(IncidentID, TargetKey)
    case targetDropped(IncidentID, TargetKey)

    // The end
    case incidentMitigated(IncidentID, note: String)
    case incidentRecovered(IncidentID, note: String)
    case incidentRelapsed(IncidentID, reason: String)
    /// The condition of stand-down began or ceased to hold.
    case standDownConditionChanged(IncidentID, holds: Bool)
    case checklistConfirmed(IncidentID, items: [Int])
    case responseEnded(IncidentID, note: String)
    case reviewOpened(IncidentID, due: Timestamp?)
    case reviewRecorded(IncidentID, ReviewEntry)
    case reviewCompleted(IncidentID)
    case actionAdded(IncidentID, CorrectiveAction)
    case actionCompleted(IncidentID, ActionID, note: String)
    case actionVerified(IncidentID, ActionID, isEffective: Bool, note: String)
    case incidentClosed(IncidentID, note: String)
    case noteAdded(IncidentID, text: String)
}

extension Event {
    /// The incident that it is about; nil for events of plans, pools and drills.
    package var incident: IncidentID? {
        switch self {
        case .plansInstalled, .planRevised, .drillStarted, .injectDelivered, .drillEnded,
            .poolOutOfService, .restockOrdered, .poolRestocked, .poolDivided, .reserveOpened,
            .memberOutOfService,
            .lotStored, .stockExpired, .stockDiscarded, .poolAssessed:
            nil
        case .incidentReported(let id, _), .signalAttached(let id, _, _),
            .signalUpdated(let id, _), .incidentAssessed(let id, _, _, _),
            .incidentWarned(let id, _), .incidentActivated(let id, _), .factsRecorded(let id, _),
            .incidentClassified(let id, _), .levelChanged(let id, _, _, _),
            .levelLoweringBegan(let id, _, _), .levelLoweringStopped(let id),
            .levelReleased(let id, _), .roleAssigned(let id, _, _, _),
            .roleLeftVacant(let id, _, _), .pageOrdered(let id, _), .pageReported(let id, _, _),
            .pageAcknowledged(let id, _, _), .rungTimedOut(let id, _, _),
            .ladderExhausted(let id, _), .incidentAcknowledged(let id, _),
            .commandTransferred(let id, _, _, _), .stepReady(let id, _, _, _, _),
            .stepStarted(let id, _), .stepSubmitted(let id, _, _),
            .stepReviewed(let id, _, _, _), .stepBranched(let id, _, _), .stepDone(let id, _, _),
            .stepFailed(let id, _, _), .stepSkipped(let id, _, _),
            .stepRolledBack(let id, _, _, _), .stepAdded(let id, _, _), .stepOverdue(let id, _),
            .playbookEnded(let id), .resourceRequested(let id, _),
            .resourceCommitted(let id, _, _, _), .resourceShort(let id, _, _, _),
            .resourceDeclined(let id, _, _), .resourceMobilised(let id, _, _),
            .resourceAssigned(let id, _), .resourceReleased(let id, _),
            .resourceReturned(let id, _, _), .resourceOffered(let id, _, _),
            .resourceSubstituted(let id, _, _, _), .resourcePreempted(let id, _, _),
            .membersCommitted(let id, _, _, _), .fatigueNear(let id, _, _, _),
            .memberStoodDown(let id, _, _), .spanExceeded(let id, _, _),
            .preparationConfirmed(let id, _, _), .preparationWaived(let id, _, _, _),
            .suppliesUsed(let id, _, _), .noticeDrafted(let id, _),
            .noticeApproved(let id, _, _), .noticeReleased(let id, _, _),
            .noticeStopped(let id, _, _), .noticeCompleted(let id, _, _, _),
            .targetStarted(let id, _, _, _, _), .targetMoved(let id, _, _, _),
            .targetAtRisk(let id, _), .targetMet(let id, _, _), .targetBreached(let id, _),
            .targetDropped(let id, _), .incidentMitigated(let id, _),
            .incidentRecovered(let id, _), .incidentRelapsed(let id, _),
            .standDownConditionChanged(let id, _), .checklistConfirmed(let id, _),
            .responseEnded(let id, _), .reviewOpened(let id, _), .reviewRecorded(let id, _),
            .reviewCompleted(let id), .actionAdded(let id, _), .actionCompleted(let id, _, _),
            .actionVerified(let id, _, _, _), .incidentClosed(let id, _), .noteAdded(let id, _):
            id
        }
    }
}

/// The first report of an incident (S042).
package struct Report: Sendable, Equatable {
    package var title: String
    package var nature: String
    package var scope: String
    package var occurredAt: Timestamp?
    package var match: PlanMatch
    /// Values of the labels by which the plan groups signals; for an incident without a plan the
    /// sender's own group.
    package var grouping: [Label]

    /// A report by its parts.
    package init(
        title: String, nature: String = "", scope: String = "", occurredAt: Timestamp? = nil,
        match: PlanMatch, grouping: [Label] = []
    ) {
        self.title = title
        self.nature = nature
        self.scope = scope
        self.occurredAt = occurredAt
        self.match = match
        self.grouping = grouping
    }
}

/// Which plan an incident was matched with, and what became of the others.
package struct PlanMatch: Sendable, Equatable {
    /// nil: no plan matches; a commander takes it by hand.
    package var plan: PlanID?
    /// The digest of the plan's text.
    package var digest: String?
    package var tried: [PlanTrial]

    /// A match by its parts.
    package init(plan: PlanID?, digest: String?, tried: [PlanTrial]) {
        self.plan = plan
        self.digest = digest
        self.tried = tried
    }
}

/// What became of one plan when a signal was matched.
package struct PlanTrial: Sendable, Equatable {
    package var plan: PlanID
    package var outcome: Outcome

    /// A trial by its parts.
    package init(plan: PlanID, outcome: Outcome) {
        self.plan = plan
        self.outcome = outcome
    }

    /// Why a plan was taken or not.
    package enum Outcome: Sendable, Equatable {
        case matched
        /// It would match, but an earlier plan did.
        case laterThanMatch
        /// Named by whoever declared the incident.
        case named
        case notInForce
        /// The condition could not be computed.
        case failed(String)
    }
}

/// Why a signal belongs to an incident.
package enum AttachReason: String, Sendable, Hashable, CaseIterable {
    /// It opened the incident.
    case opened
    /// The same plan matches and the grouping labels agree.
    case samePlanAndGroup = "same_plan_and_group"
    /// The sender puts it into the same group.
    case sameSenderGroup = "same_sender_group"
}

/// Why a response began.
package enum ActivationReason: String, Sendable, Hashable, CaseIterable {
    /// The activation criteria of the plan.
    case criteria
    /// A person's decision.
    case hand
}

/// One run of the classification rules.
package struct Trial: Sendable, Equatable {
    /// Every rule that was tried, in order; the last one decided.
    package var rules: [RuleTrial]
    /// The level that the rules give; nil when none applies.
    package var level: Int?

    /// A run by its parts.
    package init(rules: [RuleTrial], level: Int?) {
        self.rules = rules
        self.level = level
    }
}

/// What became of one rule.
package struct RuleTrial: Sendable, Equatable {
    /// Its place in the plan, from 0.
    package var index: Int
    package var level: Int
    /// The text of the condition; nil for `otherwise`.
    package var condition: String?
    package var outcome: Outcome
    /// What the facts that it reads were, by name.
    package var inputs: [Fact]
    package var because: LocalizedText?

    /// A trial by its parts.
    package init(
        index: Int, level: Int, condition: String?, outcome: Outcome, inputs: [Fact],
        because: LocalizedText?
    ) {
        self.index = index
        self.level = level
        self.condition = condition
        self.outcome = outcome
        self.inputs = inputs
        self.because = because
    }

    /// How a rule came out.
    package enum Outcome: Sendable, Equatable {
        case matched
        case notMatched
        case otherwise
        /// The named fact is not known; counted as matched.
        case assumed(missing: String)
        /// The named fact is not known; counted as not matched.
        case skipped(missing: String)
        /// The condition could not be computed.
        case failed(String)
    }
}

/// Why the level is what it is.
package enum LevelReason: Sendable, Equatable {
    /// The rule at this place of the plan, from 0.
    case rule(Int)
    /// The rule at this place, after a less severe level had held long enough.
    case loweredByRule(Int)
    /// A person's decision.
    case hand(String)
    /// No plan and no decision yet: the least severe level of the scale.
    case unclassified
}

/// Why somebody holds a role.
package enum RoleReason: Sendable, Equatable {
    case onDuty(RotationID)
    /// Answered the page of a rung of the ladder, from 0.
    case answered(rung: Int)
    case hand(String)
    case handover
}

/// Why nobody holds a role.
package enum VacancyReason: Sendable, Equatable {
    /// The rotation has nobody at this moment.
    case nobodyOnDuty(RotationID)
    /// The plan names neither rotation nor ladder.
    case noRotation
}

/// A deviation from the plan (S045): why, and who allowed it.
package struct Deviation: Sendable, Equatable {
    package var reason: String
    package var approver: PersonID?

    /// A deviation by its parts.
    package init(reason: String, approver: PersonID?) {
        self.reason = reason
        self.approver = approver
    }
}

/// Why a notice was let out.
package enum ReleaseReason: Sendable, Equatable {
    case noApprovalNeeded
    case approved
    /// Without the approvals that were missing (D11: to be reviewed afterwards).
    case bypass(String)
}

/// What a target is for, and of which round or thing.
package struct TargetKey: Hashable, Sendable, CustomStringConvertible {
    package var kind: Kind
    /// Which one: the round of a cadence from 1, the name of a notice rule, of a pool, of a clock.
    package var subject: String

    /// A key by its parts.
    package init(_ kind: Kind, _ subject: String = "") {
        self.kind = kind
        self.subject = subject
    }

    /// The kinds of deadline that the core watches.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case acknowledge
        case firstNotice = "first_notice"
        case update
        case resourcesCommitted = "resources_committed"
        case mitigate
        case recover
        /// A notice of the named rule is released.
        case notice
        /// The units of the named pool are committed.
        case resource
        /// The evaluation is complete.
        case evaluation
    }

    /// `first_notice`, `update 3`.
    package var description: String {
        subject.isEmpty ? kind.rawValue : "\(kind.rawValue) \(subject)"
    }
}
