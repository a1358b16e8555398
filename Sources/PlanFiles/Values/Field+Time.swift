// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel

extension Field {
    /// A length of time, `90s 15m 4h 3d 1h30m`, within bounds.
    func duration(
        from least: TimeSpan = .zero, to most: TimeSpan = TimeNotation.longest
    ) -> TimeSpan? {
        guard let scalar = scalar("a length of time such as 15m") else { return nil }
        guard let span = TimeNotation.span(scalar.text) else {
            reportDuration(scalar)
            return nil
        }
        guard (least...most).contains(span) else {
            report(
                .outOfRange,
                "\"\(key)\" must be from \(least) to \(most), but is \(scalar.text.excerpt)",
                help: "Write a length within these bounds.")
            return nil
        }
        return span
    }

    private func reportDuration(_ scalar: Scalar) {
        let shown = scalar.text.excerpt
        let message = "\"\(key)\" is not a length of time: \"\(shown)\""
        if scalar.isNumber {
            report(.badDuration, message, help: "Add a unit: \(shown)s, \(shown)m or \(shown)h.")
        } else if TimeNotation.businessDays(scalar.text) != nil {
            report(
                .badDuration, message,
                help: "Business days cannot be used here; write days as 3d.")
        } else {
            report(
                .badDuration, message,
                help: "Write 90s, 15m, 4h, 3d or 1h30m: whole numbers, large units first, at most"
                    + " \(TimeNotation.longest.milliseconds / 86_400_000)d.")
        }
    }

    /// A length of time, or business days of a calendar: `15m`, `3bd`, `3bd@office`.
    func limit() -> TimeLimit? {
        guard let scalar = scalar("a length of time such as 15m or 3bd") else { return nil }
        guard let (count, name) = TimeNotation.businessDays(scalar.text) else {
            return duration().map { .wall($0) }
        }
        if let name {
            checkReference(name, to: .calendar)
            return .businessDays(count, calendar: CalendarID(name))
        }
        if let calendar = context.head?.defaultCalendar {
            return .businessDays(count, calendar: calendar)
        }
        if context.head != nil {
            report(
                .noDefaultCalendar, "\"\(scalar.text)\" counts business days of no calendar",
                help: "Set default_calendar of the organisation, or write \(count)bd@CALENDAR.")
        }
        return nil
    }

    /// A limit for some levels or for all; a more severe level must not have the looser one (D2).
    func limits() -> PerLevel<TimeLimit> {
        let pairs = pairs { $0.limit() }
        let byLevel = pairs.filter { $0.level != nil }.sorted { ($0.level ?? 0) < ($1.level ?? 0) }
        for (severe, mild) in zip(byLevel, byLevel.dropFirst())
        where severe.value.comparable > mild.value.comparable {
            severe.field.report(
                .looserTarget,
                "level \(severe.level ?? 0) has a looser \"\(key)\" (\(severe.value)) than level"
                    + " \(mild.level ?? 0) (\(mild.value))",
                help: "Give the more severe level, which has the lower number, the shorter time.")
        }
        return PerLevel(pairs)
    }

    /// A length of time from the start of a drill: `+40m`.
    func offset(upTo most: TimeSpan) -> TimeSpan? {
        guard let scalar = scalar("a time from the start such as +40m") else { return nil }
        let bare = scalar.text.hasPrefix("+") ? String(scalar.text.dropFirst()) : scalar.text
        guard let span = TimeNotation.span(bare) else {
            report(
                .badDuration, "\"\(key)\" is not a time from the start: \"\(scalar.text.excerpt)\"",
                help: "Write +0m, +25m or +1h30m.")
            return nil
        }
        guard span <= most else {
            report(
                .outOfRange, "\"\(key)\" (\(scalar.text)) is after the end of the drill (\(most))",
                help: "Move it forward, or let the drill last longer.")
            return nil
        }
        return span
    }

    /// A date as days since 1970.
    func day() -> Int? {
        guard let scalar = scalar("a date such as 2026-01-01") else { return nil }
        if let date = TimeNotation.date(scalar.text) { return date.dayNumber }
        report(
            .badDate, "\"\(scalar.text.excerpt)\" is not a date",
            help: "Write a day that exists as 2026-01-31.")
        return nil
    }

