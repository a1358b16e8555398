// SPDX-License-Identifier: Apache-2.0
// What the journal says about the run itself: seed, start, end, injects.

import Notation
import ResponseCore
import ResponseModel

struct DrillHistory {
    private(set) var seed: UInt64?
    private(set) var startedAt: Timestamp?
    private(set) var endedAt: Timestamp?
    private(set) var organization: Organization?
    private(set) var planNames = Register<PlanID, LocalizedText>()
    private var injects = Register<Int, (record: InjectRecord, at: Timestamp)>()

    init(_ records: [Record]) {
        for record in records {
            switch record.event {
            case .plansInstalled(let set):
                organization = set.organization
                for plan in set.plans.all { planNames[plan.id] = plan.name }
            case .drill(.started(_, let seed)):
                self.seed = seed
                startedAt = record.at
            case .drill(.injectDelivered(let inject)): injects[inject.number] = (inject, record.at)
            case .drill(.ended): endedAt = record.at
            case .plan, .pool, .incident, .signal, .fact, .level, .role, .page, .step, .resource,
                .notice, .target, .review:
                break
            }
        }
    }

    func injectOutcomes(
        _ scenario: Scenario, until end: Timestamp?
    ) -> [DrillEvaluation.InjectOutcome] {
        scenario.injects.enumerated().map { index, inject in
            let planned = (startedAt ?? scenario.starts) + inject.at
            let delivered = injects[index + 1]
            return DrillEvaluation.InjectOutcome(
                number: index + 1, planned: planned,
                status: status(delivered?.record, planned: planned, end: endedAt ?? end),
                at: delivered?.at, content: inject.content.words,
                expectedAction: inject.expectedAction,
                to: inject.to.map {
                    Evaluation.Named(
                        id: $0.raw, name: organization?.roles[$0]?.name ?? LocalizedText($0.raw))
                }, isContingency: inject.unless != nil)
        }
    }

    private func status(
        _ record: InjectRecord?, planned: Timestamp, end: Timestamp?
    ) -> DrillEvaluation.InjectOutcome.Status {
        if let record { return record.isHeldBack ? .heldBack : .delivered }
        return end.map { planned <= $0 } ?? false ? .due : .notReached
    }
}

extension Inject.Content {
    /// What it brings, part by part.
    var words: LocalizedText {
        var parts: [LocalizedText] = []
        if let signal {
            parts.append(
                text(
                    "signal from \(signal.source): \(signal.title)",
                    "\(signal.source) 信号：\(signal.title)"))
        }
        if !facts.isEmpty {
            let list = facts.map { "\($0.name) = \($0.value.words)" }.joined(separator: ", ")
            parts.append(text("facts: \(list)", "事实：\(list)"))
        }
        if let message {
            parts.append(
                text(
                    "\(message.from) by \(message.method): \(message.text.en)",
                    "\(message.from)（\(message.method)）：\(message.text.zh)"))
        }
        for failure in outOfService {
            parts.append(
                text(
                    "\(failure.units) × \(failure.pool) out of service",
                    "\(failure.pool) 停用 \(failure.units) 个"))
        }
        return text(
            parts.map(\.en).joined(separator: "; "), parts.map(\.zh).joined(separator: "；"))
    }
}
