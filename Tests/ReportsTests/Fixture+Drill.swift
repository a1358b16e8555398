// SPDX-License-Identifier: Apache-2.0
// The same course as a drill, with objectives that come out in every rating.

import CEL
import Notation
import ResponseCore
import ResponseModel

extension Fixture {
    static let drill: ScenarioID = "payment-night"

    static func scenario(objectives: [DrillObjective]? = nil) throws -> Scenario {
        Scenario(
            id: drill, name: LocalizedText(en: "Payment outage at night", zh: "夜间支付中断演练"),
            form: .operational, content: .comprehensive, purpose: .validation,
            plans: ["payment-outage"], starts: JournalBuilder.start, lasts: .hours(8), seed: 7,
            world: Scenario.World(people: [], steps: [], channels: []), injects: try injects(),
            objectives: try objectives ?? standardObjectives(),
            digest: "c1d5ab0000000000000000000000000000000000000000000000000000000002")
    }

    static func objective(
        _ id: String, _ capability: String, critical: Bool = false, _ expect: String
    ) throws -> DrillObjective {
        DrillObjective(
            id: id, name: LocalizedText(en: "Objective \(id)", zh: "目标 \(id)"),
            capability: capability, isCritical: critical, expect: try Condition(expect))
    }

    private static func standardObjectives() throws -> [DrillObjective] {
        [
            try objective(
                "tell-customers", "notify", critical: true,
                "measures.first_notice <= duration(\"20m\")"),
            try objective(
                "staffed", "allocate", "measures.resources_committed <= duration(\"15m\")"),
            try objective("rehearsed", "coordinate", "steps[\"verify\"].done"),
            try objective("desk", "recover", "steps[\"temporary-desk\"].done"),
            try objective("content", "review", "measures.churn < 0.01"),
        ]
    }

    private static func injects() throws -> [Inject] {
        [
            Inject(
                at: .zero,
                content: Inject.Content(
                    signal: Signal(source: "alertmanager", key: "f1"),
                    facts: [Fact(name: "error_rate", value: .double(0.35))])),
            Inject(
                at: .minutes(25),
                content: Inject.Content(
                    facts: [Fact(name: "customers_affected", value: .int(12_000))]),
                expectedAction: LocalizedText(en: "Reclassify to level 1", zh: "升为一级"),
                to: "incident_commander"),
            Inject(
                at: .minutes(60),
                content: Inject.Content(
                    message: Inject.Message(
                        from: "CEO", method: "phone",
                        text: LocalizedText(en: "Why is it still down?", zh: "为何仍未恢复？"))),
                unless: try Condition("steps[\"failover\"].done")),
            Inject(
                at: .days(30),
                content: Inject.Content(outOfService: [(pool: "standby-gateways", units: 1)])),
        ]
    }

    /// The journal of the drill, with the contingency inject held back.
    static func drillJournal() throws -> [Record] {
        var records = try journal(drill: drill)
        let held = InjectRecord(
            number: 3, from: "CEO", method: "phone",
            text: LocalizedText(en: "Why is it still down?", zh: "为何仍未恢复？"), isHeldBack: true)
        let place = records.firstIndex { $0.at > minute(60) } ?? records.count
        records.insert(
            Record(
                sequence: 0,
                occurrence: Occurrence(
                    .drill(.injectDelivered(held)), at: minute(60), by: .coordinator)),
            at: place)
        return records.enumerated().map { index, record in
            Record(sequence: Int64(index) + 1, occurrence: record.occurrence)
        }
    }
}
