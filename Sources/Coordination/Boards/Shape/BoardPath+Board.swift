// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel

extension BoardPath {
    /// The board at this path; nil: there is nothing, or it is not made of the state (`ledger`).
    package func board(of source: BoardSource) -> (any Board)? {
        switch self {
        case .incidents: IncidentListBoard(source)
        case .incident(let id): IncidentBoard(id, source)
        case .why(let id): WhyBoard(id, source)
        case .incidentNotices(let id): NoticeListBoard(of: id, source)
        case .incidentActions(let id): ActionListBoard(of: id, source)
        case .pools: PoolListBoard(source)
        case .pool(let id): PoolBoard(id, source)
        case .request(let id): RequestBoard(id, source)
        case .notices: NoticeListBoard(source)
        case .notice(let id): NoticeBoard(id, source)
        case .ledger: nil
        case .actions: ActionListBoard(source)
        case .plans: PlanListBoard(source)
        case .plan(let id): PlanLifeBoard(id, source)
        case .headroom(let path): HeadroomBoard(path, source)
        }
    }
}
