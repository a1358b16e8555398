// SPDX-License-Identifier: Apache-2.0

import CEL
import Notation
import ResponseCore
import ResponseModel
import Testing

@testable import PlanFiles

struct SpanRow: CustomTestStringConvertible, Sendable {
    var text: String
    /// nil: refused.
    var milliseconds: Int64?
    var testDescription: String { text.isEmpty ? "nothing" : text }

    init(_ text: String, _ milliseconds: Int64?) {
        self.text = text
        self.milliseconds = milliseconds
    }
}

struct MomentRow: CustomTestStringConvertible, Sendable {
    var text: String
    /// In UTC; nil: refused.
    var utc: String?
    var testDescription: String { text }

    init(_ text: String, _ utc: String?) {
        self.text = text
        self.utc = utc
    }
}

@Suite("The notation of time")
struct TimeNotationTests {
    @Test(
        "reads whole numbers with units from large to small",
        arguments: [
            SpanRow("90s", 90_000), SpanRow("15m", 900_000), SpanRow("4h", 14_400_000),
            SpanRow("3d", 259_200_000), SpanRow("1h30m", 5_400_000), SpanRow("500ms", 500),
            SpanRow("0s", 0), SpanRow("3660d", 316_224_000_000), SpanRow("3661d", nil),
            SpanRow("", nil), SpanRow("15", nil), SpanRow("m", nil), SpanRow("1.5h", nil),
            SpanRow("-5m", nil), SpanRow("+5m", nil), SpanRow("5 m", nil), SpanRow("5min", nil),
            SpanRow("30m1h", nil), SpanRow("1h1h", nil), SpanRow("5M", nil), SpanRow("３m", nil),
            SpanRow("999999999999d", nil), SpanRow("9999999999999s", nil),
            SpanRow("3659d24h1ms", nil), SpanRow("1w", nil),
        ])
    func spans(_ row: SpanRow) {
        #expect(TimeNotation.span(row.text)?.milliseconds == row.milliseconds)
    }

    @Test("gives back every length that it prints")
    func roundTrip() {
        var milliseconds: Int64 = 1
        while milliseconds < TimeNotation.longest.milliseconds {
            let span = TimeSpan(milliseconds: milliseconds)
            #expect(TimeNotation.span(span.description) == span)
            milliseconds = milliseconds * 3 + 7
        }
    }

    @Test("counts business days with and without a calendar")
    func businessDays() throws {
        let plain = try #require(TimeNotation.businessDays("3bd"))
        #expect(plain.count == 3 && plain.calendar == nil)
        let named = try #require(TimeNotation.businessDays("10bd@office"))
        #expect(named.count == 10 && named.calendar == "office")
        for text in ["0bd", "366bd", "bd", "-1bd", "+1bd", "3bd@", "3 bd", "1.5bd", "3b"] {
            #expect(TimeNotation.businessDays(text) == nil, "\(text)")
        }
    }

    @Test(
        "reads dates and moments, in the zone where they have no offset",
        arguments: [
            MomentRow("2026-03-01", "2026-02-28T16:00:00Z"),
            MomentRow("2026-03-01T02:00", "2026-02-28T18:00:00Z"),
            MomentRow("2026-03-01T02:00:00+08:00", "2026-02-28T18:00:00Z"),
            MomentRow("2026-03-01T02:00:00Z", "2026-03-01T02:00:00Z"),
            MomentRow("2026-03-01T02:00:30.5-03:30", "2026-03-01T05:30:30.500Z"),
            MomentRow("2026-03-01 02:00:00z", "2026-03-01T02:00:00Z"),
            MomentRow("2024-02-29", "2024-02-28T16:00:00Z"),
            MomentRow("2026-02-29", nil), MomentRow("2026-00-10", nil),
            MomentRow("2026-03-32", nil), MomentRow("26-03-01", nil), MomentRow("2026-3-1", nil),
            MomentRow("2026-03-01T24:00", nil), MomentRow("2026-03-01T02:60", nil),
            MomentRow("2026-03-01T02:00:60", nil), MomentRow("2026-03-01T2:00", nil),
            MomentRow("2026-03-01T02:00+8", nil), MomentRow("2026-03-01T02:00:00+24:00", nil),
            MomentRow("2026-03-01T02", nil), MomentRow("2026-03-01T", nil),
            MomentRow("2026-03-01T02:00:00.", nil), MomentRow("now", nil),
            MomentRow("2026-03-01T02:00:0x", nil),
            MomentRow("2026-03-01T02:00:30.25", "2026-02-28T18:00:30.250Z"),
            MomentRow("2026-03-01T02:00Z", "2026-03-01T02:00:00Z"),
            MomentRow("2026-03-01T02:00+0800", "2026-02-28T18:00:00Z"),
            MomentRow("2026-12-31T23:59:60", nil),
        ])
    func moments(_ row: MomentRow) throws {
        let zone = try #require(TimeZoneRules.iana("Asia/Shanghai"))
        #expect(TimeNotation.moment(row.text, zone: zone)?.description == row.utc)
    }
}

