// SPDX-License-Identifier: Apache-2.0

package import CEL
import Foundation

/// Time zones by name, as the time zone database of the machine has them.
package enum NamedTimeZones {
    /// Seconds east of UTC of a zone such as `Asia/Shanghai` at a moment given in seconds since
    /// 1970; nil where the database does not know the name. For functions of expressions.
    package static let lookup: TimeZoneLookup = { name, seconds in
        TimeZone(identifier: name)?.secondsFromGMT(
            for: Date(timeIntervalSince1970: Double(seconds)))
    }
}
