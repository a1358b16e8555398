// SPDX-License-Identifier: Apache-2.0
// How the level of an incident came about.

package import ResponseModel

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
