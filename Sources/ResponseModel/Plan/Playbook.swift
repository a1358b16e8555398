// SPDX-License-Identifier: Apache-2.0
// The executable workflow of a plan, in the step words of CACAO 2.0, with deadlines, two-person
// review and rollback.

/// The steps of a response and the one to begin with.
package struct Playbook: Sendable, Equatable {
    /// nil: the plan has no playbook.
    package var start: StepID?
    package var steps: Catalogue<Step>

    /// A playbook by its parts.
    package init(start: StepID? = nil, steps: Catalogue<Step> = []) {
        self.start = start
        self.steps = steps
    }
}

/// One step of a playbook (流程步骤).
package struct Step: Identified {
    package typealias Subject = Step
    package var id: StepID
    package var kind: Kind
    package var title: LocalizedText
    package var instructions: LocalizedText?
    /// Who does it; nil only for steps that the coordinator takes by itself.
    package var role: RoleID?
    /// How long it may take from the moment it is ready (S039).
    package var within: PerLevel<TimeLimit>
    /// What comes next; nil: the branch or the playbook ends here.
    package var next: StepID?
    package var review: Review
    /// The step that undoes this one.
    package var rollback: StepID?
    /// Whether it destroys something or cannot be taken back by itself.
    package var isDestructive: Bool
    /// What is shown to whoever does it; none for steps that were added by hand.
    package var guidance = Guidance()

    /// A step by its parts.
    package init(
        id: StepID, kind: Kind, title: LocalizedText, role: RoleID? = nil,
        within: PerLevel<TimeLimit> = PerLevel(nil), next: StepID? = nil,
        review: Review = .none, rollback: StepID? = nil, isDestructive: Bool = false
    ) {
        self.id = id
        self.kind = kind
        self.title = title
        self.role = role
        self.within = within
        self.next = next
        self.review = review
        self.rollback = rollback
        self.isDestructive = isDestructive
    }

    /// What a step is. `then: end` in a file is `next == nil`.
    package enum Kind: Sendable, Equatable {
        /// Somebody does something.
        case action
        /// All branches at once; `next` follows when the last has ended.
        case parallel(branches: [StepID])
        /// One of two branches; `next` follows it.
        case ifCondition(when: Condition, onTrue: StepID, onFalse: StepID?)
        /// The branch while the condition holds, at most `Limits.loopRounds` times.
        case whileCondition(when: Condition, onTrue: StepID)
        /// The branch of the value; `next` follows it.
        case switchCondition(on: Condition, cases: [Case], otherwise: StepID?)

        /// The word of the files.
        package var name: String {
            switch self {
            case .action: "action"
            case .parallel: "parallel"
            case .ifCondition: "if"
            case .whileCondition: "while"
            case .switchCondition: "switch"
            }
        }

        /// The first steps of its branches, of everything that happens within the step.
        package var branches: [StepID] {
            switch self {
            case .action: []
            case .parallel(let branches): branches
            case .ifCondition(_, let onTrue, let onFalse): [onTrue] + (onFalse.map { [$0] } ?? [])
            case .whileCondition(_, let onTrue): [onTrue]
            case .switchCondition(_, let cases, let otherwise):
                cases.map(\.step) + (otherwise.map { [$0] } ?? [])
            }
        }
    }

    /// A branch of a switch.
    package struct Case: Sendable, Equatable {
        package var value: String
        package var step: StepID
        /// A branch by its parts.
        package init(value: String, step: StepID) {
            self.value = value
            self.step = step
        }
    }

    /// Whether a second person has to look before the step counts as done (双人复核, S050).
    package enum Review: String, Sendable, Hashable, CaseIterable {
        case none
        case twoPerson = "two_person"
    }
}
