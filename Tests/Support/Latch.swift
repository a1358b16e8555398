// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Something that tests wait for: `open` lets everybody through, before and after.
package final class Latch: Sendable {
    private let contents = Mutex<(isOpen: Bool, waiters: [CheckedContinuation<Void, Never>])>(
        (false, []))

    /// A latch that is shut.
    package init() {}

    /// Waits until it is open.
    package func wait() async {
        await withCheckedContinuation { continuation in
            let isOpen = contents.withLock { contents in
                if !contents.isOpen { contents.waiters.append(continuation) }
                return contents.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    /// Opens it for good.
    package func open() {
        let waiters = contents.withLock { contents in
            contents.isOpen = true
            let waiters = contents.waiters
            contents.waiters = []
            return waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
