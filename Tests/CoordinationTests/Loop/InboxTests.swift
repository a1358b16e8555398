// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Coordination

@Suite("The inbox", .timeLimit(.minutes(1)))
struct InboxTests {
    @Test("gives elements in order, in portions, and admits so many")
    func bounded() {
        let inbox = Inbox<Int>(limit: 3)
        #expect((1...4).map { inbox.put($0) } == [.taken, .taken, .taken, .full])
        #expect(inbox.take(atMost: 2) == [1, 2])
        #expect(inbox.put(5) == .taken)
        #expect(inbox.take(atMost: 10) == [3, 5])
        #expect(inbox.take(atMost: 10) == [])
    }

    @Test("a consumer wakes for an element, for the end and for cancellation")
    func waking() async {
        let inbox = Inbox<Int>(limit: 3)
        async let element: Void = inbox.wait()
        inbox.put(1)
        await element
        #expect(inbox.take(atMost: 1) == [1])

        let task = Task { await inbox.waitUnlessCancelled() }
        task.cancel()
        await task.value

        async let end: Void = inbox.waitUnlessCancelled()
        #expect(inbox.close() == [])
        await end
        #expect(inbox.put(2) == .closed)
    }

    @Test("no element is lost between many senders and one consumer")
    func manySenders() async {
        let inbox = Inbox<Int>(limit: .max)
        await withTaskGroup(of: Void.self) { group in
            for sender in 0..<20 {
                group.addTask { for number in 0..<100 { inbox.put(sender * 100 + number) } }
            }
            group.addTask {
                var seen = Set<Int>()
                while seen.count < 2_000 {
                    await inbox.wait()
                    seen.formUnion(inbox.take(atMost: 7))
                }
                #expect(seen == Set(0..<2_000))
            }
        }
    }
}

@Suite("Places of a channel", .timeLimit(.minutes(1)))
struct PlaceGateTests {
    @Test("are given to whoever waits longest, and never more than there are")
    func fair() async {
        let gate = PlaceGate(places: 2)
        #expect(gate.takeAtOnce(upTo: 5) == 2)
        #expect(gate.takeAtOnce(upTo: 1) == 0)
        async let first = gate.take(upTo: 5)
        gate.give(1)
        #expect(await first == 1)
        gate.give(2)
        #expect(gate.takeAtOnce(upTo: 1) == 1)
        #expect(await gate.take(upTo: 5) == 1)
        gate.give(2)
    }

    @Test("a cancelled waiter gets none and takes none away")
    func cancelled() async {
        let gate = PlaceGate(places: 1)
        #expect(await gate.take(upTo: 1) == 1)
        let task = Task { await gate.take(upTo: 1) }
        task.cancel()
        #expect(await task.value == 0)
        gate.give(1)
        #expect(gate.takeAtOnce(upTo: 1) == 1)
    }

    @Test("many takers share few places")
    func shared() async {
        let gate = PlaceGate(places: 3)
        await withTaskGroup(of: Int.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    let taken = await gate.take(upTo: 2)
                    gate.give(taken)
                    return taken
                }
            }
            var total = 0
            for await taken in group {
                #expect(taken == 1 || taken == 2)
                total += 1
            }
            #expect(total == 200)
        }
        #expect(gate.takeAtOnce(upTo: 9) == 3)
    }
}
