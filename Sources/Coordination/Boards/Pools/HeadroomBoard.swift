// SPDX-License-Identifier: Apache-2.0

package import Notation
package import ResponseModel

/// How many more incidents the pools can take, plan by plan.
package struct HeadroomBoard: Board {
    package var at = Timestamp(milliseconds: 0)
    /// The same as clocks of the organisation show it.
    package var clock: String?
    package var headroom: [HeadroomPart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("at", &at)
        form("clock", &clock)
        form("headroom", &headroom)
    }
}

/// The answer for one plan.
package struct HeadroomPart: Board {
    package var plan = NamedPart()
    package var level: LevelPart?
    package var count = 0
    package var fits = false
    package var fitsWithSubstitutes = false
    /// nil: it asks for nothing.
    package var most: Int?
    package var mostWithSubstitutes: Int?
    package var breaksFirst: BreakPart?
    package var needs: [NeedPart] = []

    package init() {}

    package mutating func members(_ form: inout BoardForm) {
        form("plan", &plan)
        form("level", &level)
        form("count", &count)
        form("fits", &fits)
        form("fits_with_substitutes", &fitsWithSubstitutes)
        form("most", &most)
        form("most_with_substitutes", &mostWithSubstitutes)
        form("breaks_first", &breaksFirst)
        form("needs", &needs)
    }

    /// The pool that gives way first.
    package struct BreakPart: Board {
        package var pool = NamedPart()
        package var skills: [String] = []
        /// With so many incidents.
        package var incidents = 0
        package var missing = 0
        package var because = ShortagePart()

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("pool", &pool)
            form("skills", &skills)
            form("incidents", &incidents)
            form("missing", &missing)
            form("because", &because)
        }
    }

    /// What the plan asks of a pool, and what it gets.
    package struct NeedPart: Board {
        package var pool = NamedPart()
        package var skills: [String] = []
        /// For one incident.
        package var units = 0
        package var wanted = 0
        package var granted = 0
        package var missing = 0
        package var substitutes: [SubstitutePart] = []
        package var because: ShortagePart?

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("pool", &pool)
            form("skills", &skills)
            form("units", &units)
            form("wanted", &wanted)
            form("granted", &granted)
            form("missing", &missing)
            form("substitutes", &substitutes)
            form("because", &because)
        }
    }

    /// Units that another pool has instead.
    package struct SubstitutePart: Board {
        package var pool = NamedPart()
        package var units = 0

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("pool", &pool)
            form("units", &units)
        }
    }

    /// Why units are missing, and what would help.
    package struct ShortagePart: Board {
        /// Stable for programs.
        package var kind = ""
        package var text = LocalizedText("")
        package var remedy: RemedyPart?

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("kind", &kind)
            form("text", &text)
            form("remedy", &remedy)
        }
    }

    /// What would help.
    package struct RemedyPart: Board {
        /// `more_units` or `open_reserve`.
        package var kind = ""
        package var units = 0

        package init() {}

        package mutating func members(_ form: inout BoardForm) {
            form("kind", &kind)
            form("units", &units)
        }
    }
}
