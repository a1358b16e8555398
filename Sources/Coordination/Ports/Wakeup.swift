// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseCore

/// The clock of the live loop; a manual one in tests.
package protocol WallClock: Sendable {
    /// The time now.
    func now() -> Timestamp
    /// Returns at `deadline`, or as soon as the task is cancelled.
    func sleep(until deadline: Timestamp) async
}
