// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A number of places that work takes and gives back; who waits longest is served first.
final class PlaceGate: Sendable {
    private struct Waiter {
        let number: Int
        let wanted: Int
        let continuation: CheckedContinuation<Int, Never>
    }

    private struct Contents {
        var free: Int
        var nextNumber = 0
        var waiters: [Waiter] = []
    }

    private let contents: Mutex<Contents>

    /// A gate with so many places.
    init(places: Int) { contents = Mutex(Contents(free: places)) }

    /// Takes up to `count` places at once; 0 if there are none. While somebody waits there are
    /// none: what is given back goes to whoever waits.
    func takeAtOnce(upTo count: Int) -> Int {
        contents.withLock { contents in
            let taken = min(count, contents.free)
            contents.free -= taken
            return taken
        }
    }

    /// Waits for places and takes up to `count`, at least one; 0 if the task is cancelled.
    func take(upTo count: Int) async -> Int {
        let number = contents.withLock { contents in
            contents.nextNumber += 1
            return contents.nextNumber
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                enqueue(Waiter(number: number, wanted: count, continuation: continuation))
            }
        } onCancel: {
            let waiter = contents.withLock { contents in
                contents.waiters.firstIndex { $0.number == number }
                    .map { contents.waiters.remove(at: $0) }
            }
            waiter?.continuation.resume(returning: 0)
        }
    }

    /// Gives places back.
    func give(_ count: Int) {
        let served = contents.withLock { contents -> (Waiter, Int)? in
            contents.free += count
            return Self.serveNext(&contents)
        }
        resume(served)
    }

    private func enqueue(_ waiter: Waiter) {
        let served = contents.withLock { contents -> (Waiter, Int)? in
            if Task.isCancelled { return (waiter, 0) }
            contents.waiters.append(waiter)
            return Self.serveNext(&contents)
        }
        resume(served)
    }

    // One waiter takes all that it can use, so that it can work in portions.
    private static func serveNext(_ contents: inout Contents) -> (Waiter, Int)? {
        guard contents.free > 0, !contents.waiters.isEmpty else { return nil }
        let waiter = contents.waiters.removeFirst()
        let taken = min(waiter.wanted, contents.free)
        contents.free -= taken
        return (waiter, taken)
    }

    // Whoever is served may leave places for the next.
    private func resume(_ served: (Waiter, Int)?) {
        var served = served
        while let (waiter, taken) = served {
            waiter.continuation.resume(returning: taken)
            served = contents.withLock { Self.serveNext(&$0) }
        }
    }
}
