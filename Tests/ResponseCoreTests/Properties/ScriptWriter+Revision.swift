// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

// Commands about the life of plans.
extension ScriptWriter {
    mutating func revision(at now: Timestamp) -> Command {
        .plan(
            .revise(
                random.pick(
                    [
                        "payment", "payment", "payment", "payment", "payment", "payment",
                        "warehouse",
                        "none",
                    ], or: ""),
                revisionStep(at: now)))
    }

    private mutating func revisionStep(at now: Timestamp) -> RevisionStep {
        switch random.below(16) {
        case 0...2: .propose(cause: random.pick(RevisionCause.allCases) ?? .operations, note: text)
        case 3...8:
            .review(
                random.pick(ReviewFunction.allCases) ?? .legal, accept: !random.once(in: 6),
                asksForExperts: random.once(in: 5), note: text)
        case 9, 10: .approve(note: "")
        case 11, 12:
            .publish(
                effectiveFrom: random.once(in: 2)
                    ? nil : now + .minutes(Int64(random.below(90)) - 10), scope: "")
        case 13 where random.once(in: 8): .retire(reason: text)
        case 13 where random.once(in: 4): .withdraw(reason: text)
        case 13, 14: .acknowledge
        default: .giveFeedback(text)
        }
    }
}
