// SPDX-License-Identifier: Apache-2.0

import CLibcurl
import Synchronization

/// Where tasks put their transfers and the engine's thread finds them. Bounded.
final class TransferInbox: Sendable {
    /// What the thread takes out in one go.
    struct Contents {
        var tickets: [TransferTicket] = []
        /// Some ticket may have been cancelled.
        var hasCancellation = false
        /// Set: take nothing more, and end when this moment has come at the latest.
        var stopBy: ContinuousClock.Instant?
    }

    private struct State {
        var contents = Contents()
        /// Tickets that were accepted and not answered.
        var outstanding = 0
        /// Woken after every change; nil once the thread is about to close it.
        var multi: MultiHandle?
        var isFinished = false
        var stopWaiters: [CheckedContinuation<Void, Never>] = []
    }

    private let limit: Int
    private let state: Mutex<State>

    init(limits: TransferLimits, multi: MultiHandle) {
        limit = limits.outstanding
        state = Mutex(State(multi: multi))
    }

    /// Hands a ticket to the thread, or answers it with the reason why not.
    func add(_ ticket: TransferTicket) {
        let refusal: TransferFailure? = state.withLock { state in
            guard state.contents.stopBy == nil, state.multi != nil else { return .stopped }
            guard state.outstanding < limit else { return .busy }
            state.outstanding += 1
            state.contents.tickets.append(ticket)
            state.multi?.wake()
            return nil
        }
        if let refusal { ticket.answer(.failure(refusal)) }
    }

    /// Says that some ticket was cancelled.
    func noteCancellation() {
        state.withLock { state in
            state.contents.hasCancellation = true
            state.multi?.wake()
        }
    }

    /// Asks the thread to end; transfers that have begun get until `deadline`.
    func stop(by deadline: ContinuousClock.Instant) {
        state.withLock { state in
            let earlier = state.contents.stopBy ?? deadline
            state.contents.stopBy = min(earlier, deadline)
            state.multi?.wake()
        }
    }

    /// Returns when the thread has answered every ticket.
    func waitUntilFinished() async {
        await withCheckedContinuation { continuation in
            let isFinished = state.withLock { state in
                if !state.isFinished { state.stopWaiters.append(continuation) }
                return state.isFinished
            }
            if isFinished { continuation.resume() }
        }
    }

    /// Everything that is new. For the thread only, as what follows.
    func drain() -> Contents {
        state.withLock { state in
            let contents = state.contents
            state.contents.tickets = []
            state.contents.hasCancellation = false
            return contents
        }
    }

    /// Gives back the place of an answered ticket.
    func noteAnswered() { state.withLock { $0.outstanding -= 1 } }

    /// No wake-up comes after this; returns tickets that came in between.
    func close() -> [TransferTicket] {
        state.withLock { state in
            state.multi = nil
            defer { state.contents.tickets = [] }
            return state.contents.tickets
        }
    }

    /// Lets those go on who wait for the end.
    func finish() {
        let waiters = state.withLock { state in
            state.isFinished = true
            defer { state.stopWaiters = [] }
            return state.stopWaiters
        }
        for waiter in waiters { waiter.resume() }
    }
}

/// libcurl's multi handle. Unchecked, because the engine's thread alone uses it, except for
/// `wake`, which libcurl allows from anywhere; the inbox sees to it that none comes after the end.
struct MultiHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer

    /// A new handle; nil when memory ran out.
    init?() {
        guard let pointer = curl_multi_init() else { return nil }
        self.pointer = pointer
    }

    /// Ends a poll that is going on, or the next one at once.
    func wake() { _ = curl_multi_wakeup(pointer) }
}
