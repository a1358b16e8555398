// SPDX-License-Identifier: Apache-2.0

import CLibcurl
import Glibc

/// The engine's thread: takes tickets, lets libcurl work on them, answers them. Nothing here is
/// shared but the inbox.
struct CurlLoop {
    private let inbox: TransferInbox
    private let multi: MultiHandle
    private var lanes: TransferLanes<TransferTicket>
    private var active: [UnsafeMutableRawPointer: ActiveTransfer] = [:]
    private let sockets = OpenSockets()
    /// Handles to be used again; never more than transfers were in flight.
    private var spareHandles: [EasyHandle] = []

    /// How long to sleep when nothing happens; every change wakes the loop before.
    private static let idleMilliseconds: Int32 = 60_000

    init(inbox: TransferInbox, multi: MultiHandle, limits: TransferLimits) {
        self.inbox = inbox
        self.multi = multi
        lanes = TransferLanes(limits: limits)
        // Lanes keep the limits; these hold where one transfer needs several connections.
        _ = shim_multi_set_long(
            multi.pointer, CURLMOPT_MAX_HOST_CONNECTIONS, limits.perOrigin)
        _ = shim_multi_set_long(
            multi.pointer, CURLMOPT_MAX_TOTAL_CONNECTIONS, limits.inFlight)
        _ = shim_multi_set_long(multi.pointer, CURLMOPT_MAXCONNECTS, limits.inFlight)
    }

    /// Works until the inbox says stop, then frees everything.
    mutating func run() {
        blockBrokenPipeSignal()
        while true {
            let news = inbox.drain()
            for ticket in news.tickets { lanes.add(ticket, origin: ticket.origin) }
            if news.hasCancellation { dropCancelled() }
            if let deadline = news.stopBy {
                for ticket in lanes.remove(where: { _ in true }) { answer(ticket, .stopped) }
                if active.isEmpty || ContinuousClock.now >= deadline { break }
            }
            startWaiting()
            guard work() else { continue }
            wait(atMostUntil: news.stopBy)
        }
        end()
    }

    // libcurl with NOSIGNAL leaves SIGPIPE alone, and OpenSSL writes without MSG_NOSIGNAL. The
    // signal of a write goes to the writing thread, so blocking it here is enough.
    private func blockBrokenPipeSignal() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    private mutating func startWaiting() {
        while let ticket = lanes.next() {
            if ticket.isCancelled {
                lanes.finish(origin: ticket.origin)
                answer(ticket, .cancelled)
            } else {
                start(ticket)
            }
        }
    }

    private mutating func start(_ ticket: TransferTicket) {
        guard let handle = spareHandles.popLast() ?? EasyHandle() else {
            lanes.finish(origin: ticket.origin)
            return answer(ticket, .unusable("no memory is left"))
        }
        do throws(TransferFailure) {
            let transfer = try ActiveTransfer(ticket, handle: handle, sockets: sockets)
            let code = curl_multi_add_handle(multi.pointer, handle.pointer)
            guard code == CURLM_OK else {
                throw .unusable(String(cString: curl_multi_strerror(code)))
            }
            active[handle.pointer] = transfer
        } catch {
            retire(handle)
            lanes.finish(origin: ticket.origin)
            answer(ticket, error)
        }
    }

    /// Lets libcurl work; true when there is nothing to do until something happens outside.
    private mutating func work() -> Bool {
        var running: Int32 = 0
        let code = curl_multi_perform(multi.pointer, &running)
        guard code == CURLM_OK else {
            abandonAll(.unusable(String(cString: curl_multi_strerror(code))))
            return true
        }
        var isQuiet = true
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi.pointer, &left) {
            guard message.pointee.msg == CURLMSG_DONE else { continue }
            isQuiet = false
            finish(message.pointee.easy_handle, result: shim_message_result(message))
        }
        return isQuiet
    }

    private func wait(atMostUntil deadline: ContinuousClock.Instant?) {
        var milliseconds = Self.idleMilliseconds
        if let deadline {
            let rest = (deadline - ContinuousClock.now).wholeMilliseconds
            milliseconds = Int32(clamping: max(0, min(rest, Int(milliseconds))))
        }
        let code = curl_multi_poll(multi.pointer, nil, 0, milliseconds, nil)
        // A poll that fails returns at once; without a pause the loop would spin.
        if code != CURLM_OK { usleep(100_000) }
    }

    private mutating func finish(_ pointer: UnsafeMutableRawPointer?, result: CURLcode) {
        guard let pointer, let transfer = active.removeValue(forKey: pointer) else { return }
        let report = transfer.report(result: result)
        release(transfer)
        inbox.noteAnswered()
        transfer.ticket.answer(.success(report))
    }

    private mutating func dropCancelled() {
        for ticket in lanes.remove(where: \.isCancelled) { answer(ticket, .cancelled) }
        abandon(.cancelled) { $0.ticket.isCancelled }
    }

    private mutating func abandonAll(_ reason: TransferFailure) { abandon(reason) { _ in true } }

    private mutating func abandon(
        _ reason: TransferFailure, where shouldLeave: (ActiveTransfer) -> Bool
    ) {
        for transfer in Array(active.values) where shouldLeave(transfer) {
            active[transfer.handle.pointer] = nil
            release(transfer)
            answer(transfer.ticket, reason)
        }
    }

    private mutating func release(_ transfer: ActiveTransfer) {
        _ = curl_multi_remove_handle(multi.pointer, transfer.handle.pointer)
        retire(transfer.handle)
        lanes.finish(origin: transfer.ticket.origin)
    }

    private mutating func retire(_ handle: EasyHandle) {
        handle.reset()
        spareHandles.append(handle)
    }

    private func answer(_ ticket: TransferTicket, _ failure: TransferFailure) {
        inbox.noteAnswered()
        ticket.answer(.failure(failure))
    }

    private mutating func end() {
        abandonAll(.stopped)
        for ticket in inbox.close() { answer(ticket, .stopped) }
        for handle in spareHandles { handle.close() }
        sockets.stopReading()
        // The callbacks of libcurl hold plain pointers to the sockets' register.
        withExtendedLifetime(sockets) { _ = curl_multi_cleanup(multi.pointer) }
        inbox.finish()
    }
}
