// SPDX-License-Identifier: Apache-2.0

package import ResponseCore
import ResponseModel

/// Every unit that was committed comes back: a closed incident holds nothing, and at the end of
/// the drill nothing is left with an incident whose response has ended.
package struct ReturnChecker: DrillChecker {
    /// Its name, in findings.
    package static let name = "returns"
    // In the order in which units were first committed.
    private var holding: [(request: RequestID, incident: IncidentID, units: Int)] = []
    private var ended: [IncidentID] = []

    /// A judge that has seen nothing.
    package init() {}

    /// Looks at the next record and says what is wrong with it.
    package mutating func check(_ record: Record) -> [String] {
        switch record.event {
        case .resource(let incident, .committed(let request, let units, _)) where units > 0:
            if let place = holding.firstIndex(where: { $0.request == request }) {
                holding[place].units += units
            } else {
                holding.append((request, incident, units))
            }
        case .resource(_, .preempted(let request, let loss)): lose(request, loss.units)
        case .resource(_, .memberStoodDown(let request, _)): lose(request, 1)
        case .resource(_, .suppliesUsed(let request, let units)): lose(request, units)
        case .resource(_, .returned(let request, _)):
            holding.removeAll { $0.request == request }
        case .incident(let incident, .responseEnded(_)): ended.append(incident)
        case .incident(let incident, .closed(_)):
            ended.append(incident)
            return holding.filter { $0.incident == incident }.map {
                "\(incident) is closed while request \($0.request) holds units"
            }
        case .resource(_, .requested), .resource(_, .committed), .resource(_, .short),
            .resource(_, .declined), .resource(_, .mobilised), .resource(_, .assigned),
            .resource(_, .released), .resource(_, .offered), .resource(_, .substituted),
            .resource(_, .membersCommitted), .resource(_, .fatigueNear),
            .resource(_, .preparationConfirmed), .resource(_, .preparationWaived),
            .incident(_, .reported), .incident(_, .assessed), .incident(_, .warned),
            .incident(_, .activated), .incident(_, .mitigated), .incident(_, .recovered),
            .incident(_, .relapsed), .incident(_, .standDownConditionChanged),
            .incident(_, .checklistConfirmed), .incident(_, .noteAdded), .plansInstalled,
            .plan, .drill, .pool, .signal, .fact, .level, .role, .page, .step, .notice,
            .target, .review:
            break
        }
        return []
    }

    private mutating func lose(_ request: RequestID, _ units: Int) {
        for place in holding.indices where holding[place].request == request {
            holding[place].units -= units
        }
        holding.removeAll { $0.units <= 0 }
    }

    /// Says what never came.
    package func findMissing() -> [String] {
        holding.filter { ended.contains($0.incident) }.map {
            "request \($0.request) never gives its units back, though the response has ended"
        }
    }
}
