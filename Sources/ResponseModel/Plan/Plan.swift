// SPDX-License-Identifier: Apache-2.0
// A compiled emergency response plan. Every condition in it is a compiled expression, every name
// in it is known to exist: the compiler (PlanFiles) has seen to that.

package import CEL
package import Notation

/// A condition or a value to compute, compiled from the text of a plan.
package typealias Condition = CEL.Expression
/// A value of a fact.
package typealias FactValue = CEL.Value

/// One revision of an emergency response plan (应急预案).
package struct Plan: Identified {
    package typealias Subject = Plan
    package var id: PlanID
    package var name: LocalizedText
    package var summary: LocalizedText?
    /// How it is found, who may see it, what has to be ready before.
    package var background = PlanBackground()
    package var planType: PlanType
    package var revision: Int
    package var revisionState: RevisionState
    package var effectiveFrom: Timestamp?
    package var reviewEvery: TimeSpan?
    package var owner: TeamID?
    package var approvals: [Approval]
    package var risk: Risk?
    /// What this revision changes; some changes demand a review by experts (S096).
    package var changes: [Change]
    /// How soon service is to be restored at the latest (RTO, ISO 22301); nil: not stated.
    package var recoveryTimeObjective: TimeSpan?
    /// How long the organisation survives without it (MTPD, ISO 22301); nil: not stated.
    package var tolerableDisruption: TimeSpan?
    /// SHA-256 of the text of the file, in hexadecimal.
    package var digest: String
    /// SHA-256 over the words of its notices in each language, in hexadecimal; empty without any.
    package var wordingDigest = ""
    package var facts: [FactDeclaration]
    package var activation: Activation
    package var classification: Classification
    package var targets: [ResponseTarget]
    package var roles: [RoleRule]
    package var resources: [ResourceNeed]
    package var playbook: Playbook
    package var notices: [NoticeRule]
    package var standDown: StandDown
    package var evaluation: EvaluationRule
    package var tests: [PlanTest]
    /// Reports to authorities that may be owed.
    package var regulatorClocks: [RegulatorRule] = []
    /// How records of past incidents are read.
    package var history = HistoryFormat()

    /// An empty plan with the given name; the compiler fills in the rest.
    package init(id: PlanID, name: LocalizedText, digest: String = "") {
        self.id = id
        self.name = name
        self.digest = digest
        planType = .special
        revision = 1
        revisionState = .published
        approvals = []
        changes = []
        facts = []
        activation = Activation()
        classification = Classification()
        targets = []
        roles = []
        resources = []
        playbook = Playbook()
        notices = []
        standDown = StandDown()
        evaluation = EvaluationRule()
        tests = []
    }

    /// The types of GB/T 29639.
    package enum PlanType: String, Sendable, Hashable, CaseIterable {
        case comprehensive, special
        case onSite = "on_site"
    }

    /// The life of a revision (S095).
    package enum RevisionState: String, Sendable, Hashable, CaseIterable {
        case proposed
        case inReview = "in_review"
        case expertReview = "expert_review"
        case approved, published, retired
    }

    /// A recorded step of the approval of a revision.
    package struct Approval: Sendable, Equatable {
        package var step: String
        package var by: String
        /// Days since 1970.
        package var day: Int
        /// For which function somebody looked at it; nil where the file does not say.
        package var reviewer: Reviewer?
        /// An approval by its parts.
        package init(step: String, by: String, day: Int, reviewer: Reviewer? = nil) {
            self.step = step
            self.by = by
            self.day = day
            self.reviewer = reviewer
        }
    }

    /// The functions that an internal review is made of (S096).
    package enum Reviewer: String, Sendable, Hashable, CaseIterable {
        /// Whether it fits operations.
        case customerService = "customer_service"
        /// Whether it complies.
        case legal
        /// Whether it is good enough.
        case qualityControl = "quality_control"
    }

    /// What a revision changes, as far as the procedure of revision asks (S096).
    package enum Change: String, Sendable, Hashable, CaseIterable {
        /// Terms of business, technical standards, legal clauses: experts must review these.
        case terms
        case technicalStandards = "technical_standards"
        case legalClauses = "legal_clauses"
        /// How the response works: no experts are needed.
        case operations

        /// Whether experts must review a revision that changes it (S096).
        package var needsExperts: Bool { self != .operations }
    }

    /// Where the event stands in the risk matrix (S009).
    package struct Risk: Sendable, Equatable {
        /// 1 rare … 5 almost certain.
        package var likelihood: Int
        /// 1 insignificant … 5 catastrophic.
        package var consequence: Int
        /// A risk by its parts.
        package init(likelihood: Int, consequence: Int) {
            self.likelihood = likelihood
            self.consequence = consequence
        }
    }

    /// Whether a new incident may be run by this revision at a moment.
    package func isInForce(at moment: Timestamp) -> Bool {
        revisionState == .published && (effectiveFrom.map { $0 <= moment } ?? true)
    }
}

