// SPDX-License-Identifier: Apache-2.0

package import CEL
import Foundation
import Synchronization

/// Time zones by name, as the time zone database of the machine has them.
package enum NamedTimeZones {
    /// Seconds east of UTC of a zone such as `Asia/Shanghai` at a moment given in seconds since
    /// 1970; nil where the database does not know the name. For expressions of the command line:
    /// those of plans keep the rules of the zones that they name.
    package static let lookup: TimeZoneLookup = { name, seconds in
        TimeZone(identifier: name)?.secondsFromGMT(
            for: Date(timeIntervalSince1970: Double(seconds)))
    }
}

/// The rules of named zones, each read from the database once a compilation.
final class ZoneCache: Sendable {
    private let known = Mutex<[String: ZoneRules?]>([:])

    /// The rules of a zone; nil where the database does not know the name.
    @Sendable func rules(_ name: String) -> ZoneRules? {
        known.withLock { known in
            if let rules = known[name] { return rules }
            let rules = TimeZone(identifier: name).map {
                ZoneRules(name: name, changes: ZoneRules.changes(of: $0))
            }
            known[name] = .some(rules)
            return rules
        }
    }
}
