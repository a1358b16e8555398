// SPDX-License-Identifier: Apache-2.0
// How well a drill reached what it set out to show: the four ratings of HSEEP, by rule.

import ResponseCore

/// A rating of an objective. `allCases` is in order from the best to the worst; "not observed" is
/// no rating and stands last.
///
/// The rule, for an objective whose expression is evaluated over what happened:
///
/// - **P**: it holds, and nothing about its capability went wrong or ran close (no shortcoming of
///   the capability, no target of it at risk).
/// - **S**: it holds, but something about its capability went wrong or ran close.
/// - **M**: it does not hold, but would if what was done late had been done in time: reached, too
///   late.
/// - **U**: it does not hold even so; or a time that it reads was never reached although its
///   deadline passed.
/// - **not observed**: something that it reads has no value and nothing says that it should have:
///   there is no observation behind it, so there is no rating (standards: never P without one).
package enum Rating: String, Sendable, Hashable, CaseIterable {
    /// Performed without challenges (无困难).
    case performed = "P"
    /// Performed with some challenges (有些困难).
    case someChallenges = "S"
    /// Performed with major challenges (困难较大).
    case majorChallenges = "M"
    /// Unable to be performed (未能完成).
    case unable = "U"
    /// No observation (未观察).
    case notObserved = "not_observed"

    /// Whether an objective with this rating counts as reached.
    package var isPassing: Bool { self == .performed || self == .someChallenges }

    /// The worse of two; an observation outweighs none.
    static func worse(_ left: Rating, _ right: Rating) -> Rating {
        if left == .notObserved { return right }
        if right == .notObserved { return left }
        let order = Rating.allCases
        let isLeftWorse =
            (order.firstIndex(of: left) ?? 0) > (order.firstIndex(of: right) ?? 0)
        return isLeftWorse ? left : right
    }
}
