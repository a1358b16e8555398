// SPDX-License-Identifier: Apache-2.0

import Coordination
import Notation
import ResponseCore
import ResponseModel
import TestSupport
import Testing

@Suite("A restart of the live loop", .timeLimit(.minutes(1)))
struct RestartTests {
    @Test("goes on with the state, the numbers, the keys and what is owed")
    func continues() async throws {
        let before = try LiveLoop()
        await before.run { coordinator in
            _ = await coordinator.submit(SampleOrganization.installation)
            _ = await coordinator.submit(SampleOrganization.declaration(key: "k1"))
        }
        let after = try LiveLoop(journal: before.journal, clock: before.clock)
        #expect(after.coordinator.snapshot() == before.coordinator.snapshot())
        await after.run { coordinator in
            #expect(
                await coordinator.submit(SampleOrganization.declaration(key: "k1"))
                    == .accepted([]))
            let answer = await coordinator.submit(note("again here"))
            #expect(
                answer.records?.first?.sequence == before.coordinator.history().sequence + 1)
        }
        #expect(after.sink.told.first == before.sink.owed)
        #expect(after.sink.told.first?.isEmpty == false)
    }

    @Test("acts on deadlines that passed while nobody was there")
    func missedDeadlines() async throws {
        let before = try LiveLoop()
        await before.run { coordinator in
            _ = await coordinator.submit(SampleOrganization.installation)
            _ = await coordinator.submit(SampleOrganization.declaration())
        }
        let count = before.journal.records.count
        before.clock.advance(by: .minutes(7))
        let after = try LiveLoop(journal: before.journal, clock: before.clock)
        await after.run { coordinator in
            // The answer comes after what the clock demanded.
            _ = await coordinator.submit(note("back"))
        }
        let kinds = after.journal.records[count...].map(\.event.kind)
        #expect(kinds.first == "rung_timed_out")
        #expect(kinds.contains("page_ordered"))
        #expect(kinds.last == "note_added")
    }

    @Test("a replay gives the state that was lived, also of a long history")
    func sameState() async throws {
        let loop = try LiveLoop()
        await loop.run { coordinator in
            _ = await coordinator.submit(SampleOrganization.installation)
            for number in 1...30 {
                _ = await coordinator.submit(SampleOrganization.declaration("Incident \(number)"))
                _ = await coordinator.submit(note("note \(number)"))
                loop.clock.advance(by: .minutes(1))
            }
        }
        let history = try History.replay(loop.journal)
        #expect(history.state == loop.coordinator.snapshot())
        #expect(history.sequence == loop.coordinator.history().sequence)
        #expect(history.state.checkInvariants() == [])
    }
}
