// SPDX-License-Identifier: Apache-2.0
// Stored forms of zones and calendars: whole, so that no zone database is asked when they are read.

package import CEL
package import Notation

/// `{"name": …, "changes": [[null, 28800], [683582400, 32400]]}`: seconds since 1970, null for
/// ever before; then seconds ahead of UTC.
extension ZoneRules: Shaped {
    package var shape: JSON {
        .shape(("name", name), ("changes", changes))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(name: try shape.read("name"), changes: try shape.read("changes"))
    }
}

extension ZoneRules.Change: Shaped {
    package var shape: JSON {
        [
            fromSeconds == .min ? nil : .integer(fromSeconds), .integer(Int64(offsetSeconds)),
        ]
    }

    package init(shape: JSON) throws(ShapeError) {
        // Nobody's clocks are a day apart from UTC.
        guard let pair = shape.array, pair.count == 2, let offset = pair[1].integer,
            abs(offset) <= 86_400
        else { throw .expected("an array of a moment and an offset in seconds") }
        self.init(
            fromSeconds: pair[0] == .null ? .min : try Int64(shape: pair[0]),
            offsetSeconds: Int(offset))
    }
}

extension WorkCalendar: Shaped {
    package var shape: JSON {
        .shape(
            ("id", id), ("zone", zone), ("weekdays", weekdays),
            ("holidays", holidays.unlessEmpty), ("workdays", workdays.unlessEmpty))
    }

    package init(shape: JSON) throws(ShapeError) {
        self.init(
            id: try shape.read("id"), zone: try shape.read("zone"),
            weekdays: try shape.read("weekdays"),
            holidays: try shape.read("holidays", default: []),
            workdays: try shape.read("workdays", default: []))
    }
}
