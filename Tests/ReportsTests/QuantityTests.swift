// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

@testable import Reports

@Suite("Quantities in words")
struct QuantityTests {
    struct Row: CustomTestStringConvertible {
        var milliseconds: Int64
        var en: String
        var zh: String
        var testDescription: String { en }
    }

    @Test(
        "lengths of time show their two largest units",
        arguments: [
            Row(milliseconds: 0, en: "0 s", zh: "0 秒"),
            Row(milliseconds: 250, en: "0.2 s", zh: "0.2 秒"),
            Row(milliseconds: 59_999, en: "59 s", zh: "59 秒"),
            Row(milliseconds: 250_000, en: "4 min 10 s", zh: "4 分 10 秒"),
            Row(milliseconds: 3_600_000, en: "1 h", zh: "1 小时"),
            Row(milliseconds: 3_605_000, en: "1 h", zh: "1 小时"),
            Row(milliseconds: 90_061_000, en: "1 d 1 h", zh: "1 天 1 小时"),
            Row(milliseconds: -120_000, en: "−2 min", zh: "−2 分"),
        ])
    func spans(_ row: Row) {
        let words = TimeSpan(milliseconds: row.milliseconds).words
        #expect(words.en == row.en)
        #expect(words.zh == row.zh)
    }

    @Test("clocks show the date only on other days, and the offset once it has changed")
    func clock() {
        let winter = TimeZoneRules.Change(fromSeconds: .min, offsetSeconds: 3_600)
        let summer = TimeZoneRules.Change(fromSeconds: 1_774_746_000, offsetSeconds: 7_200)
        let zone = TimeZoneRules(name: "Europe/Berlin", changes: [winter, summer])
        let start = Timestamp(milliseconds: 1_774_738_800_000)
        let clock = Clock(zone: zone, start: start)
        #expect(clock.short(start) == "00:00:00")
        #expect(clock.short(start + .minutes(90)) == "01:30:00")
        #expect(clock.short(start + .hours(3)) == "04:00:00 +02:00")
        #expect(clock.short(start + .days(1)) == "03-30 01:00:00 +02:00")
        #expect(clock.full(start) == "2026-03-29 00:00:00 +01:00")
        #expect(clock.machine(start + .hours(3)) == "2026-03-29T04:00:00+02:00")
    }

    @Test("numbers, shares, money and unit-hours are written the same in both languages")
    func numbers() {
        #expect(grouped(1_234_567) == "1\u{202F}234\u{202F}567")
        #expect(grouped(-999) == "−999")
        #expect(percent(0.925) == "92.5 %")
        #expect(percent(1) == "100 %")
        #expect(percent(.nan) == "–")
        #expect(
            Evaluation.Money(minorUnits: -123_405, currency: "CNY").words == "−1\u{202F}234.05 CNY")
        #expect(TimeSpan.minutes(75).unitHours == "1.3")
        #expect(decimal(-0.04) == "0")
        #expect(decimal(12.25) == "12.3")
        #expect((TimeSpan.days(1) + .seconds(3_661)).clock == "+1d 01:01:01")
    }
}
