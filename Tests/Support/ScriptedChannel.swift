// SPDX-License-Identifier: Apache-2.0

package import Coordination
package import ResponseCore
import ResponseModel
import Synchronization

/// A channel that answers as a test says, and remembers what it was given.
package final class ScriptedChannel: DeliveryChannel {
    private let answer: @Sendable (Delivery, Int) async -> DeliveryOutcome
    private let contents = Mutex<(given: [Delivery], atOnce: Int, mostAtOnce: Int)>(([], 0, 0))

    /// - Parameter answer: Gets the delivery and the number of the attempt for its key, from 1.
    package init(
        _ answer: @escaping @Sendable (Delivery, Int) async -> DeliveryOutcome = { _, _ in
            .accepted(detail: "ok")
        }
    ) {
        self.answer = answer
    }

    /// What was given, in the order in which it came.
    package var given: [Delivery] { contents.withLock { $0.given } }
    /// How many were under way together at most.
    package var mostAtOnce: Int { contents.withLock { $0.mostAtOnce } }

    package func deliver(_ delivery: Actual<Delivery>) async -> DeliveryOutcome {
        let attempt = contents.withLock { contents in
            contents.given.append(delivery.content)
            contents.atOnce += 1
            contents.mostAtOnce = max(contents.mostAtOnce, contents.atOnce)
            return contents.given.count { $0.key == delivery.content.key }
        }
        let outcome = await answer(delivery.content, attempt)
        contents.withLock { $0.atOnce -= 1 }
        return outcome
    }
}
