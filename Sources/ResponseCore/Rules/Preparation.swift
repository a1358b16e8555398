// SPDX-License-Identifier: Apache-2.0
// Documents, tools and permissions are confirmed before units start (S064).

import ResponseModel

extension Decision {
    mutating func confirmPreparation(_ id: RequestID, _ items: [Int]) throws(Refusal) {
        let (incident, request) = try find(
            id, in: [.provisional, .committed, .mobilised], to: "confirm the preparation of")
        let count = try pool(request.pool).checklist.count
        guard !items.isEmpty, items.allSatisfy({ (0..<count).contains($0) }) else {
            throw Refusal(
                .invalid, "The checklist of \(request.pool) has \(count) lines.",
                help: count == 0 ? "Nothing to confirm." : "Give numbers from 0 to \(count - 1).")
        }
        let fresh = (0..<count).filter { items.contains($0) && !request.prepared.contains($0) }
        if !fresh.isEmpty { emit(.resource(incident.id, .preparationConfirmed(id, items: fresh))) }
    }

    /// Refuses while lines of the checklist are open.
    func checkPreparation(of request: ResourceRequest) throws(Refusal) {
        let model = try pool(request.pool)
        let open = openItems(of: request, model)
        guard !open.isEmpty else { return }
        let lines = open.map { "\($0) \(model.checklist[$0].both)" }.joined(separator: "; ")
        throw Refusal(
            .conditionNotMet, "The checklist of \(request.pool) is not confirmed: \(lines).",
            help: "Confirm it: `muster pool ready \(request.id) "
                + open.map(String.init).joined(separator: " ")
                + "`, or start with --force and a reason.")
    }

    mutating func startUnprepared(_ id: RequestID, _ reason: String) throws(Refusal) {
        let (incident, request) = try find(id, in: [.mobilised], to: "assign")
        try check(reason, "The reason")
        let open = openItems(of: request, try pool(request.pool))
        if !open.isEmpty {
            emit(.resource(incident.id, .preparationWaived(id, open: open, reason: reason)))
        }
        emit(.resource(incident.id, .assigned(id)))
    }

    private func openItems(of request: ResourceRequest, _ pool: ResourcePool) -> [Int] {
        pool.checklist.indices.filter { !request.prepared.contains($0) }
    }
}
