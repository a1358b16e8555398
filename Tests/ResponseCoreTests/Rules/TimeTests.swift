// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("Time: zones, calendars, spans")
struct TimeTests {
    /// London in 2026: summer time from 29 March 01:00 UTC to 25 October 01:00 UTC.
    static let london = TimeZoneRules(
        name: "Europe/London",
        changes: [
            .init(fromSeconds: .min, offsetSeconds: 0),
            .init(fromSeconds: 1_774_746_000, offsetSeconds: 3_600),
            .init(fromSeconds: 1_792_890_000, offsetSeconds: 0),
        ])

    struct Clock: CustomTestStringConvertible {
        var name: String
        var civil: CivilTime
        var moment: String
        var testDescription: String { name }
    }

    @Test(
        "a clock time is found as a moment",
        arguments: [
            Clock(
                name: "winter", civil: CivilTime(year: 2026, month: 1, day: 5, hour: 9),
                moment: "2026-01-05T09:00:00Z"),
            Clock(
                name: "summer", civil: CivilTime(year: 2026, month: 7, day: 1, hour: 9),
                moment: "2026-07-01T08:00:00Z"),
            Clock(
                name: "a skipped hour is after the gap",
                civil: CivilTime(year: 2026, month: 3, day: 29, hour: 1, minute: 30),
                moment: "2026-03-29T01:30:00Z"),
            Clock(
                name: "of a repeated hour the first",
                civil: CivilTime(year: 2026, month: 10, day: 25, hour: 1, minute: 30),
                moment: "2026-10-25T00:30:00Z"),
        ])
    func moments(_ clock: Clock) {
        #expect(Self.london.moment(clock.civil).description == clock.moment)
    }

    @Test("civil time and moment are inverse over centuries")
    func roundTrip() {
        for day in stride(from: -200_000, through: 200_000, by: 997) {
            let moment = Timestamp(milliseconds: Int64(day) * 86_400_000 + 12_345_678)
            let civil = CivilTime(moment, offsetSeconds: 0)
            #expect(civil.moment(offsetSeconds: 0) == moment)
            #expect(civil.dayNumber == day)
        }
    }

    @Test("business days pass over weekends and holidays, and count worked Saturdays")
    func businessDays() {
        let friday = CivilTime(year: 2026, month: 2, day: 13, hour: 15)
        let calendar = WorkCalendar(
            id: "office", zone: .utc, weekdays: [1, 2, 3, 4, 5],
            holidays: [CivilTime(year: 2026, month: 2, day: 16).dayNumber],
            workdays: [CivilTime(year: 2026, month: 2, day: 14).dayNumber])
        let start = friday.moment(offsetSeconds: 0)
        let texts = (1...3).map { calendar.adding(workdays: $0, to: start).description }
        #expect(
            texts == ["2026-02-14T15:00:00Z", "2026-02-17T15:00:00Z", "2026-02-18T15:00:00Z"])
    }

    @Test("a span is written in its largest units")
    func spans() {
        let texts = [TimeSpan.seconds(90), .hours(25), .minutes(-5), .zero].map(\.description)
        #expect(texts == ["1m30s", "1d1h", "-5m", "0s"])
    }
}
