// SPDX-License-Identifier: Apache-2.0

/// Why an answer is as it is.
package struct AllocationExplanation: Sendable, Equatable {
    /// One for each line that lacks units, in the order of the answer.
    package var shortages: [Shortage]
    /// One for each assignment, in the order of the answer; nil where no other pool is able.
    package var runnersUp: [RunnerUp?]
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
            runnersUp: answer.assignments.map { explainer.runnerUp($0) })
    }
}

extension WholeAllocation {
    /// Why each line of the demands that get nothing would not be served, what would help, and
    /// which
    /// pool was next for each choice.
    ///
    /// Lines are looked at beside what is served: the changes of all lines of a demand together let
    /// it be served, and nobody loses.
    package func explanation() -> AllocationExplanation {
        var explainer = Explainer(eligibility, network)
        var network = network
        network.keepsHistory = true
        var shortages: [Shortage] = []
        for group in demandsInOrder(answer.unserved) {
            // Lines of one demand stand in each other's way too, so each keeps what it can get.
            let mark = network.mark
            var failing: [Int] = []
            for place in group {
                let before = network.mark
                let line = eligibility.firstLine[place.demand] + place.line
                if !network.serveWholly(line) {
                    network.takeBack(to: before)
                    failing.append(place.line)
                }
            }
            network.takeBack(to: mark)
            for place in group {
                var shortage = explainer.shortage(place)
                if !failing.contains(place.line) {
                    shortage.reason = .otherLine(failing.first ?? place.line)
                    shortage.change = .none
                    shortage.changeScore = 0
                }
                shortages.append(shortage)
            }
        }
        return AllocationExplanation(
            shortages: shortages, runnersUp: answer.assignments.map { explainer.runnerUp($0) })
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
