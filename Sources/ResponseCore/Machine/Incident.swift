// SPDX-License-Identifier: Apache-2.0
// An incident as it stands: what `evolve` has made of its events. Nothing here decides.

package import Notation
package import ResponseModel

package typealias IncidentID = Identifier<Incident>

package typealias PageID = Identifier<Page>

package typealias RequestID = Identifier<ResourceRequest>

package typealias NoticeID = Identifier<Notice>

package typealias ActionID = Identifier<CorrectiveAction>

/// One tracked occurrence (突发事件).
package struct Incident: Sendable, Equatable {
    package var id: IncidentID
    package var report: Report
    package var reportedAt: Timestamp
    package var reportedBy: Actor
    package var phase: Phase = .reported
    /// When each phase began, in order; a relapse begins `active` again.
    package var phases: [(phase: Phase, at: Timestamp)]
    /// The revision by which it is run: pinned when it was matched or activated.
    package var plan: Plan?
    package var activatedAt: Timestamp?

    /// By source and key.
    package var signals = LongRegister<String, Signal>()
    package var facts = Register<String, KnownFact>()

    package var level: Int?
    package var levelReason: LevelReason?
    /// Whether a person has set the level.
    package var isLevelHeld = false
    package var lowering: Lowering?
    package var lastTrial: Trial?

    package var roles = Register<RoleID, RoleHolder>()
    package var ladders = Register<RoleID, Ladder>()
    package var pages = Register<PageID, Page>()
    package var acknowledgedAt: Timestamp?
    package var acknowledgedBy: PersonID?

    package var steps = Register<StepID, StepState>()
    package var isPlaybookEnded = false
    /// Steps that were added by hand, by id.
    package var improvised = Register<StepID, Step>()

    package var requests = Register<RequestID, ResourceRequest>()
    package var notices = Register<NoticeID, Notice>()
    package var targets = Register<TargetKey, TargetState>()

    /// Since when the condition of stand-down holds.
    package var standDownHoldsSince: Timestamp?
    package var confirmedItems: [Int] = []
    package var review = Review()
    package var actions = Register<ActionID, CorrectiveAction>()

    /// An incident that has just been reported.
    package init(id: IncidentID, report: Report, at: Timestamp, by: Actor) {
        self.id = id
        self.report = report
        reportedAt = at
        reportedBy = by
        phases = [(.reported, at)]
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.id == right.id && left.report == right.report && left.plan == right.plan
            && left.reportedAt == right.reportedAt && left.reportedBy == right.reportedBy
            && left.hasSameCourse(as: right) && left.hasSameLevel(as: right)
            && left.roles == right.roles && left.ladders == right.ladders
            && left.pages == right.pages && left.acknowledgedAt == right.acknowledgedAt
            && left.acknowledgedBy == right.acknowledgedBy
            && left.requests == right.requests && left.notices == right.notices
            && left.targets == right.targets
    }

    private func hasSameCourse(as other: Self) -> Bool {
        phase == other.phase && phases.elementsEqual(other.phases) { $0 == $1 }
            && activatedAt == other.activatedAt
            && steps == other.steps && improvised == other.improvised
            && isPlaybookEnded == other.isPlaybookEnded
            && standDownHoldsSince == other.standDownHoldsSince
            && confirmedItems == other.confirmedItems
            && review == other.review && actions == other.actions
    }

    private func hasSameLevel(as other: Self) -> Bool {
        signals == other.signals && facts == other.facts && level == other.level
            && levelReason == other.levelReason && isLevelHeld == other.isLevelHeld
            && lowering == other.lowering && lastTrial == other.lastTrial
    }

    /// Begins a phase.
    mutating func enter(_ phase: Phase, at moment: Timestamp) {
        self.phase = phase
        phases.append((phase, moment))
    }

    /// Whether it is not closed.
    package var isOpen: Bool { phase != .closed }
    /// The one lead (S043), if there is one.
    package var commander: PersonID? { roles[Role.incidentCommander]?.person }
    /// The first moment of a phase, nil when it was never reached.
    package func began(_ phase: Phase) -> Timestamp? {
        phases.first { $0.phase == phase }?.at
    }
    /// A notice rule of the plan.
    package func noticeRule(_ id: String) -> NoticeRule? { plan?.notices.first { $0.id == id } }
    /// A step of the plan or one added by hand.
    package func step(_ id: StepID) -> Step? { improvised[id] ?? plan?.playbook.steps[id] }
    /// Requests that hold units.
    package var holdingRequests: [ResourceRequest] { requests.values.filter { $0.holds > 0 } }
}

