// SPDX-License-Identifier: Apache-2.0

import Coordination
import ResponseCore
import ResponseModel
import TestSupport
import Testing

@Suite("Pages to staff", .timeLimit(.minutes(1)))
struct PageCallTests {
    private func outcome(of dispatch: Dispatch) async -> PageOutcome? {
        dispatch.dispatcher.accept(dispatch.pages)
        var outcome: PageOutcome?
        await dispatch.run { _ = await dispatch.commands.command(1) }
        if case .role(.reportPage(_, _, let reported)) = dispatch.commands.given[0].command {
            outcome = reported
        }
        return outcome
    }

    @Test("go to the best address first and stop at the first channel that takes them")
    func bestFirst() async throws {
        let text = ScriptedChannel()
        let mail = ScriptedChannel()
        let dispatch = Dispatch(channels: ["text": text, "mail": mail])
        #expect(await outcome(of: dispatch) == .accepted("text"))
        let delivery = try #require(text.given.first)
        #expect(delivery.key == dispatch.pages.first?.idempotencyKey)
        #expect(delivery.recipient == "ana")
        #expect(delivery.address.address == "+8613800000001")
        #expect(mail.given.isEmpty)
        #expect(dispatch.commands.given[0].by == .system("delivery"))
    }

    @Test("go on to the next channel and the next address when one does not take them")
    func next() async throws {
        let text = ScriptedChannel { _, _ in .deferred(detail: "busy", retryAfter: nil) }
        let mail = ScriptedChannel { _, _ in .rejected(detail: "550") }
        let second = ScriptedChannel()
        let dispatch = Dispatch(channels: ["text": text, "mail": mail, "mail-2": second])
        #expect(await outcome(of: dispatch) == .accepted("mail-2"))
        #expect(mail.given.map(\.address.address) == ["ana@example.com"])
    }

    @Test("fail with every reason when nothing takes them")
    func failed() async throws {
        let text = ScriptedChannel { _, _ in .rejected(detail: "no such number") }
        let dispatch = Dispatch(channels: ["text": text])
        #expect(
            await outcome(of: dispatch)
                == .failed("text: no such number; mail: not set up; mail-2: not set up"))
    }
}