/// A fact that rules may read.
package struct FactDeclaration: Sendable, Equatable {
    package var name: String
    package var type: CELType
    /// `ratio`, `percent`, `customers`, …; nil without a unit.
    package var unit: String?
    /// What holds before anything is known; nil: unknown.
    package var initial: FactValue?
    /// Computes the fact from a signal (variable `signal`); nil: the fact is told by people.
    package var source: Condition?

    /// A fact by its parts.
    package init(
        name: String, type: CELType, unit: String? = nil, initial: FactValue? = nil,
        source: Condition? = nil
    ) {
        self.name = name
        self.type = type
        self.unit = unit
        self.initial = initial
        self.source = source
    }
}

/// What starts a response (响应启动条件).
package struct Activation: Sendable, Equatable {
    /// True for a signal that the plan is for; nil: by hand only.
    package var when: Condition?
    /// Labels whose values must agree for two signals to belong to one incident.
    package var groupBy: [String]
    /// True while the event is only looming: the incident is warned, not activated.
    package var warning: Condition?
    /// Whether a matching signal activates at once; otherwise somebody has to.
    package var isAutomatic: Bool

    /// Activation by hand only, unless changed.
    package init(
        when: Condition? = nil, groupBy: [String] = [], warning: Condition? = nil,
        isAutomatic: Bool = true
    ) {
        self.when = when
        self.groupBy = groupBy
        self.warning = warning
        self.isAutomatic = isAutomatic
    }
}

/// The rules that give an incident its response level.
package struct Classification: Sendable, Equatable {
    /// Tried from the top; the first that matches counts.
    package var rules: [Rule]
    package var whenUnknown: WhenUnknown
    /// How long a less severe level must hold before it counts (no flapping).
    package var lowerAfter: TimeSpan

    /// Rules by their parts.
    package init(
        rules: [Rule] = [], whenUnknown: WhenUnknown = .assumeHigher,
        lowerAfter: TimeSpan = .zero
    ) {
        self.rules = rules
        self.whenUnknown = whenUnknown
        self.lowerAfter = lowerAfter
    }

    /// One line of the rules.
    package struct Rule: Sendable, Equatable {
        package var level: Int
        /// nil: the line that holds otherwise.
        package var when: Condition?
        package var because: LocalizedText?
        /// A rule by its parts.
        package init(level: Int, when: Condition?, because: LocalizedText? = nil) {
            self.level = level
            self.when = when
            self.because = because
        }
    }

    /// What a rule counts as when a fact that it needs is not known.
    package enum WhenUnknown: String, Sendable, Hashable, CaseIterable {
        /// As matched: the more severe level is assumed until the fact is known.
        case assumeHigher = "assume_higher"
        /// As not matched.
        case skip
    }
}

