// SPDX-License-Identifier: Apache-2.0

package import ResponseCore
import ResponseModel

/// When nothing stands in the way any more, everything comes to its end: at the end of the drill
/// every incident is closed, and before that no step lies about unfinished and no notice unsent.
///
/// Only for drills that are long enough and whose scenario lets the incident end; a drill that is
/// cut short breaks this rule by its own design, so `DrillCheckers.all` does not hold it.
package struct LivenessChecker: DrillChecker {
    /// Its name, in findings.
    package static let name = "liveness"
    // In the order in which they began.
    private var open: [IncidentID] = []
    private var steps: [(incident: IncidentID, step: StepID)] = []
    private var notices: [NoticeID] = []

    /// A judge that has seen nothing.
    package init() {}

    /// Looks at the next record and says what is wrong with it.
    package mutating func check(_ record: Record) -> [String] {
        switch record.event {
        case .incident(let incident, .reported(_)): open.append(incident)
        case .incident(let incident, .closed(_)): open.removeAll { $0 == incident }
        case .step(let incident, .ready(let step, _, _, _)):
            forget(step, incident)
            steps.append((incident, step))
        case .step(let incident, .done(let step, _)), .step(let incident, .skipped(let step, _)),
            .step(let incident, .rolledBack(let step, _, _)):
            forget(step, incident)
        case .notice(_, .drafted(let notice)): notices.append(notice.id)
        case .notice(_, .completed(let notice, _, _)), .notice(_, .stopped(let notice, _)):
            notices.removeAll { $0 == notice }
        case .incident(_, .assessed), .incident(_, .warned), .incident(_, .activated),
            .incident(_, .mitigated), .incident(_, .recovered), .incident(_, .relapsed),
            .incident(_, .standDownConditionChanged), .incident(_, .checklistConfirmed),
            .incident(_, .responseEnded), .incident(_, .noteAdded), .step(_, .started),
            .step(_, .submitted), .step(_, .reviewed), .step(_, .branched), .step(_, .failed),
            .step(_, .added), .step(_, .overdue), .step(_, .playbookEnded),
            .notice(_, .approved), .notice(_, .released), .plansInstalled, .plan, .drill,
            .pool, .signal, .fact, .level, .role, .page, .resource, .target, .review:
            break
        }
        return []
    }

    private mutating func forget(_ step: StepID, _ incident: IncidentID) {
        steps.removeAll { $0.incident == incident && $0.step == step }
    }

    /// Says what never came.
    package func findMissing() -> [String] {
        open.map { "\($0) is not closed" }
            + steps.map { "step \($0.step) of \($0.incident) never ends" }
            + notices.map { "notice \($0) is neither completed nor stopped" }
    }
}
