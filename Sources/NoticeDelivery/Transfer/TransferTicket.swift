// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A transfer that somebody waits for, from its request to its one answer.
final class TransferTicket: Sendable {
    typealias Answer = Result<TransferReport, TransferFailure>

    let request: TransferRequest
    let limits: TransferLimits
    private let continuation: CheckedContinuation<Answer, Never>
    private let cancellation: TransferCancellation

    init(
        _ request: TransferRequest, limits: TransferLimits, cancellation: TransferCancellation,
        continuation: CheckedContinuation<Answer, Never>
    ) {
        self.request = request
        self.limits = limits
        self.cancellation = cancellation
        self.continuation = continuation
    }

    /// Whether the task that waits was cancelled.
    var isCancelled: Bool { cancellation.isSet }

    /// The lane that it waits in.
    var origin: String { request.url.origin }

    /// Answers the waiting task; whoever takes a ticket over answers it exactly once.
    func answer(_ answer: Answer) { continuation.resume(returning: answer) }
}

/// A flag that a cancelled task raises. It exists before the ticket, since a task may be cancelled
/// before its continuation is made.
final class TransferCancellation: Sendable {
    private let flag = Atomic<Bool>(false)

    var isSet: Bool { flag.load(ordering: .acquiring) }

    func set() { flag.store(true, ordering: .releasing) }
}
