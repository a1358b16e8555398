// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseCore
package import ResponseModel

/// One plan with the whole life of its revisions, oldest first.
package struct PlanLifeBoard: Board {
    /// Its line of the list, whose members come first.
    package var summary = PlanSummary()
    package var training: TrainingPart?
    package var revisions: [RevisionPart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        summary.members(&form)
        form("training", &training)
        form("revisions", &revisions)
    }

    /// Who knows the text that people should know.
    package struct TrainingPart: Board {
        package var revision = 0
        package var due: Timestamp?
        package var isOverdue = false
        package var knownBy: [NamedPart] = []
        package var open: [NamedPart] = []

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("revision", &revision)
            form("due", &due)
            form("overdue", &isOverdue)
            form("known_by", &knownBy)
            form("open", &open)
        }
    }
}

extension PlanLifeBoard {
    /// The board of a plan; nil: there is no such one.
    package init?(_ id: PlanID, _ source: BoardSource) {
        guard let plan = source.state.planSet?.plans[id] else { return nil }
        summary = PlanSummary(plan, source)
        training = PlanTraining(of: plan, source).map { TrainingPart($0, source) }
        revisions = (source.state.revisions[id] ?? []).map { RevisionPart($0, source) }
    }
}

extension PlanLifeBoard.TrainingPart {
    init(_ training: PlanTraining, _ source: BoardSource) {
        let plan = training.plan
        let start = source.state.revision(of: plan)?.effectiveFrom ?? plan.effectiveFrom
        revision = plan.revision
        due = source.organization?.governance?.trainingWithin.flatMap { span in
            start.map { $0 + span }
        }
        isOverdue = !training.open.isEmpty && due.map { $0 < source.now } ?? false
        knownBy = training.known.map { source.person($0) }
        open = training.open.map { source.person($0) }
    }
}
