// SPDX-License-Identifier: Apache-2.0

import CLibcurl
import Foundation

/// Carries out SMTP and HTTP transfers, many at once, on a thread of its own: libcurl blocks here
/// and there, which the threads of Swift's tasks must not.
///
/// Connections are kept open and used again. Each origin (scheme, host, port) has its own lane, so
/// that a slow server holds up nobody else.
package final class CurlEngine: Sendable {
    /// How much it takes on at once.
    package let limits: TransferLimits
    private let inbox: TransferInbox

    // libcurl counts initialisations; one for the process, never undone, is what it recommends.
    private static let isLibraryReady: Bool = shim_global_init() == CURLE_OK

    /// Starts an engine with its thread.
    ///
    /// - Throws: `TransferFailure.unusable` when libcurl or memory is not available.
    package init(limits: TransferLimits = TransferLimits()) throws(TransferFailure) {
        guard Self.isLibraryReady, let multi = MultiHandle() else {
            throw .unusable("libcurl cannot be initialised")
        }
        self.limits = limits
        let inbox = TransferInbox(limits: limits, multi: multi)
        self.inbox = inbox
        let thread = Thread {
            var loop = CurlLoop(inbox: inbox, multi: multi, limits: limits)
            loop.run()
        }
        thread.name = "muster.transfers"
        thread.start()
    }

    // The thread keeps only the inbox alive; an engine that nobody holds has to end it.
    deinit { inbox.stop(by: .now) }

    /// Carries out one transfer and reports how it ended, also when the other side refused.
    ///
    /// - Throws: `TransferFailure` when it was not carried out to an end. After `cancelled` and
    ///   `stopped` the other side may have got some or all of it.
    package func perform(_ request: TransferRequest) async throws(TransferFailure)
        -> TransferReport
    {
        let cancellation = TransferCancellation()
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                inbox.add(
                    TransferTicket(
                        request, limits: limits, cancellation: cancellation,
                        continuation: continuation))
            }
        } onCancel: {
            cancellation.set()
            inbox.noteCancellation()
        }
        return try answer.get()
    }

    /// Takes nothing new, refuses what has not begun, lets what has begun end within `grace`, and
    /// returns when every transfer is answered. A second call does no harm.
    package func stop(grace: Duration = .seconds(5)) async {
        inbox.stop(by: .now + grace)
        await inbox.waitUntilFinished()
    }
}
