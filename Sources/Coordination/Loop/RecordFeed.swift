// SPDX-License-Identifier: Apache-2.0

import ResponseCore
import ResponseModel
import Synchronization

/// Passes new records on to whoever watches.
final class RecordFeed: Sendable {
    private struct Subscribers {
        var nextNumber = 0
        var streams: [Int: AsyncStream<Record>.Continuation] = [:]
        var isEnded = false
    }

    private let subscribers = Mutex(Subscribers())

    /// Records from now on; nil when too many are watching.
    func subscribe() -> AsyncStream<Record>? {
        let (stream, continuation) = AsyncStream.makeStream(
            of: Record.self,
            bufferingPolicy: .bufferingNewest(CoordinationLimits.recordsPerSubscriber))
        let number = subscribers.withLock { subscribers -> Int? in
            guard !subscribers.isEnded,
                subscribers.streams.count < CoordinationLimits.subscribers
            else { return nil }
            subscribers.nextNumber += 1
            subscribers.streams[subscribers.nextNumber] = continuation
            return subscribers.nextNumber
        }
        guard let number else { return nil }
        continuation.onTermination = { [weak self] _ in self?.remove(number) }
        return stream
    }

    /// Gives records to all.
    func publish(_ records: [Record]) {
        let streams = subscribers.withLock { Array($0.streams.values) }
        for stream in streams {
            for record in records { stream.yield(record) }
        }
    }

    /// Ends all streams; there will be no new ones.
    func end() {
        let streams = subscribers.withLock { subscribers in
            subscribers.isEnded = true
            return Array(subscribers.streams.values)
        }
        for stream in streams { stream.finish() }
    }

    private func remove(_ number: Int) {
        // The stream is destroyed outside the lock: its end may call back.
        let removed = subscribers.withLock { $0.streams.removeValue(forKey: number) }
        _ = removed
    }
}
