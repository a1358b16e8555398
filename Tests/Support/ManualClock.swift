// SPDX-License-Identifier: Apache-2.0

import Coordination
package import Notation
import ResponseCore
import ResponseModel
import Synchronization

/// A clock that stands still until a test moves it.
package final class ManualClock: WallClock {
    private struct Sleeper {
        let number: Int
        let deadline: Timestamp
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct Contents {
        var now: Timestamp
        var nextNumber = 0
        var sleepers: [Sleeper] = []
        var watchers: [(from: Timestamp, continuation: CheckedContinuation<Timestamp, Never>)] = []
    }

    private let contents: Mutex<Contents>

    /// A clock that shows `now`.
    package init(_ now: Timestamp) { contents = Mutex(Contents(now: now)) }

    /// What it shows.
    package func now() -> Timestamp { contents.withLock { $0.now } }

    /// Waits until the clock is moved to the deadline, or the task is cancelled.
    package func sleep(until deadline: Timestamp) async {
        let number = contents.withLock { contents in
            contents.nextNumber += 1
            return contents.nextNumber
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                enqueue(
                    Sleeper(number: number, deadline: deadline, continuation: continuation))
            }
        } onCancel: {
            let sleeper = contents.withLock { contents in
                contents.sleepers.firstIndex { $0.number == number }
                    .map { contents.sleepers.remove(at: $0) }
            }
            sleeper?.continuation.resume()
        }
    }

    private func enqueue(_ sleeper: Sleeper) {
        let (isDone, watchers) = contents.withLock { contents in
            if sleeper.deadline <= contents.now || Task.isCancelled {
                return (true, [] as [CheckedContinuation<Timestamp, Never>])
            }
            contents.sleepers.append(sleeper)
            let told = contents.watchers.filter { $0.from <= sleeper.deadline }
            contents.watchers.removeAll { $0.from <= sleeper.deadline }
            return (false, told.map(\.continuation))
        }
        if isDone { sleeper.continuation.resume() }
        for watcher in watchers { watcher.resume(returning: sleeper.deadline) }
    }

    /// Moves the clock and wakes whoever's time has come. It may also be set back.
    package func set(_ now: Timestamp) {
        let woken = contents.withLock { contents in
            contents.now = now
            let woken = contents.sleepers.filter { $0.deadline <= now }
            contents.sleepers.removeAll { $0.deadline <= now }
            return woken
        }
        for sleeper in woken { sleeper.continuation.resume() }
    }

    /// Moves the clock on.
    package func advance(by span: TimeSpan) { set(now() + span) }

    /// Waits until somebody sleeps to a moment not before `from`; returns that moment.
    package func sleeper(from: Timestamp = Timestamp(milliseconds: .min)) async -> Timestamp {
        await withCheckedContinuation { continuation in
            let deadline = contents.withLock { contents -> Timestamp? in
                let due = contents.sleepers.map(\.deadline).filter { $0 >= from }.min()
                if due == nil { contents.watchers.append((from, continuation)) }
                return due
            }
            if let deadline { continuation.resume(returning: deadline) }
        }
    }
}
