// SPDX-License-Identifier: Apache-2.0

/// Things that wait for their time, the earliest first; of one time in the order in which they
/// came. A binary heap: adding and taking cost the logarithm of the number that waits.
package struct EventQueue<Time: Comparable & Sendable, Content: Sendable>: Sendable {
    /// Something that waits.
    package struct Entry: Sendable {
        package var time: Time
        package var content: Content
        fileprivate var number: UInt64

        fileprivate func isBefore(_ other: Entry) -> Bool {
            time == other.time ? number < other.number : time < other.time
        }
    }

    // The children of the entry at i stand at 2i + 1 and 2i + 2 and are not before it.
    private var heap: [Entry] = []
    private var lastNumber: UInt64 = 0

    /// An empty queue.
    package init() {}

    /// How many wait.
    package var count: Int { heap.count }
    /// Whether none waits.
    package var isEmpty: Bool { heap.isEmpty }
    /// The time of the first; nil when none waits.
    package var nextTime: Time? { heap.first?.time }

    /// Adds something that waits for its time.
    package mutating func add(_ content: Content, at time: Time) {
        lastNumber += 1
        heap.append(Entry(time: time, content: content, number: lastNumber))
        rise(from: heap.count - 1)
    }

    /// Takes out the first; nil when none waits.
    package mutating func takeFirst() -> Entry? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        if !heap.isEmpty {
            heap[0] = last
            sink(from: 0)
        }
        return first
    }

    private mutating func rise(from start: Int) {
        var place = start
        let entry = heap[place]
        while place > 0 {
            let parent = (place - 1) / 2
            guard entry.isBefore(heap[parent]) else { break }
            heap[place] = heap[parent]
            place = parent
        }
        heap[place] = entry
    }

    private mutating func sink(from start: Int) {
        var place = start
        let entry = heap[place]
        while true {
            var child = 2 * place + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, heap[child + 1].isBefore(heap[child]) { child += 1 }
            guard heap[child].isBefore(entry) else { break }
            heap[place] = heap[child]
            place = child
        }
        heap[place] = entry
    }
}
