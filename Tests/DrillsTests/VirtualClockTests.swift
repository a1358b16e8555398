// SPDX-License-Identifier: Apache-2.0

import Drills
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("The event queue and its clock")
struct VirtualClockTests {
    @Test("hand out the earliest first, and of one time the one that came first")
    func order() {
        var clock = VirtualClock<String>(start: Timestamp(milliseconds: 0))
        clock.schedule("late", at: Timestamp(milliseconds: 30))
        clock.schedule("first of two", at: Timestamp(milliseconds: 20))
        clock.schedule("early", at: Timestamp(milliseconds: 10))
        clock.schedule("second of two", at: Timestamp(milliseconds: 20))
        var seen: [String] = []
        while let content = clock.advance() { seen.append(content) }
        #expect(seen == ["early", "first of two", "second of two", "late"])
        #expect(clock.now == Timestamp(milliseconds: 30))
    }

    @Test("agree with a stable sort on any input", arguments: 0..<20 as Range<UInt64>)
    func anyInput(seed: UInt64) {
        var stream = RandomStreams(seed: seed).stream("queue")
        var queue = EventQueue<Int, Int>()
        var added: [(time: Int, number: Int)] = []
        var taken: [(time: Int, number: Int)] = []
        for number in 0..<500 {
            let time = Int(stream.next() % 50)
            queue.add(number, at: time)
            added.append((time, number))
        }
        while let entry = queue.takeFirst() { taken.append((entry.time, entry.content)) }
        let expected = added.sorted { ($0.time, $0.number) < ($1.time, $1.number) }
        #expect(taken.elementsEqual(expected) { $0 == $1 }, "seed \(seed)")
        #expect(queue.isEmpty)
    }

    @Test("do now what should have been done before")
    func past() {
        var clock = VirtualClock<String>(start: Timestamp(milliseconds: 100))
        clock.schedule("overdue", at: Timestamp(milliseconds: 50))
        #expect(clock.nextTime == Timestamp(milliseconds: 100))
        #expect(clock.advance() == "overdue")
        #expect(clock.now == Timestamp(milliseconds: 100))
    }

    @Test("never run backwards")
    func backwards() {
        var clock = VirtualClock<String>(start: Timestamp(milliseconds: 100))
        clock.advance(to: Timestamp(milliseconds: 50))
        #expect(clock.now == Timestamp(milliseconds: 100))
        clock.advance(to: Timestamp(milliseconds: 150))
        #expect(clock.now == Timestamp(milliseconds: 150))
    }

    @Test("trap rather than pass over something that is still ahead")
    func passingOver() async {
        await #expect(processExitsWith: .failure) {
            var clock = VirtualClock<String>(start: Timestamp(milliseconds: 0))
            clock.schedule("ahead", at: Timestamp(milliseconds: 10))
            clock.advance(to: Timestamp(milliseconds: 20))
        }
    }
}
