// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// Runs work on a thread of its own whose stack is large, whatever the limits of the process are.
enum DeepStack {
    /// Does the work there, waits for its end, and gives back what came of it.
    ///
    /// The caller's thread is blocked: not for tasks.
    static func run(_ work: @escaping @Sendable () throws -> Void) throws {
        let outcome = Outcome()
        let thread = Thread {
            let result = Result { try work() }
            outcome.result.withLock { $0 = result }
            outcome.end.signal()
        }
        thread.stackSize = ExpressionLimit.stackBytes
        thread.start()
        outcome.end.wait()
        try outcome.result.withLock { $0 }.get()
    }

    /// What came of the work, and the sign that it has ended.
    private final class Outcome: Sendable {
        let result = Mutex<Result<Void, any Error>>(.success(()))
        let end = DispatchSemaphore(value: 0)
    }
}
