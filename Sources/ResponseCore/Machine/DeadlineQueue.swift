// SPDX-License-Identifier: Apache-2.0
// When incidents have something due. Looking at the clock must not cost more with many incidents:
// the earliest deadline stands on top of a heap, and one that has moved is passed over when it
// comes to the top.

import HeapModule
package import Notation

/// The next deadline of each incident that has one.
package struct DeadlineQueue: Sendable, Equatable {
    private var times = PiecewiseIndex<IncidentID, Timestamp>()
    private var heap = Heap<Entry>()
    /// Incidents with a deadline.
    private var count = 0

    private struct Entry: Comparable, Sendable {
        var due: Timestamp
        var incident: IncidentID

        static func < (left: Self, right: Self) -> Bool {
            (left.due, left.incident) < (right.due, right.incident)
        }
    }

    /// A queue without deadlines.
    package init() {}

    /// The earliest deadline of all; nil where there is none. Constant time.
    package var first: Timestamp? { heap.min?.due }

    /// The deadline of an incident; nil: it has none. Setting takes logarithmic time.
    package subscript(incident: IncidentID) -> Timestamp? {
        get { times[incident] }
        set {
            let old = times[incident]
            guard newValue != old else { return }
            times[incident] = newValue
            count += (newValue == nil ? 0 : 1) - (old == nil ? 0 : 1)
            if let newValue { heap.insert(Entry(due: newValue, incident: incident)) }
            forgetMoved()
        }
    }

    // The top is always a deadline that holds. What lies below it may have moved; when more than
    // half of the entries have, they are thrown out together.
    private mutating func forgetMoved() {
        while let top = heap.min, !holds(top) { heap.removeMin() }
        guard heap.count > 2 * count + 16 else { return }
        heap = Heap(heap.unordered.filter(holds))
    }

    private func holds(_ entry: Entry) -> Bool { times[entry.incident] == entry.due }

    package static func == (left: Self, right: Self) -> Bool { left.times == right.times }
}
