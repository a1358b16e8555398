// SPDX-License-Identifier: Apache-2.0
// How the parts of the objective become one number.

/// What counts before what when units are moved.
package enum Stability: String, Sendable, Hashable, CaseIterable {
    /// Coverage, then as few units as possible taken from where they are committed, then the
    /// score: nobody who is on the way turns round only because that is cheaper.
    case movesBeforeScore = "moves_before_score"
    /// Coverage, then the score, then as few units as possible moved: as good as a new answer.
    case scoreBeforeMoves = "score_before_moves"
}

/// Factors such that the order of the objective is the order of the sums.
///
/// Two answers of which one is better differ by rings of moves, and at least one ring is better by
/// itself. A ring passes each source once and the "goes without" once; so a factor has to exceed
/// only what one ring can change in what counts less, not what all units together can.
struct Weights: Sendable, Equatable {
    /// What a unit of score counts.
    var scoreFactor: Int
    /// What a unit saves that stays.
    var keepBonus: Int
    /// What one class counts more than the next.
    var classStep: Int

    /// Factors for sources and the greatest score of a unit. Exact within `AllocationLimits`: at
    /// 4,000 sources and 2^22 a class step is below 2^51.
    init(sources: Int, greatestScore: Int, stability: Stability) {
        let ring = 2 * (sources + 2)
        switch stability {
        case .movesBeforeScore:
            scoreFactor = 1
            keepBonus = ring * greatestScore + 1
        case .scoreBeforeMoves:
            scoreFactor = ring + 1
            keepBonus = 1
        }
        classStep = ring * (scoreFactor * greatestScore + keepBonus) + 1
    }

    /// What a missing unit of a severity costs.
    func missing(severity: Int) -> Int { classStep * (5 - severity) }
}
