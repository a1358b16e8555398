// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import NoticeDelivery

@Suite("Lanes of transfers")
struct TransferLanesTests {
    @Test("each origin has its own places, and origins take turns")
    func turns() {
        var lanes = TransferLanes<String>(limits: TransferLimits(perOrigin: 2, inFlight: 5))
        for index in 1...4 { lanes.add("a\(index)", origin: "a") }
        for index in 1...3 { lanes.add("b\(index)", origin: "b") }
        #expect(drain(&lanes) == ["a1", "b1", "a2", "b2"])
        lanes.finish(origin: "a")
        #expect(drain(&lanes) == ["a3"])
        lanes.finish(origin: "b")
        lanes.finish(origin: "b")
        #expect(drain(&lanes) == ["b3"])
        #expect(lanes.active == 3)
        #expect(lanes.waiting == 1)
    }

    @Test("the total is bounded, and a place that becomes free is given on")
    func total() {
        var lanes = TransferLanes<Int>(limits: TransferLimits(perOrigin: 10, inFlight: 3))
        for index in 0..<6 { lanes.add(index, origin: "origin \(index % 2)") }
        #expect(drain(&lanes) == [0, 1, 2])
        lanes.finish(origin: "origin 0")
        #expect(drain(&lanes) == [3])
    }

    @Test("an item is asked about once, since a task may be cancelled while others are asked")
    func askedOnce() {
        var lanes = TransferLanes<Int>(limits: TransferLimits(perOrigin: 1, inFlight: 9))
        for index in 0..<4 { lanes.add(index, origin: "origin") }
        var answers = 0
        let removed = lanes.remove { _ in
            answers += 1
            return answers > 2
        }
        #expect(answers == 4)
        #expect(removed == [2, 3])
        #expect(lanes.waiting == 2)
    }

    @Test("waiting items can be taken out; those that were taken are not touched")
    func removal() {
        var lanes = TransferLanes<Int>(limits: TransferLimits(perOrigin: 1, inFlight: 9))
        for index in 0..<6 { lanes.add(index, origin: "origin \(index % 2)") }
        #expect(drain(&lanes) == [0, 1])
        #expect(lanes.remove { $0 < 4 } == [2, 3])
        #expect(lanes.waiting == 2)
        lanes.finish(origin: "origin 0")
        lanes.finish(origin: "origin 1")
        #expect(drain(&lanes) == [4, 5])
    }

    @Test(
        "any order of adding, taking, ending and removing keeps limits and order",
        arguments: 0..<50)
    func random(_ seed: UInt64) {
        var numbers = SplitMix(state: seed)
        let limits = TransferLimits(perOrigin: 2, inFlight: 5)
        var lanes = TransferLanes<(origin: Int, number: Int)>(limits: limits)
        var active = [0, 0, 0, 0]
        var lastTaken = [-1, -1, -1, -1]
        var waiting = 0
        for number in 0..<400 {
            let origin = Int(numbers.next() % 4)
            switch numbers.next() % 4 {
            case 0, 1:
                lanes.add((origin, number), origin: "\(origin)")
                waiting += 1
            case 2 where active[origin] > 0:
                lanes.finish(origin: "\(origin)")
                active[origin] -= 1
            case 3 where numbers.next() % 8 == 0:
                waiting -= lanes.remove { $0.number % 3 == 0 }.count
            default: break
            }
            while let item = lanes.next() {
                #expect(item.number > lastTaken[item.origin])
                lastTaken[item.origin] = item.number
                active[item.origin] += 1
                waiting -= 1
            }
            #expect(active.allSatisfy { $0 <= limits.perOrigin })
            #expect(active.reduce(0, +) <= limits.inFlight)
            #expect(lanes.active == active.reduce(0, +))
            #expect(lanes.waiting == waiting)
        }
    }

    private func drain<Item>(_ lanes: inout TransferLanes<Item>) -> [Item] {
        var items: [Item] = []
        while let item = lanes.next() { items.append(item) }
        return items
    }
}