/// A fact with where it comes from.
package struct KnownFact: Sendable, Equatable {
    package var value: FactValue
    package var at: Timestamp
    package var by: Actor
    /// A fact by its parts.
    package init(value: FactValue, at: Timestamp, by: Actor) {
        self.value = value
        self.at = at
        self.by = by
    }
}

/// A less severe level that waits until it has held long enough.
package struct Lowering: Sendable, Equatable {
    package var to: Int
    package var due: Timestamp
    /// A lowering by its parts.
    package init(to: Int, due: Timestamp) {
        self.to = to
        self.due = due
    }
}

/// Who holds a role.
package struct RoleHolder: Sendable, Equatable {
    package var person: PersonID
    package var since: Timestamp
    package var because: RoleReason
    /// Whether the person has said that they have it.
    package var hasConfirmed: Bool
    /// A holder by its parts.
    package init(person: PersonID, since: Timestamp, because: RoleReason, hasConfirmed: Bool) {
        self.person = person
        self.since = since
        self.because = because
        self.hasConfirmed = hasConfirmed
    }
}

/// How far the calls for a role have come.
package struct Ladder: Sendable, Equatable {
    /// The rung that was called last, from 0; counts on through repeats.
    package var rung: Int
    /// When the next rung is called; nil: somebody has answered, or the ladder is at its end.
    package var due: Timestamp?
    package var isExhausted: Bool
    /// A ladder by its parts.
    package init(rung: Int, due: Timestamp?, isExhausted: Bool = false) {
        self.rung = rung
        self.due = due
        self.isExhausted = isExhausted
    }
}

/// A call to somebody of the staff, to be acknowledged.
package struct Page: Sendable, Equatable {
    package var id: PageID
    package var person: PersonID
    package var role: RoleID
    /// Rung of the ladder, from 0.
    package var rung: Int
    package var orderedAt: Timestamp
    /// When the next rung is called unless somebody answers.
    package var due: Timestamp?
    package var outcome: PageOutcome?
    package var acknowledgedAt: Timestamp?
    /// What it tells; nil: it calls somebody to the role.
    package var news: PageNews?

    /// A page that has just been ordered.
    package init(
        id: PageID, person: PersonID, role: RoleID, rung: Int, orderedAt: Timestamp,
        due: Timestamp?, news: PageNews? = nil
    ) {
        self.news = news
        self.id = id
        self.person = person
        self.role = role
        self.rung = rung
        self.orderedAt = orderedAt
        self.due = due
    }
}

/// How far a step has come.
package struct StepState: Sendable, Equatable {
    package var status: Status
    package var readyAt: Timestamp
    package var due: Timestamp?
    package var startedAt: Timestamp?
    package var startedBy: Actor?
    package var endedAt: Timestamp?
    package var doneBy: Actor?
    package var reviewedBy: Actor?
    package var isOverdue = false
    /// From 1; more than 1 in loops.
    package var round: Int
    /// The step whose branch this one belongs to.
    package var parent: StepID?
    package var note = ""

    /// A step that has just become ready.
    package init(readyAt: Timestamp, due: Timestamp?, round: Int, parent: StepID?) {
        status = .ready
        self.readyAt = readyAt
        self.due = due
        self.round = round
        self.parent = parent
    }

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case ready, started
        /// Done, and waiting for the second person.
        case submitted
        /// Waiting for its branches: only parallel, if, while and switch.
        case branching
        case done, failed, skipped
        case rolledBack = "rolled_back"

        /// Whether nothing more happens to it.
        package var isEnded: Bool {
            switch self {
            case .done, .skipped, .rolledBack: true
            case .ready, .started, .submitted, .branching, .failed: false
            }
        }
    }
}

