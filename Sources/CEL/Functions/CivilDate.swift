// SPDX-License-Identifier: Apache-2.0

/// A date of the Gregorian calendar, carried back to year 1.
struct CivilDate: Sendable, Equatable {
    let year: Int64
    /// 1 to 12.
    let month: Int64
    /// 1 to 31.
    let day: Int64

    init(year: Int64, month: Int64, day: Int64) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The date some days after 1970-01-01. The year is taken to begin in March, which puts the
    /// leap day last (Howard Hinnant, "chrono-compatible low-level date algorithms").
    init(daysSince1970: Int64) {
        let days = daysSince1970 + 719_468
        let (era, dayOfEra) = days.flooredDivision(by: 146_097)
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    var daysSince1970: Int64 {
        let yearFromMarch = month <= 2 ? year - 1 : year
        let (era, yearOfEra) = yearFromMarch.flooredDivision(by: 400)
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// Whether there is such a day.
    var isValid: Bool {
        (1...12).contains(month) && day >= 1
            && CivilDate(daysSince1970: daysSince1970) == self
    }

    /// Days since the first of January.
    var dayOfYear: Int64 {
        daysSince1970 - CivilDate(year: year, month: 1, day: 1).daysSince1970
    }
}
