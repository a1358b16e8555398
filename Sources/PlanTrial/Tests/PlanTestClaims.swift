// SPDX-License-Identifier: Apache-2.0
// Holds an incident against what a test of its plan expects, and says both in words.

package import Notation
import ResponseCore
import ResponseModel

extension PlanTestRun {
    /// An incident as it stands, to be held against claims.
    struct ClaimCheck {
        let incident: Incident
        let organization: Organization
        /// The beginning of the test, from which deadlines are told.
        let start: Timestamp
        let now: Timestamp

        /// What was expected and what is, in words; nil when the claim holds.
        func difference(_ claim: PlanTest.Claim) -> (expected: String, actual: String)? {
            guard !holds(claim) else { return nil }
            return (claim.phrase(from: start), actual(claim))
        }

        private func holds(_ claim: PlanTest.Claim) -> Bool {
            switch claim {
            case .level(let level): decidedLevel == level
            // Held against the signal, not against the incident.
            case .activates: true
            case .phase(let phase): incident.phase == phase
            case .filled(let role, let isFilled): (incident.roles[role] != nil) == isFilled
            case .called(let person, let isCalled):
                incident.pages.values.contains { $0.person == person } == isCalled
            case .requested(let pool, let units): requested(pool) == units
            case .drafted(let rule, let isDrafted): (newest(rule) != nil) == isDrafted
            case .noticeDue(let rule, let due): noticeDue(rule) == due.moment(from: start)
            case .open(let step, let isOpen): isWorkable(step) == isOpen
            case .targetDue(let kind, let due): target(kind)?.due == due.moment(from: start)
            case .breached(let kind, let isBreached): wasBreached(kind) == isBreached
            case .reportDue(let clock, let due): duty(clock)?.due == due.moment(from: start)
            }
        }

        private func actual(_ claim: PlanTest.Claim) -> String {
            switch claim {
            case .level: levelPhrase
            case .activates: ""
            case .phase: "phase \(incident.phase.rawValue)"
            case .filled: "filled: \(list(incident.roles.keys.map(\.raw)))"
            case .called: "called: \(list(incident.pages.values.map(\.person.raw)))"
            case .requested(let pool, _): "\(requested(pool)) of \(pool)"
            case .drafted: "drafted: \(list(incident.notices.values.map(\.rule)))"
            case .noticeDue(let rule, _):
                newest(rule) == nil
                    ? "no notice \(rule)"
                    : noticeDue(rule).map { "notice \(rule) due \(at($0))" }
                        ?? "notice \(rule) without a deadline"
            case .open: "open: \(list(incident.steps.keys.filter(isWorkable).map(\.raw)))"
            case .targetDue(let kind, _):
                target(kind).map { "\(kind.rawValue) due \(at($0.due)) (\($0.status.rawValue))" }
                    ?? "no clock for \(kind.rawValue)"
            case .breached(let kind, _):
                target(kind).map { "\(kind.rawValue) is \($0.status.rawValue), due \(at($0.due))" }
                    ?? "no clock for \(kind.rawValue)"
            case .reportDue(let clock, _):
                duty(clock).map { "\(clock) due \(at($0.due))" } ?? "no clock \(clock) runs"
            }
        }

        // MARK: What the incident says

        private var decidedLevel: Int? {
            incident.levelReason == .unclassified ? nil : incident.level
        }

        private var levelPhrase: String {
            guard let level = decidedLevel else { return "no level: no rule has decided" }
            guard let lowering = incident.lowering else { return "level \(level)" }
            return "level \(level) (level \(lowering.to) from \(at(lowering.due)) on)"
        }

        private func requested(_ pool: PoolID) -> Int {
            incident.requests.values.filter { $0.pool == pool }.reduce(0) { $0 + $1.units }
        }

        private func newest(_ rule: String) -> Notice? {
            incident.notices.values.last { $0.rule == rule }
        }

        // A notice of a cadence has no deadline of its own: it must be out before the round ends.
        private func noticeDue(_ rule: String) -> Timestamp? {
            guard let notice = newest(rule) else { return nil }
            let isRound = incident.noticeRule(rule)?.trigger == .everyUpdate
            return notice.due ?? (isRound ? target(.updateEvery)?.due : nil)
        }

        private func isWorkable(_ step: StepID) -> Bool {
            switch incident.steps[step]?.status {
            case .ready, .started, .submitted, .branching, .failed: true
            case .done, .skipped, .rolledBack, nil: false
            }
        }

        private func target(_ kind: ResponseTarget.Kind) -> TargetState? {
            incident.targets[incident.currentKey(kind)]
        }

        private func wasBreached(_ kind: ResponseTarget.Kind) -> Bool {
            let wanted = TargetKey(target: kind).kind
            return incident.targets.keys.contains { key in
                guard key.kind == wanted, let status = incident.targets[key]?.status else {
                    return false
                }
                return status == .breached || status == .metLate
            }
        }

        private func duty(_ clock: Identifier<RegulatorClock>) -> RegulatorDuty? {
            let duties = incident.regulatorDuties(in: organization, at: now)
            return duties.first { $0.clock.id == clock && $0.standing.isRunning }
        }

        private func at(_ moment: Timestamp) -> String { "+\(moment - start)" }

        private func list(_ names: [String]) -> String {
            var seen: Set<String> = []
            let fresh = names.filter { seen.insert($0).inserted }
            return fresh.isEmpty ? "none" : fresh.joined(separator: ", ")
        }
    }
}

extension PlanTest.Claim {
    /// The claim in words, with deadlines as time from the beginning of the test.
    package func phrase(from start: Timestamp) -> String {
        func due(_ due: PlanTest.Due) -> String { "due +\(due.moment(from: start) - start)" }
        return switch self {
        case .level(let level): "level \(level)"
        case .activates(let activates):
            activates ? "the signal activates the plan" : "no activation"
        case .phase(let phase): "phase \(phase.rawValue)"
        case .filled(let role, let isFilled): isFilled ? "role \(role)" : "no role \(role)"
        case .called(let person, let isCalled): (isCalled ? "" : "no ") + "call to \(person)"
        case .requested(let pool, let units): "\(units) of \(pool)"
        case .drafted(let rule, let isDrafted): (isDrafted ? "" : "no ") + "notice \(rule)"
        case .noticeDue(let rule, let limit): "notice \(rule) \(due(limit))"
        case .open(let step, let isOpen): "step \(step) " + (isOpen ? "open" : "not open")
        case .targetDue(let kind, let limit): "\(kind.rawValue) \(due(limit))"
        case .breached(let kind, let isBreached):
            "\(kind.rawValue) " + (isBreached ? "missed" : "not missed")
        case .reportDue(let clock, let limit): "\(clock) \(due(limit))"
        }
    }
}

extension PlanTest.Deed {
    /// What is to be done, in words.
    package var phrase: String {
        switch self {
        case .acknowledge(let person): "\(person) acknowledges"
        case .complete(let step): "step \(step) is done"
        case .release(let rule): "notice \(rule) goes out"
        case .reach(let stage): "the response becomes \(stage.rawValue)"
        }
    }
}
