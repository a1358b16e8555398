// SPDX-License-Identifier: Apache-2.0

extension Timestamp {
    /// A moment as RFC 3339 writes it: `2026-03-01T02:00:00Z`, `2026-03-01T10:00:00.123456+08:00`.
    ///
    /// What is finer than a millisecond is cut off. A leap second is the moment after it. nil for
    /// anything else: no offset, a day that there is not, an hour 24.
    package init?(rfc3339 text: String) {
        guard let moment = RFC3339(text) else { return nil }
        self.init(moment)
    }

    /// A moment that was read, cut to milliseconds.
    package init(_ moment: RFC3339) {
        self.init(
            milliseconds: moment.seconds * 1_000 + Int64(moment.nanoseconds) / 1_000_000)
    }
}
