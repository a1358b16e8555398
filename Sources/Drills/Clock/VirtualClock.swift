// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseCore
import ResponseModel

/// Time that passes only when the next thing happens.
package struct VirtualClock<Content: Sendable>: Sendable {
    /// The moment that it is; never runs backwards.
    package private(set) var now: Timestamp
    private var queue = EventQueue<Timestamp, Content>()

    /// A clock that shows `start`, with nothing ahead.
    package init(start: Timestamp) { now = start }

    /// How many things wait for their time.
    package var pending: Int { queue.count }
    /// When the next thing happens; nil when none is ahead.
    package var nextTime: Timestamp? { queue.nextTime }

    /// Puts something on at a moment; what should have happened before happens now.
    package mutating func schedule(_ content: Content, at time: Timestamp) {
        queue.add(content, at: max(now, time))
    }

    /// Goes on to the next thing and hands it out; nil when none is ahead.
    package mutating func advance() -> Content? {
        guard let entry = queue.takeFirst() else { return nil }
        now = entry.time
        return entry.content
    }

    /// Goes on to a moment before which nothing happens; an earlier one leaves the clock alone.
    package mutating func advance(to time: Timestamp) {
        precondition(
            nextTime.map { time <= $0 } ?? true, "at \(time) something before it is still ahead")
        now = max(now, time)
    }
}