/// A wish for units of a pool, from request to return (vocabulary 34-37).
package struct ResourceRequest: Sendable, Equatable {
    package var id: RequestID
    package var incident: IncidentID
    package var pool: PoolID
    /// Units asked for.
    package var units: Int
    package var skills: [String]
    package var reason: Reason
    package var requestedAt: Timestamp
    package var due: Timestamp?
    package var status: Status = .requested
    /// Units allocated; less than `units` while some are missing.
    package var committed = 0
    package var committedAt: Timestamp?
    package var mobilisedAt: Timestamp?
    package var estimatedArrival: Timestamp?
    package var assignedAt: Timestamp?
    package var releasedAt: Timestamp?
    package var returnedAt: Timestamp?
    /// Units of a consumable that were used up.
    package var used = 0
    /// The people among its units, by name where the pool names its members.
    package var duties: [MemberDuty] = []
    /// Other pools that could serve what it misses.
    package var offers: [ResourceOffer] = []
    /// Lines of the checklist of its pool that are confirmed, from 0.
    package var prepared: [Int] = []
    /// What others took from it, oldest first.
    package var losses: [Preemption] = []

    /// A request that has just been made.
    package init(
        id: RequestID, incident: IncidentID, pool: PoolID, units: Int, skills: [String],
        reason: Reason, requestedAt: Timestamp, due: Timestamp?
    ) {
        self.id = id
        self.incident = incident
        self.pool = pool
        self.units = units
        self.skills = skills
        self.reason = reason
        self.requestedAt = requestedAt
        self.due = due
    }

    /// Why it was made.
    package enum Reason: Sendable, Equatable {
        /// The plan asks for it at this level.
        case plan(level: Int)
        case hand(String)
        /// To get back what an incident took from a request.
        case regain(RequestID, from: IncidentID)
        /// Another pool stands in for what a request misses.
        case substitute(for: RequestID)
        /// To relieve people of a request who near their fatigue limit.
        case relief(for: RequestID)
    }

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case requested, declined
        /// Nothing is committed, and another pool could serve it.
        case offered
        /// Some units are committed, some are missing.
        case provisional
        case committed, mobilised, assigned, released, returned
    }

    /// Units that the pool counts as assigned because of this request.
    package var holds: Int { status == .returned || status == .declined ? 0 : committed }
    /// Units still to be committed.
    package var missing: Int {
        switch status {
        case .requested, .offered, .provisional: units - committed
        case .committed, .mobilised, .assigned, .released, .returned, .declined: 0
        }
    }
}

/// A deadline that is being watched.
package struct TargetState: Sendable, Equatable {
    package var startedAt: Timestamp
    package var due: Timestamp
    package var atRisk: Timestamp
    package var status: Status
    package var endedAt: Timestamp?

    /// A target that has just been started.
    package init(startedAt: Timestamp, due: Timestamp, atRisk: Timestamp) {
        self.startedAt = startedAt
        self.due = due
        self.atRisk = atRisk
        status = .running
    }

    package enum Status: String, Sendable, Hashable, CaseIterable {
        case running
        case atRisk = "at_risk"
        /// Late, and still not done.
        case breached
        /// Done late.
        case metLate = "met_late"
        case met, dropped

        /// Whether what it waits for has not come yet.
        package var isOpen: Bool { self == .running || self == .atRisk || self == .breached }
    }
}