    /// A date (midnight) or a moment; without an offset in the zone given.
    func moment(in zone: TimeZoneRules? = nil) -> Timestamp? {
        guard let scalar = scalar("a date or a moment") else { return nil }
        let zone = zone ?? context.zone
        if let moment = TimeNotation.moment(scalar.text, zone: zone) { return moment }
        report(
            .badDate, "\"\(scalar.text.excerpt)\" is not a date or a moment",
            help: "Write one that exists as 2026-03-01, 2026-03-01T02:00 or"
                + " 2026-03-01T02:00:00+08:00.")
        return nil
    }

    /// Dates and ranges of dates `A..B`, as sorted days since 1970.
    func days() -> [Int] {
        var days: Set<Int> = []
        for item in items() ?? [] {
            guard let range = item.dayRange() else { continue }
            days.formUnion(range)
            // Twenty years of holidays; more is a range with a wrong year.
            if days.count > 5_000 {
                item.report(
                    .outOfRange, "\"\(key)\" has more than 5000 days", help: "Check the years.")
                return days.sorted()
            }
        }
        return days.sorted()
    }

    private func dayRange() -> ClosedRange<Int>? {
        guard case .scalar(let scalar) = node.content, let dots = scalar.text.firstRange(of: "..")
        else {
            return day().map { $0...$0 }
        }
        let first = TimeNotation.date(scalar.text[..<dots.lowerBound])?.dayNumber
        let last = TimeNotation.date(scalar.text[dots.upperBound...])?.dayNumber
        guard let first, let last, first <= last, last - first <= 5_000 else {
            report(
                .badDate, "\"\(scalar.text.excerpt)\" is not a range of dates",
                help: "Write 2026-02-16..2026-02-22, the first day first.")
            return nil
        }
        return first...last
    }

    /// ISO weekdays, sorted: `mon-fri`, `[mon, wed]`, `[1-5, sun]`.
    func weekdays() -> [Int] {
        var days: Set<Int> = []
        let fields: [Field] = if case .sequence = node.content { items() ?? [] } else { [self] }
        for field in fields {
            guard let scalar = field.scalar("weekdays such as mon-fri") else { continue }
            let ends = scalar.text.split(separator: "-", omittingEmptySubsequences: false)
            let numbers = ends.compactMap(Self.weekday)
            guard numbers.count == ends.count, let first = numbers.first, numbers.count <= 2,
                let last = numbers.last, first <= last
            else {
                field.report(
                    .badWeekday, "\"\(scalar.text.excerpt)\" is not a weekday",
                    help: "Write mon, tue, wed, thu, fri, sat, sun or a range such as mon-fri.")
                continue
            }
            days.formUnion(first...last)
        }
        return days.sorted()
    }

    private static func weekday(_ text: Substring) -> Int? {
        let words = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        if let index = words.firstIndex(of: text.lowercased()) { return index + 1 }
        return Int(text).flatMap { (1...7).contains($0) ? $0 : nil }
    }

    /// Minutes since midnight of `"HH:MM"`.
    func minuteOfDay() -> Int? {
        guard let scalar = scalar("a time of day such as \"09:00\"") else { return nil }
        if let minute = TimeNotation.minuteOfDay(scalar.text) { return minute }
        report(
            .badClockTime, "\"\(scalar.text.excerpt)\" is not a time of day",
            help: "Write hours and minutes as \"09:00\".")
        return nil
    }

    /// A zone of the IANA database.
    func timeZone() -> TimeZoneRules? {
        guard let scalar = scalar("a time zone such as Asia/Shanghai") else { return nil }
        if let rules = TimeZoneRules.iana(scalar.text) { return rules }
        report(
            .badTimeZone, "there is no time zone \"\(scalar.text.excerpt)\"",
            help: nearest(to: scalar.text, among: TimeZoneRules.knownNames).map {
                "Did you mean \"\($0)\"?"
            } ?? "Use a name such as Asia/Shanghai, Europe/Berlin or UTC.")
        return nil
    }
}