/// A deadline that depends on the level (响应时限).
package struct ResponseTarget: Sendable, Equatable {
    package var kind: Kind
    package var limits: PerLevel<TimeLimit>

    /// A target by its parts.
    package init(kind: Kind, limits: PerLevel<TimeLimit>) {
        self.kind = kind
        self.limits = limits
    }

    /// What the deadline is for. All but `updateEvery` run from activation, except `acknowledge`,
    /// which runs from the report.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A person takes the incident.
        case acknowledge
        /// The first notice is on its way to customers.
        case firstNotice = "first_notice"
        /// At least one progress notice in every such span.
        case updateEvery = "update_every"
        /// All resources that the plan asks for are committed.
        case resourcesCommitted = "resources_committed"
        /// Customers are no longer affected.
        case mitigate
        /// Service is restored.
        case recover
    }
}

/// Who fills a role.
package struct RoleRule: Sendable, Equatable {
    package var role: RoleID
    package var rotation: RotationID?
    package var escalation: EscalationID?
    /// Levels at which the role is filled; nil: all.
    package var levels: [Int]?

    /// A rule by its parts.
    package init(
        role: RoleID, rotation: RotationID? = nil, escalation: EscalationID? = nil,
        levels: [Int]? = nil
    ) {
        self.role = role
        self.rotation = rotation
        self.escalation = escalation
        self.levels = levels
    }
}

/// What a plan asks of a pool.
package struct ResourceNeed: Sendable, Equatable {
    package var pool: PoolID
    package var quantity: PerLevel<Int>
    package var skills: [String]
    /// How soon after activation the units must be committed.
    package var within: PerLevel<TimeLimit>

    /// A need by its parts.
    package init(
        pool: PoolID, quantity: PerLevel<Int>, skills: [String] = [],
        within: PerLevel<TimeLimit> = PerLevel(nil)
    ) {
        self.pool = pool
        self.quantity = quantity
        self.skills = skills
        self.within = within
    }
}

/// When a response may end (响应终止).
package struct StandDown: Sendable, Equatable {
    /// Must be true; nil: a decision of the commander alone.
    package var when: Condition?
    /// For so long.
    package var hold: TimeSpan
    /// What somebody must confirm.
    package var checklist: [LocalizedText]

    /// Conditions of the end of a response.
    package init(when: Condition? = nil, hold: TimeSpan = .zero, checklist: [LocalizedText] = []) {
        self.when = when
        self.hold = hold
        self.checklist = checklist
    }
}

/// What the evaluation afterwards owes (应急后评估).
package struct EvaluationRule: Sendable, Equatable {
    /// How long after stand-down it is due.
    package var due: TimeLimit?
    package var objectives: [Objective]
    /// What the evaluation has to answer beside its measures.
    package var questions: [LocalizedText]

    /// An evaluation rule by its parts.
    package init(
        due: TimeLimit? = nil, objectives: [Objective] = [], questions: [LocalizedText] = []
    ) {
        self.due = due
        self.objectives = objectives
        self.questions = questions
    }

    /// A measure and what it should reach: `satisfaction: ">= 0.90"`.
    package struct Objective: Sendable, Equatable {
        package var measure: String
        package var comparison: Comparison
        package var bound: Double
        /// An objective by its parts.
        package init(measure: String, comparison: Comparison, bound: Double) {
            self.measure = measure
            self.comparison = comparison
            self.bound = bound
        }
    }

    /// How a measure is held against its bound.
    package enum Comparison: String, Sendable, Hashable, CaseIterable {
        case atLeast = ">="
        case atMost = "<="
        case above = ">"
        case below = "<"
        case equal = "=="
    }
}

/// A fact with its value.
package struct Fact: Sendable, Hashable {
    package var name: String
    package var value: FactValue
    /// A fact by its parts.
    package init(name: String, value: FactValue) {
        self.name = name
        self.value = value
    }
}

/// A label of a signal, or one of its annotations.
package struct Label: Sendable, Hashable {
    package var name: String
    package var value: String
    /// A label by its parts.
    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
