// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseCore

/// Bounds of the live loop and of deliveries, each with its unit and its reason.
package enum CoordinationLimits {
    /// Commands that may wait. The loop takes some ten thousand commands a second, so the last of
    /// these waits well under a second; one more is told "busy" and can try again.
    package static let waitingCommands = 4_096
    /// Commands in one transaction: while one transaction becomes durable the next batch collects,
    /// and beyond this size a batch grows slower without costing fewer writes.
    package static let commandsPerBatch = 512
    /// How long the loop waits before it tries again to act on a deadline that stays due, because
    /// the store refused: often enough for people, too seldom to fill a log.
    package static let tickRetry = TimeSpan.seconds(1)
    /// Subscribers to new records, such as live pages. Each costs a look at every record; a page
    /// with many viewers takes one subscription and passes it on.
    package static let subscribers = 1_000
    /// Records that a slow subscriber may be behind before it loses the oldest.
    package static let recordsPerSubscriber = 1_024
    /// Records between two snapshots: so many are read in a few hundredths of a second, and a
    /// snapshot costs some milliseconds.
    package static let recordsPerSnapshot: Int64 = 10_000
    /// Records that are worth a snapshot when the loop ends: fewer are read again sooner than a
    /// snapshot is written.
    package static let recordsPerLastSnapshot: Int64 = 1_000
    /// Orders for notices and pages that may wait for the dispatcher; more are offered again.
    package static let waitingOrders = 65_536
    /// Messages that one channel carries at once: enough to hide the latency of a relay, few enough
    /// for its limit of connections.
    package static let deliveriesPerChannel = 32
    /// Calls to staff at once. They have places of their own, so that no mass mailing delays them.
    package static let pagesAtOnce = 64
    /// Rows that are enrolled in one transaction, so that commands wait a few hundredths of a
    /// second at most behind an audience of a million.
    package static let rowsPerEnrolment = 2_000
    /// How long the dispatcher waits after a refusal of the store, or of a busy coordinator.
    package static let dispatchRetry = TimeSpan.seconds(5)
    /// UTF-8 bytes of an answer that is kept with a delivery: the first lines of an error page.
    package static let detailBytes = 500
}
