// SPDX-License-Identifier: Apache-2.0
// The master scenario events list: what the controllers put into the drill, and when (情景注入).

import ResponseCore
import ResponseModel

extension DrillRun {
    /// Delivers an inject, or holds a contingency inject back that is not needed.
    mutating func deliver(_ inject: Inject, number: Int) {
        if let unless = inject.unless {
            let plan = scenario.plans.first.flatMap { state.planSet?.plans[$0] }
            let condition = InjectCondition(
                incident: subject(knowing: []), plan: plan, at: clock.now)
            if condition.holds(unless) { return record(inject, number, isHeldBack: true) }
        }
        if isForPlayers(inject) { record(inject, number, isHeldBack: false) }
        let opened = inject.content.signal.flatMap { receive($0, number) }
        if !inject.content.facts.isEmpty { tell(inject.content.facts, of: opened, number) }
        for (pool, units) in inject.content.outOfService { breakDown(pool, units, number) }
    }

    // Only units in the pool can be taken out of service; of those at work, none breaks down.
    private mutating func breakDown(_ pool: PoolID, _ units: Int, _ number: Int) {
        let available = state.pools[pool]?.available ?? 0
        let broken = available > 0 ? min(units, available) : units
        let why = StaffWording.brokenDown(inject: number, broken, of: units)
        ask(
            "inject \(number) out of service",
            .pool(.setOutOfService(pool, units: broken, why: why)), by: .controller)
    }

    // Signals and facts leave events of their own; what else an inject brings is recorded as one.
    private func isForPlayers(_ inject: Inject) -> Bool {
        inject.content.message != nil || inject.expectedAction != nil || inject.to != nil
            || inject.unless != nil
    }

    private mutating func record(_ inject: Inject, _ number: Int, isHeldBack: Bool) {
        let message = inject.content.message
        let record = InjectRecord(
            number: number, from: message?.from ?? "", method: message?.method ?? "",
            text: message?.text ?? Self.summary(of: inject.content),
            expectedAction: inject.expectedAction, to: inject.to, isHeldBack: isHeldBack)
        ask("inject \(number)", .drill(.deliverInject(record)), by: .controller)
    }

    /// What an inject without a message brings, in a few words.
    private static func summary(of content: Inject.Content) -> LocalizedText {
        var english: [String] = []
        var chinese: [String] = []
        if let signal = content.signal {
            english.append("signal \(signal.title)")
            chinese.append("信号 \(signal.title)")
        }
        if !content.facts.isEmpty {
            let names = content.facts.map(\.name)
            english.append("facts \(names.joined(separator: ", "))")
            chinese.append("事实 \(names.joined(separator: "、"))")
        }
        for breakdown in content.outOfService {
            english.append("\(breakdown.units) units of \(breakdown.pool) out of service")
            chinese.append("\(breakdown.pool) 停用 \(breakdown.units)")
        }
        return LocalizedText(
            en: english.joined(separator: "; "), zh: chinese.joined(separator: ";"))
    }

    private mutating func receive(_ signal: Signal, _ number: Int) -> IncidentID? {
        var signal = signal
        signal.startsAt = signal.startsAt ?? clock.now
        let events = ask(
            "inject \(number) signal", .intake(.receiveSignals([signal])),
            by: .system(signal.source))
        return events.lazy.compactMap(\.incident).first
    }

    /// Facts of the incident of the signal that came with them, else of the one that the drill is
    /// about; where there is none yet, somebody reports one.
    private mutating func tell(_ facts: [Fact], of incident: IncidentID?, _ number: Int) {
        if let incident = incident ?? subject(knowing: facts)?.id {
            ask("inject \(number) facts", .level(.recordFacts(incident, facts)), by: .controller)
            return
        }
        guard let reporter = state.organization?.people.all.first else { return }
        let declaration = Declaration(
            title: scenario.name.both, plan: scenario.plans.first, occurredAt: clock.now,
            facts: facts)
        ask("inject \(number) report", .intake(.declare(declaration)), by: .person(reporter.id))
    }

    /// The incident that the drill is about: the oldest that is responded to, of a plan of the
    /// scenario that knows the facts; else the oldest of its plans, else the oldest.
    private func subject(knowing facts: [Fact]) -> Incident? {
        let running = state.openIncidents.filter { $0.phase < .inReview }
        let ours = running.filter { incident in
            incident.plan.map { scenario.plans.contains($0.id) } ?? false
        }
        let knowing = ours.first { incident in
            facts.allSatisfy { fact in
                incident.plan?.facts.contains { $0.name == fact.name } ?? false
            }
        }
        return knowing ?? ours.first ?? running.first
    }
}
