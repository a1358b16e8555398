// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseCore
import ResponseModel

/// When a delivery that was put off is tried again: a pure function of how often it was tried.
package struct RetryPolicy: Sendable, Equatable {
    /// The wait after the first attempt, the second and so on; the last one repeats.
    package var waits: [TimeSpan]
    /// Attempts after which a delivery is given up.
    package var attempts: Int
    /// The longest wait that the other side may ask for: it cannot put a notice off for ever.
    package var longestRetryAfter: TimeSpan

    /// A policy by its parts; `waits` must not be empty.
    package init(waits: [TimeSpan], attempts: Int, longestRetryAfter: TimeSpan) {
        precondition(!waits.isEmpty, "a policy needs a wait")
        self.waits = waits
        self.attempts = attempts
        self.longestRetryAfter = longestRetryAfter
    }

    /// 5 s, 30 s, 2 min, 10 min, 30 min, then every hour, each with up to a fifth more. After 24
    /// attempts (some 20 hours) a notice about an outage is no longer news, and mail would bounce.
    package static let standard = RetryPolicy(
        waits: [
            .seconds(5), .seconds(30), .minutes(2), .minutes(10), .minutes(30), .hours(1),
        ],
        attempts: 24, longestRetryAfter: .hours(6))

    /// How long to wait after attempt `attempt` (from 1) for the row `key`; nil: give up.
    ///
    /// Rows that failed together do not come back together: the key decides where in the last
    /// fifth a row lies, so that it is the same in every process.
    package func wait(after attempt: Int, key: String, retryAfter: TimeSpan? = nil) -> TimeSpan? {
        guard attempt < attempts else { return nil }
        let wait = waits[min(max(attempt, 1), waits.count) - 1]
        let share = Int64(Self.hash(key, attempt) % 1_000)
        let spread = TimeSpan(milliseconds: wait.milliseconds / 5 * share / 1_000)
        return max(wait + spread, min(retryAfter ?? .zero, longestRetryAfter))
    }

    /// What the ledger keeps of an attempt for a row that ended with `outcome` at `now`.
    /// `row.attempts` counts that attempt.
    package func result(
        of outcome: DeliveryOutcome, for row: LedgerRow, at now: Timestamp
    ) -> LedgerResult {
        switch outcome {
        case .accepted(let detail):
            return LedgerResult(
                key: row.key, status: .accepted, notBefore: now, detail: Self.shortened(detail))
        case .rejected(let detail):
            return LedgerResult(
                key: row.key, status: .rejected, notBefore: now, detail: Self.shortened(detail))
        case .deferred(let detail, let retryAfter):
            guard let wait = wait(after: row.attempts, key: row.key, retryAfter: retryAfter) else {
                return LedgerResult(
                    key: row.key, status: .rejected, notBefore: now,
                    detail: "gave up after \(row.attempts) attempts: " + Self.shortened(detail))
            }
            return LedgerResult(
                key: row.key, status: .deferred, notBefore: now + wait,
                detail: Self.shortened(detail))
        }
    }

    /// At most `CoordinationLimits.detailBytes` of an answer, on one line.
    static func shortened(_ detail: String) -> String {
        var text = ""
        var bytes = 0
        for scalar in detail.unicodeScalars {
            bytes += UTF8.width(scalar)
            guard bytes <= CoordinationLimits.detailBytes else { return text + "…" }
            let isControl = scalar.properties.generalCategory == .control
            text.unicodeScalars.append(isControl ? " " : scalar)
        }
        return text
    }

    // With a last mixing: neighbouring keys must not lie together.
    private static func hash(_ key: String, _ attempt: Int) -> UInt64 {
        var stable = StableHash()
        for byte in key.utf8 { stable.add(byte: byte) }
        var hash = stable.value
        hash = (hash ^ UInt64(truncatingIfNeeded: attempt)) &* 0x100_0000_01b3
        hash ^= hash >> 33
        hash = hash &* 0xff51_afd7_ed55_8ccd
        return hash ^ (hash >> 33)
    }
}
