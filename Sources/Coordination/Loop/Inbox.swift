// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A bounded queue from many senders to one consumer.
final class Inbox<Element: Sendable>: Sendable {
    /// What became of an element that was offered.
    enum Admission { case taken, full, closed }

    private typealias Waiter = CheckedContinuation<Void, Never>

    private struct Contents {
        var elements: [Element] = []
        var waiter: Waiter?
        var isClosed = false
    }

    private let contents = Mutex(Contents())
    private let limit: Int

    /// A queue for at most `limit` elements.
    init(limit: Int) { self.limit = limit }

    /// Adds an element, unless the queue is full or closed. Never waits.
    @discardableResult
    func put(_ element: Element) -> Admission {
        let (admission, waiter) = contents.withLock { contents -> (Admission, Waiter?) in
            if contents.isClosed { return (.closed, nil) }
            if contents.elements.count >= limit { return (.full, nil) }
            contents.elements.append(element)
            return (.taken, contents.waiter.take())
        }
        waiter?.resume()
        return admission
    }

    /// Takes the oldest elements out, at most `count`; none if there are none. Never waits.
    func take(atMost count: Int) -> [Element] {
        contents.withLock { contents in
            guard contents.elements.count > count else {
                let all = contents.elements
                contents.elements = []
                return all
            }
            let first = Array(contents.elements.prefix(count))
            contents.elements.removeFirst(count)
            return first
        }
    }

    /// Admits nothing more and returns what is left.
    func close() -> [Element] {
        let (left, waiter) = contents.withLock { contents in
            contents.isClosed = true
            let left = contents.elements
            contents.elements = []
            return (left, contents.waiter.take())
        }
        waiter?.resume()
        return left
    }

    /// Returns when there is something to take or the queue is closed, cancelled or not.
    func wait() async {
        await withCheckedContinuation { continuation in
            let isReady = contents.withLock { contents in
                if contents.isClosed || !contents.elements.isEmpty { return true }
                precondition(contents.waiter == nil, "an inbox has one consumer")
                contents.waiter = continuation
                return false
            }
            if isReady { continuation.resume() }
        }
    }

    /// The same, but returns too when the task is cancelled.
    func waitUnlessCancelled() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isReady = contents.withLock { contents in
                    // The handler may have run before there was a waiter to wake.
                    if contents.isClosed || !contents.elements.isEmpty || Task.isCancelled {
                        return true
                    }
                    precondition(contents.waiter == nil, "an inbox has one consumer")
                    contents.waiter = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        } onCancel: {
            contents.withLock { $0.waiter.take() }?.resume()
        }
    }
}
