// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CEL

@Suite("Timestamps and durations")
struct TimeTests {
    @Test(
        "Texts become times and back",
        arguments: [
            Row("string(timestamp('2009-02-13T23:31:30.500Z'))", .string("2009-02-13T23:31:30.5Z")),
            Row("string(timestamp('2009-02-14T01:31:30+02:00'))", .string("2009-02-13T23:31:30Z")),
            Row("string(timestamp(0))", .string("1970-01-01T00:00:00Z")),
            Row("string(timestamp('0001-01-01T00:00:00Z'))", .string("0001-01-01T00:00:00Z")),
            Row("timestamp('1969-12-31T23:59:59.25Z')", .timestamp(Instant(milliseconds: -750))),
            Row("timestamp('2024-02-29T00:00:00Z').getDate()", .int(29)),
            .fails("timestamp('2023-02-29T00:00:00Z')"),
            .fails("timestamp('10000-01-01T00:00:00Z')"),
            .fails("timestamp('0000-12-31T00:00:00Z')"), .fails("timestamp('2023-01-01')"),
            .fails("timestamp('2023-01-01T24:00:00Z')"),
            .fails("timestamp('2023-13-01T00:00:00Z')"),
            .fails("timestamp(253402300800)"),
            Row("duration('1h30m')", .duration(Span(seconds: 5400))),
            Row("duration('-1.5s')", .duration(Span(milliseconds: -1500))),
            Row(
                "duration('1h1m1s1ms1us1ns')",
                .duration(Span(seconds: 3661, nanoseconds: 1_001_001))),
            Row("duration('.5h')", .duration(Span(seconds: 1800))),
            Row("duration('0')", .duration(Span(seconds: 0))),
            Row("string(duration('1m0.001s'))", .string("60.001s")),
            Row("string(duration('-1ns'))", .string("-0.000000001s")),
            .fails("duration('1')"), .fails("duration('')"), .fails("duration('1d')"),
            .fails("duration('s')"), .fails("duration('320000000000s')"), .fails("duration('1h1')"),
        ])
    func texts(_ row: Row) {
        row.check()
    }

    @Test(
        "Times add up within their ranges",
        arguments: [
            Row("timestamp(10) + duration('5s') == timestamp(15)"),
            Row("duration('5s') + timestamp(10) == timestamp(15)"),
            Row("timestamp(10) - duration('15s') == timestamp(-5)"),
            Row("timestamp(10) - timestamp(15) == duration('-5s')"),
            Row("duration('1h') - duration('1s') == duration('59m59s')"),
            Row(
                "timestamp('9999-12-31T23:59:59Z') + duration('1s')", fails: .overflow("_+_")),
            Row("timestamp('0001-01-01T00:00:00Z') - duration('1ns')", fails: .overflow("_-_")),
            Row(
                "timestamp('9999-12-31T00:00:00Z') - timestamp('0001-01-01T00:00:00Z')",
                fails: .overflow("_-_")),
            Row("duration('200000000h') + duration('200000000h')", fails: .overflow("duration")),
            Row("duration('2500000h') + duration('100000h')", fails: .overflow("_+_")),
            .fails("timestamp(1) + timestamp(1)"), .fails("duration('1s') - timestamp(1)"),
        ])
    func arithmetic(_ row: Row) {
        row.check()
    }

    private static let moment = "timestamp('2009-02-13T23:31:30.123Z')"

    @Test(
        "Parts of a timestamp count as the specification says",
        arguments: [
            Row("\(moment).getFullYear()", .int(2009)), Row("\(moment).getMonth()", .int(1)),
            Row("\(moment).getDate()", .int(13)), Row("\(moment).getDayOfMonth()", .int(12)),
            Row("\(moment).getDayOfWeek()", .int(5)), Row("\(moment).getDayOfYear()", .int(43)),
            Row("\(moment).getHours()", .int(23)), Row("\(moment).getMinutes()", .int(31)),
            Row("\(moment).getSeconds()", .int(30)), Row("\(moment).getMilliseconds()", .int(123)),
            Row("timestamp('1969-12-31T00:00:00Z').getDayOfWeek()", .int(3)),
            Row("timestamp('2024-12-31T00:00:00Z').getDayOfYear()", .int(365)),
            Row("duration('25h').getHours()", .int(25)),
            Row("duration('90m').getMinutes()", .int(90)),
            Row("duration('-90s').getSeconds()", .int(-90)),
            Row("duration('1.234s').getMilliseconds()", .int(234)),
            .fails("duration('1h').getDate()"),
        ])
    func parts(_ row: Row) {
        row.check()
    }

    @Test(
        "Time zones are UTC, offsets, or names that are looked up",
        arguments: [
            Row("\(moment).getDate('+11:00')", .int(14)),
            Row("\(moment).getHours('-02:30')", .int(21)),
            Row("\(moment).getHours('02:00')", .int(1)), Row("\(moment).getHours('UTC')", .int(23)),
            Row("\(moment).getHours('Asia/Shanghai')", .int(7)),
            Row("\(moment).getDayOfWeek('Asia/Shanghai')", .int(6)),
            Row("\(moment).getHours('Nowhere/City')", fails: .unknownTimeZone("Nowhere/City")),
            .fails("\(moment).getHours('+1:00')"), .fails("\(moment).getHours('')"),
            .fails("duration('1h').getHours('UTC')"),
        ])
    func zones(_ row: Row) {
        let options = CompileOptions(timeZones: { name, _ in
            name == "Asia/Shanghai" ? 8 * 3600 : nil
        })
        row.check([:], options)
    }

    @Test("Every day of four centuries is the day after the one before")
    func calendar() {
        var previous = CivilDate(daysSince1970: -719_163)
        var wrongDays: [Int64] = []
        for day in -719_162...Int64(-719_162 + 146_100) {
            let date = CivilDate(daysSince1970: day)
            let isNextDay = date.day == previous.day + 1 && date.month == previous.month
            if date.daysSince1970 != day || !(isNextDay || date.day == 1) { wrongDays.append(day) }
            previous = date
        }
        #expect(wrongDays == [])
        #expect(previous == CivilDate(year: 401, month: 1, day: 4))
    }

    @Test("Instants and spans settle signs and carries")
    func carries() {
        #expect(
            Instant(seconds: 1, nanoseconds: -1) == Instant(seconds: 0, nanoseconds: 999_999_999))
        #expect(Instant(milliseconds: -1).milliseconds == -1)
        #expect(Instant(milliseconds: -1).seconds == -1)
        #expect(Span(seconds: 1, nanoseconds: -1) == Span(seconds: 0, nanoseconds: 999_999_999))
        #expect(Span(milliseconds: -1500).seconds == -1)
        #expect(Span(milliseconds: -1500).nanoseconds == -500_000_000)
        #expect(Span(milliseconds: -1500).milliseconds == -1500)
        #expect(Instant(seconds: .max, nanoseconds: 1).isInRange == false)
    }
}
