// SPDX-License-Identifier: Apache-2.0

import Coordination
import ResponseCore
import ResponseModel
import TestSupport
import Testing

@Suite("The live loop with its dispatcher", .timeLimit(.minutes(1)))
struct LiveDeliveryTests {
    @Test("an incident is declared, people are called, customers told, and the journal knows")
    func wholeWay() async throws {
        let mail = ScriptedChannel()
        let text = ScriptedChannel()
        let channels: [ChannelID: ScriptedChannel] = ["mail": mail, "text": text]
        let journal = InMemoryJournal()
        let clock = ManualClock(SampleOrganization.start)
        let dispatcher = NoticeDispatcher(
            ledger: InMemoryLedger(), clock: clock, log: silence, channel: { channels[$0] })
        let coordinator = Coordinator(
            continuing: History(), journal: journal, clock: clock, effects: dispatcher,
            log: silence)
        let records = coordinator.records().expected()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await coordinator.run() }
            group.addTask { await dispatcher.run(for: coordinator) }
            _ = await coordinator.submit(SampleOrganization.installation)
            _ = await coordinator.submit(SampleOrganization.declaration())
            var awaited: Set = ["notice_completed", "page_reported"]
            for await record in records {
                awaited.remove(record.event.kind)
                if awaited.isEmpty { break }
            }
            group.cancelAll()
        }
        let incident = try #require(coordinator.snapshot().incidents["inc-0001"])
        let notice = try #require(incident.notices.values.first)
        #expect(notice.status == .completed)
        #expect(notice.counts == DeliveryCounts(accepted: 3, rejected: 0, suppressed: 1))
        #expect(incident.pages.values.first?.outcome == .accepted("text"))
        #expect(outstandingEffects(coordinator.snapshot(), at: clock.now()) == [])
    }
}
