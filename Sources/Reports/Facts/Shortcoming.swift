// SPDX-License-Identifier: Apache-2.0
// What the coordinator can see go wrong by itself. A shortcoming is an observation with its
// moment, not a judgement of anybody.

package import Notation
package import ResponseCore
package import ResponseModel

/// One thing that did not go as it should have.
package struct Shortcoming: Sendable, Equatable {
    package var at: Timestamp
    package var kind: Kind

    package enum Kind: Sendable, Equatable {
        /// `lateBy` nil: still not done.
        case targetMissed(TargetKey, subject: LocalizedText, lateBy: TimeSpan?)
        case rungUnanswered(role: Evaluation.Named, rung: Int)
        case ladderExhausted(role: Evaluation.Named)
        /// `until` nil: nobody ever took the role.
        case roleVacant(role: Evaluation.Named, length: TimeSpan, isOpen: Bool)
        case pageFailed(person: Evaluation.Named, reason: String)
        case stepFailed(StepID, title: LocalizedText, reason: String)
        /// `approver` nil: nobody allowed it.
        case stepSkipped(StepID, title: LocalizedText, reason: String, approver: Evaluation.Named?)
        case stepLate(StepID, title: LocalizedText, lateBy: TimeSpan)
        case stepRolledBack(StepID, title: LocalizedText)
        case approvalBypassed(NoticeID, rule: String, reason: String)
        case noticeLate(NoticeID, rule: String, lateBy: TimeSpan)
        case deliveriesRejected(NoticeID, rule: String, count: Int, of: Int)
        case updateLate(after: NoticeID?, length: TimeSpan, limit: TimeSpan)
        case shortage(pool: Evaluation.Named, missing: Int, because: ShortageReason)
        case requestDeclined(pool: Evaluation.Named, reason: String)
        case reserveForced(pool: Evaluation.Named, units: Int, reason: String)
        case unitsWasted(pool: Evaluation.Named, units: Int)
        case relapsed(reason: String)
        /// Rules had to assume or ignore something because this fact was not known.
        case factMissing(String)
        case ruleFailed(index: Int, message: String)
        case actionIneffective(ActionID, title: String)
    }

    /// The ability of the organisation that it tells about.
    package var capability: Capability {
        switch kind {
        case .targetMissed(let key, _, _): Capability(key.kind)
        case .rungUnanswered, .ladderExhausted, .roleVacant, .pageFailed: .escalate
        case .stepFailed, .stepSkipped, .stepLate, .stepRolledBack, .relapsed: .recover
        case .approvalBypassed, .noticeLate, .deliveriesRejected, .updateLate: .notify
        case .shortage, .requestDeclined, .reserveForced, .unitsWasted: .allocate
        case .factMissing, .ruleFailed: .classify
        case .actionIneffective: .review
        }
    }
}

/// The abilities by which drills are rated: the organisation's own, not a list of somebody else's.
package enum Capability: String, Sendable, Hashable, CaseIterable {
    case classify, notify, allocate, escalate, recover, review

    /// The ability that a kind of target watches.
    package init(_ target: TargetKey.Kind) {
        switch target {
        case .acknowledge: self = .escalate
        case .firstNotice, .update, .notice: self = .notify
        case .resourcesCommitted, .resource: self = .allocate
        case .mitigate, .recover: self = .recover
        case .evaluation: self = .review
        }
    }
}

/// A proposal for improvement, made by rule (S086). It binds nobody.
package struct Proposal: Sendable, Equatable {
    package var aim: Aim
    package var text: LocalizedText
    /// How many shortcomings it answers.
    package var occasions: Int
    package var capability: Capability

    /// What S086 wants improved.
    package enum Aim: String, Sendable, Hashable, CaseIterable {
        case plan, training, resources
        case earlyWarning = "early_warning"
        case automation
    }
}
