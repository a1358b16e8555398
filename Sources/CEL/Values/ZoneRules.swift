// SPDX-License-Identifier: Apache-2.0

/// The offsets of one time zone as a list of changes: data, so that an hour is the same on every
/// machine and whatever the zone database says later.
package struct ZoneRules: Sendable, Hashable {
    /// From this moment on, clocks are so far ahead of UTC.
    package struct Change: Sendable, Hashable {
        /// Seconds since 1970 at which the offset begins.
        package var fromSeconds: Int64
        /// Seconds ahead of UTC.
        package var offsetSeconds: Int
        /// A change of offset at a moment.
        package init(fromSeconds: Int64, offsetSeconds: Int) {
            self.fromSeconds = fromSeconds
            self.offsetSeconds = offsetSeconds
        }
    }

    /// The IANA name, such as `Asia/Shanghai`.
    package var name: String
    /// In order of time; the first holds for all time before it too.
    package var changes: [Change]

    /// A zone by its name and its changes in order of time.
    package init(name: String, changes: [Change]) {
        self.name = name
        self.changes = changes
    }

    /// Seconds ahead of UTC at a moment given in seconds since 1970.
    package func offsetSeconds(atSeconds seconds: Int64) -> Int {
        var low = 0
        var high = changes.count
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].fromSeconds <= seconds { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? changes.first?.offsetSeconds ?? 0 : changes[low - 1].offsetSeconds
    }
}
