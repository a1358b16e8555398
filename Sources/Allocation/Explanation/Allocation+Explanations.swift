// SPDX-License-Identifier: Apache-2.0

/// Why an answer is as it is.
package struct AllocationExplanation: Sendable, Equatable {
    /// One for each line that lacks units, in the order of the answer.
    package var shortages: [Shortage]
    /// One for each assignment, in the order of the answer; nil where no other pool is able.
    package var runnersUp: [RunnerUp?]
    /// Looks at pairs of a line and a source while changes were tried.
    package var work: Int
}

extension UnitsAllocation {
    /// Why each line lacks what it lacks, in the order of the answer; without looking for changes.
    package func reasons(of answer: AllocationAnswer) -> [Shortage.Reason] {
        let explainer = Explainer(eligibility, network)
        return answer.unserved.map {
            explainer.reason(eligibility.firstLine[$0.demand] + $0.line)
        }
    }

    /// Why each line lacks what it lacks, what would help, and which pool was next for each choice.
    package func explanation(of answer: AllocationAnswer) -> AllocationExplanation {
        var explainer = Explainer(eligibility, network)
        return AllocationExplanation(
            shortages: answer.unserved.map { explainer.shortage($0) },
            runnersUp: answer.assignments.map { explainer.runnerUp($0) }, work: explainer.work)
    }
}

extension WholeAllocation {
    /// Why each line of the demands that get nothing would not be served, what would help, and
    /// which pool was next for each choice.
    ///
    /// Lines are looked at beside what is served: the changes of all lines of a demand together let
    /// it be served, and nobody loses.
    package func explanation() -> AllocationExplanation {
        var explainer = Explainer(eligibility, network)
        let shortages = demandsInOrder(answer.unserved).flatMap { explainer.shortages($0) }
        return AllocationExplanation(
            shortages: shortages, runnersUp: answer.assignments.map { explainer.runnerUp($0) },
            work: explainer.work)
    }

    private func demandsInOrder(
        _ unserved: [AllocationAnswer.Unserved]
    ) -> [[AllocationAnswer.Unserved]] {
        var groups: [[AllocationAnswer.Unserved]] = []
        for place in unserved {
            if groups.last?.last?.demand == place.demand {
                groups[groups.count - 1].append(place)
            } else {
                groups.append([place])
            }
        }
        return groups
    }
}
