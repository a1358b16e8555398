// SPDX-License-Identifier: Apache-2.0

package import Notation
package import ResponseCore

/// A way out of the house for real messages. What it takes cannot be made from a drill.
package protocol DeliveryChannel: Sendable {
    /// Tries once to hand over one message. Never retries by itself.
    func deliver(_ delivery: Actual<Delivery>) async -> DeliveryOutcome
}

/// How one attempt ended.
package enum DeliveryOutcome: Sendable, Equatable {
    /// The next hop has it. `detail` is its answer, shortened, without secrets.
    case accepted(detail: String)
    /// Not now; try again, not before `retryAfter` if the other side named a time.
    case deferred(detail: String, retryAfter: TimeSpan?)
    /// Never: wrong address, refused content.
    case rejected(detail: String)
}
