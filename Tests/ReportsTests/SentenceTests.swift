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
            .signalUpdated(id, Signal(source: "a", key: "k", status: .resolved)),
            .signalUpdated(id, Signal(source: "a", key: "k")),
            .incidentAssessed(id, plan: nil, digest: nil, note: "n"),
            .incidentAssessed(id, plan: "payment-outage", digest: nil, note: ""),
            .incidentWarned(id, reason: "looming"),
            .levelLoweringBegan(id, to: 3, due: Fixture.minute(9)), .levelLoweringStopped(id),
            .levelReleased(id, reason: "rules are right"),
            .levelChanged(id, from: 1, to: 3, because: .loweredByRule(2)),
            .levelChanged(id, from: 3, to: 1, because: .hand("safer")),
            .levelChanged(id, from: nil, to: 3, because: .unclassified),
            .incidentClassified(id, Trial(rules: [], level: nil)),
            .roleLeftVacant(id, "operations_lead", reason: .nobodyOnDuty("duty-commanders")),
            .pageReported(id, "inc-0001.p1", .failed("no route")),
            .ladderExhausted(id, "incident_commander"),
            .commandTransferred(id, from: nil, to: "li-na", brief: ""),
            .stepReviewed(id, "assess", accepted: false, note: "look again"),
            .stepBranched(id, "contain", into: []),
            .stepReady(id, "assess", due: nil, round: 2, parent: nil),
            .stepSkipped(id, "assess", deviation),
            .stepRolledBack(id, "failover", by: "failback", reason: "worse"),
            .resourceDeclined(id, "inc-0001.r1", reason: "needed elsewhere"),
            .resourceReturned(id, "inc-0001.r1", used: 3),
            .poolOutOfService("support-agents", units: -1, why: "back"),
            .restockOrdered("support-agents", units: 4, due: Fixture.minute(30)),
            .poolRestocked("support-agents", units: 4, note: ""),
            .noticeStopped(id, "inc-0001.n1", reason: "wrong text"),
            .targetDropped(id, TargetKey(.resource, "support-agents")),
            .standDownConditionChanged(id, holds: false),
            .incidentRelapsed(id, reason: "again"),
            .reviewRecorded(id, .noActionReason("nothing to improve")),
            .reviewOpened(id, due: nil),
            .actionVerified(id, "inc-0001.a1", isEffective: false, note: "no change"),
            .noteAdded(id, text: "the end"),
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
