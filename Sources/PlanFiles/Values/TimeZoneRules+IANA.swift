// SPDX-License-Identifier: Apache-2.0

package import CEL
import Foundation
import Notation
import ResponseCore
package import ResponseModel

extension TimeZoneRules {
    /// Years between which the changes of a zone are written out: from before any record that is
    /// kept to after any plan that is made.
    static let years = 1990...2060

    /// Names of all zones of the database.
    static var knownNames: [String] { TimeZone.knownTimeZoneIdentifiers + ["UTC"] }

    /// The rules of a named zone; nil where the database does not know the name. `UTC` and names
    /// with a `/` only: abbreviations such as CST mean different zones.
    package static func iana(_ name: String) -> TimeZoneRules? {
        if name == "UTC" { return .utc }
        guard name.contains("/"), let zone = TimeZone(identifier: name) else { return nil }
        return TimeZoneRules(name: name, changes: changes(of: zone))
    }

    // The database is asked every five days and the moment of a change is found by halving: no
    // zone changes its offset twice within five days, and Foundation lists only the changes that
    // come with daylight saving time.
    static func changes(of zone: TimeZone) -> [Change] {
        func offset(_ seconds: Int64) -> Int {
            zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
        }
        let first = CivilTime(year: years.lowerBound, month: 1, day: 1)
        let last = CivilTime(year: years.upperBound, month: 12, day: 31)
        var moment = Int64(first.dayNumber) * 86_400
        let end = Int64(last.dayNumber) * 86_400
        let step: Int64 = 5 * 86_400
        var current = offset(moment)
        var changes = [Change(fromSeconds: .min, offsetSeconds: current)]
        while moment < end {
            let next = offset(moment + step)
            if next != current {
                var low = moment
                var high = moment + step
                while high - low > 1 {
                    let middle = low + (high - low) / 2
                    if offset(middle) == current { low = middle } else { high = middle }
                }
                changes.append(Change(fromSeconds: high, offsetSeconds: next))
                current = next
            }
            moment += step
        }
        return changes
    }
}