@Suite("The rules of a time zone")
struct TimeZoneTests {
    @Test("change with daylight saving time, also far in the future")
    func daylightSaving() throws {
        let zone = try #require(TimeZoneRules.iana("America/New_York"))
        func offset(_ text: String) throws -> Int {
            zone.offsetSeconds(at: try #require(TimeNotation.moment(text, zone: .utc)))
        }
        #expect(try offset("2026-03-08T06:59:59Z") == -18_000)
        #expect(try offset("2026-03-08T07:00:00Z") == -14_400)
        #expect(try offset("2026-11-01T05:59:59Z") == -14_400)
        #expect(try offset("2026-11-01T06:00:00Z") == -18_000)
        #expect(try offset("2055-07-01T00:00:00Z") == -14_400)
        #expect(try offset("1950-01-01T00:00:00Z") == -18_000)
    }

    @Test("include changes that no daylight saving time brings")
    func otherChanges() throws {
        // Samoa left out the thirtieth of December 2011.
        let zone = try #require(TimeZoneRules.iana("Pacific/Apia"))
        let before = try #require(TimeNotation.moment("2011-12-30T09:59:59Z", zone: .utc))
        #expect(zone.offsetSeconds(at: before) == -36_000)
        #expect(zone.offsetSeconds(at: before + .seconds(1)) == 50_400)
    }

    @Test("are one offset where clocks never change")
    func fixed() throws {
        #expect(TimeZoneRules.iana("UTC") == .utc)
        let zone = try #require(TimeZoneRules.iana("Asia/Kathmandu"))
        #expect(zone.changes.map(\.offsetSeconds) == [20_700])
    }

    @Test(
        "do not exist for abbreviations and unknown names",
        arguments: ["CST", "GMT+8", "Asia/Nowhere", "", "/", "Asia/Shanghai\n", "../etc/passwd"])
    func unknown(_ name: String) {
        #expect(TimeZoneRules.iana(name) == nil)
    }
}

@Suite("A moment in full")
struct MomentReaderTests {
    static let odd = [
        "2026-01-01T00:00:00Z", "2026-01-01t00:00:00z", "2026-01-01 00:00:00Z",
        "2026-01-01  00:00:00Z", "2026-01-01_00:00:00Z", "2026-01-01T00:00:00+00:00",
        "2026-01-01T00:00:00-00:00", "2026-01-01T00:00:00+0000", "2026-01-01T00:00:00+0800",
        "2026-01-01T00:00:00+08", "2026-01-01T00:00:00+8:00", "2026-01-01T00:00:00+23:59",
        "2026-01-01T00:00:00+24:00", "2026-01-01T00:00:00+08:60", "2026-01-01T00:00:00−08:00",
        "2026-01-01T00:00:00.5Z", "2026-01-01T00:00:00.123456789123Z", "2026-01-01T00:00:00.Z",
        "2026-01-01T00:00:00,5Z", "2025-12-31T23:59:60Z", "2026-01-01T07:59:60+08:00",
        "2025-12-31T23:59:60.9Z", "2025-12-30T23:59:60Z", "2025-12-31T12:00:60Z",
        "2025-12-31T23:59:61Z", "2026-01-01T24:00:00Z", "2026-01-01T23:60:00Z",
        "2026-02-29T00:00:00Z", "2024-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
        "0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z",
        "10000-01-01T00:00:00Z", "+2026-01-01T00:00:00Z", "26-01-01T00:00:00Z", "20260101T000000Z",
        "2026-W01-4T00:00:00Z", " 2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z ",
        "2026-01-01T00:00:00 Z", "２０２６-01-01T00:00:00Z", "1767225600", "1969-12-31T23:59:59.25Z",
        "2026-01-01T00:00:00z+08:00", "2026-01-01T00:00:00Z\n",
    ]

    @Test("is the same for plans, for the command line and in conditions", arguments: odd)
    func sameAnswer(_ text: String) {
        let moment = Timestamp(rfc3339: text)
        #expect(TimeNotation.moment(text, zone: .utc) == moment)
        let instant = Instant(cel: text)
        #expect(instant.map { Timestamp(milliseconds: $0.milliseconds) } == moment)
    }

    @Test("is out of range in conditions where its offset leads out of the years of CEL")
    func range() {
        for text in ["0001-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00"] {
            #expect(Timestamp(rfc3339: text) != nil)
            #expect(TimeNotation.moment(text, zone: .utc) != nil)
            #expect(Instant(cel: text) == nil)
        }
    }
}
