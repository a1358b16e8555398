// SPDX-License-Identifier: Apache-2.0

/// What waits to be transferred, a lane for each origin, taken in turn: a slow server holds up
/// its own lane only.
struct TransferLanes<Item> {
    private struct Lane {
        var items: [Item] = []
        var head = 0
        var active = 0

        var waiting: Int { items.count - head }

        mutating func takeFirst() -> Item {
            let item = items[head]
            head += 1
            // Moving the rest at every removal would make long lanes quadratic.
            if head == items.count || head > 1_024 {
                items.removeFirst(head)
                head = 0
            }
            return item
        }
    }

    private let limits: TransferLimits
    private var lanes: [String: Lane] = [:]
    /// Origins whose lane has both a waiting item and a free place, the next one first.
    private var ready: [String] = []
    /// Items that were taken and are not yet finished.
    private(set) var active = 0
    /// Items that wait.
    private(set) var waiting = 0

    init(limits: TransferLimits) { self.limits = limits }

    /// Puts an item at the end of its lane.
    mutating func add(_ item: Item, origin: String) {
        lanes[origin, default: Lane()].items.append(item)
        waiting += 1
        makeReady(origin)
    }

    /// The next item that may begin; nil when none waits or every place is taken. Who takes it
    /// says `finish` once.
    mutating func next() -> Item? {
        guard active < limits.inFlight, !ready.isEmpty else { return nil }
        let origin = ready.removeFirst()
        guard let item = lanes[origin]?.takeFirst() else { return nil }
        lanes[origin]?.active += 1
        active += 1
        waiting -= 1
        makeReady(origin)
        return item
    }

    /// Gives the place of a finished item back.
    mutating func finish(origin: String) {
        lanes[origin]?.active -= 1
        active -= 1
        if let lane = lanes[origin], lane.active == 0, lane.waiting == 0 {
            lanes[origin] = nil
        } else {
            makeReady(origin)
        }
    }

    /// Takes out every waiting item that `shouldLeave`, and returns them. Each item is asked about
    /// once: the answer may change at any moment, and an item must be either in or out.
    mutating func remove(where shouldLeave: (Item) -> Bool) -> [Item] {
        var removed: [Item] = []
        // The order of the lanes shows in nothing but the order of the returned items.
        for origin in lanes.keys.sorted() {
            guard var lane = lanes[origin] else { continue }
            let waitingItems = Array(lane.items[lane.head...])
            lane.items = []
            lane.head = 0
            for item in waitingItems {
                if shouldLeave(item) { removed.append(item) } else { lane.items.append(item) }
            }
            lanes[origin] = lane.active == 0 && lane.items.isEmpty ? nil : lane
        }
        waiting -= removed.count
        ready.removeAll { (lanes[$0]?.waiting ?? 0) == 0 }
        return removed
    }

    private mutating func makeReady(_ origin: String) {
        guard let lane = lanes[origin], lane.waiting > 0, lane.active < limits.perOrigin,
            !ready.contains(origin)
        else { return }
        ready.append(origin)
    }
}
