// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

// Who may take which step in the life of a plan.
extension Field {
    /// The procedure of revision of an organisation (key `governance`).
    func governance() -> Governance? {
        guard let section = Section(self, title: "the governance", shape: .governance) else {
            return nil
        }
        let isRequired = section["required"]?.bool() ?? false
        let proposers: TeamID? = section["proposers"]?.reference(to: .team)
        let committee: TeamID? = section["committee"]?.reference(to: .team)
        let training = section["training_within"]?.duration(from: .hours(1))
        let reviewers = section["reviewers"]?.reviewers() ?? []
        guard let approvers: TeamID = section.required("approvers")?.reference(to: .team) else {
            return nil
        }
        return Governance(
            isRequired: isRequired, proposers: proposers, reviewers: reviewers,
            approvers: approvers, committee: committee, trainingWithin: training)
    }

    private func reviewers() -> [Governance.Reviewing] {
        guard let section = Section(self, title: "the reviewers", shape: .reviewers) else {
            return []
        }
        return ReviewFunction.allCases.compactMap { function in
            let team: TeamID? = section[function.rawValue]?.reference(to: .team)
            return team.map { Governance.Reviewing(function, $0) }
        }
    }
}
