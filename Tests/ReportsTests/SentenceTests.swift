// SPDX-License-Identifier: Apache-2.0

import CEL
import ResponseCore
import ResponseModel
import Testing

@testable import Reports

@Suite("Sentences of the timeline")
struct SentenceTests {
    private let id = Fixture.incident

    /// One of every event that the rich journal does not have.
    private var rest: [Event] {
        let deviation = Deviation(reason: "why", approver: nil)
        return [
            .signal(id, .updated(Signal(source: "a", key: "k", status: .resolved))),
            .signal(id, .updated(Signal(source: "a", key: "k"))),
            .incident(id, .assessed(plan: nil, digest: nil, note: "n")),
            .incident(id, .assessed(plan: "payment-outage", digest: nil, note: "")),
            .incident(id, .warned(reason: "looming")),
            .level(id, .loweringBegan(to: 3, due: Fixture.minute(9))), .level(id, .loweringStopped),
            .level(id, .released(reason: "rules are right")),
            .level(id, .changed(from: 1, to: 3, because: .loweredByRule(2))),
            .level(id, .changed(from: 3, to: 1, because: .hand("safer"))),
            .level(id, .changed(from: nil, to: 3, because: .unclassified)),
            .level(id, .classified(Trial(rules: [], level: nil))),
            .role(id, .leftVacant("operations_lead", reason: .nobodyOnDuty("duty-commanders"))),
            .page(id, .reported("inc-0001.p1", .failed("no route"))),
            .page(id, .ladderExhausted("incident_commander")),
            .role(id, .commandTransferred(from: nil, to: "li-na", brief: "")),
            .step(id, .reviewed("assess", accepted: false, note: "look again")),
            .step(id, .branched("contain", into: [])),
            .step(id, .ready("assess", due: nil, round: 2, parent: nil)),
            .step(id, .skipped("assess", deviation)),
            .step(id, .rolledBack("failover", by: "failback", reason: "worse")),
            .resource(id, .declined("inc-0001.r1", reason: "needed elsewhere")),
            .resource(id, .returned("inc-0001.r1", used: 3)),
            .pool("support-agents", .outOfService(units: -1, why: "back")),
            .pool("support-agents", .restockOrdered(units: 4, due: Fixture.minute(30))),
            .pool("support-agents", .restocked(units: 4, note: "")),
            .notice(id, .stopped("inc-0001.n1", reason: "wrong text")),
            .target(id, .dropped(TargetKey(.resource, "support-agents"))),
            .incident(id, .standDownConditionChanged(holds: false)),
            .incident(id, .relapsed(reason: "again")),
            .review(id, .recorded(.noActionReason("nothing to improve"))),
            .review(id, .opened(due: nil)),
            .review(id, .actionVerified("inc-0001.a1", isEffective: false, note: "no change")),
            .incident(id, .noteAdded(text: "the end")),
        ]
    }

    private func timeline() throws -> [Evaluation.Entry] {
        var journal = JournalBuilder()
        for record in try Fixture.journal() { journal.add(record.event, by: record.by) }
        for event in rest { journal.add(event, by: "li-na") }
        return try #require(Evaluation.evaluate(journal.records, incident: id)).timeline
    }

    @Test("every event has a sentence of its own in both languages")
    func everyEvent() throws {
        let entries = try timeline()
        #expect(entries.count >= rest.count + 80)
        for entry in entries {
            #expect(entry.sentence != entry.family.words)
            #expect(!entry.sentence.en.isEmpty && !entry.sentence.zh.isEmpty)
            let isChinese = entry.sentence.zh.unicodeScalars.contains {
                (0x4E00...0x9FFF).contains($0.value)
            }
            #expect(isChinese, "\(entry.sentence.zh)")
            let hasChinese = entry.sentence.en.unicodeScalars.contains {
                (0x4E00...0x9FFF).contains($0.value)
            }
            #expect(!hasChinese, "\(entry.sentence.en)")
        }
    }

    @Test("sentences call things by their names")
    func names() throws {
        let sentences = try timeline().map(\.sentence.en)
        #expect(sentences.contains("Wang Wei is Incident commander: answered the call of rung 2."))
        #expect(
            sentences.contains(
                "2 × Support agents missing: held by inc-0000; 6 available, 4 kept in reserve."))
        #expect(sentences.contains("Target “First notice” done 2 min late."))
        #expect(
            sentences.contains(
                "Level raised from Level 2 (serious) to Level 1 (major): rule 1 of the plan."))
        #expect(sentences.contains("Confirmed: Backlog settled; Customers confirmed."))
    }

    @Test("the timeline keeps the order of the journal and tells of the pools that were used")
    func order() throws {
        let entries = try #require(
            Evaluation.evaluate(try Fixture.journal(), incident: id)
        ).timeline
        #expect(entries.map(\.sequence) == entries.map(\.sequence).sorted())
        #expect(entries.contains { $0.sentence.en.contains("Standby gateways out of service") })
    }
}
