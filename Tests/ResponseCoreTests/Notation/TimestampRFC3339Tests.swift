// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore
import ResponseModel
import Testing

@Suite("RFC 3339 moments")
struct TimestampRFC3339Tests {
    struct Row: CustomTestStringConvertible {
        var text: String
        var utc: String
        var testDescription: String { text }
    }

    static let accepted = [
        Row(text: "2026-03-01T02:00:00Z", utc: "2026-03-01T02:00:00Z"),
        Row(text: "2026-03-01t02:00:00z", utc: "2026-03-01T02:00:00Z"),
        Row(text: "2026-03-01 02:00:00Z", utc: "2026-03-01T02:00:00Z"),
        Row(text: "2026-03-01T02:00:00+08:00", utc: "2026-02-28T18:00:00Z"),
        Row(text: "2026-03-01T02:00:00-05:30", utc: "2026-03-01T07:30:00Z"),
        Row(text: "2026-03-01T02:00:00-00:00", utc: "2026-03-01T02:00:00Z"),
        Row(text: "2026-03-01T02:00:00+0000", utc: "2026-03-01T02:00:00Z"),
        Row(text: "2026-03-01T02:00:00+23:59", utc: "2026-02-28T02:01:00Z"),
        Row(text: "2026-03-01T02:00:00.5Z", utc: "2026-03-01T02:00:00.500Z"),
        Row(text: "2026-03-01T02:00:00.123456789Z", utc: "2026-03-01T02:00:00.123Z"),
        Row(text: "2026-03-01T02:00:00.9999999999999999999Z", utc: "2026-03-01T02:00:00.999Z"),
        Row(text: "1969-12-31T23:59:59.25Z", utc: "1969-12-31T23:59:59.250Z"),
        Row(text: "0001-01-01T00:00:00Z", utc: "0001-01-01T00:00:00Z"),
        Row(text: "9999-12-31T23:59:59Z", utc: "9999-12-31T23:59:59Z"),
        Row(text: "2024-02-29T00:00:00Z", utc: "2024-02-29T00:00:00Z"),
        Row(text: "2000-02-29T00:00:00Z", utc: "2000-02-29T00:00:00Z"),
        Row(text: "2016-12-31T23:59:60Z", utc: "2017-01-01T00:00:00Z"),
        Row(text: "2016-12-31T23:59:60.9Z", utc: "2017-01-01T00:00:00Z"),
        Row(text: "2017-01-01T07:59:60+08:00", utc: "2017-01-01T00:00:00Z"),
    ]

    @Test("reads every form of the RFC", arguments: accepted)
    func reads(_ row: Row) throws {
        let moment = try #require(Timestamp(rfc3339: row.text))
        #expect(moment.description == row.utc)
    }

    @Test(
        "refuses everything else",
        arguments: [
            "", "2026-03-01", "2026-03-01T02:00:00", "2026-03-01T02:00Z", "2026-03-01  02:00:00Z",
            "0000-01-01T00:00:00Z",
            "2026-3-1T02:00:00Z", "26-03-01T02:00:00Z", "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z", "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z",
            "2026-04-31T00:00:00Z", "2026-03-00T00:00:00Z", "2026-03-01T24:00:00Z",
            "2026-03-01T00:60:00Z", "2026-03-01T00:00:61Z", "2026-03-01T12:00:60Z",
            "2026-03-15T23:59:60Z", "2026-03-01T00:00:00.Z", "2026-03-01T00:00:00,5Z",
            "2026-03-01T00:00:00+24:00", "2026-03-01T00:00:00+08:60", "2026-03-01T00:00:00+8:00",
            "2026-03-01T00:00:00+08", "2026-03-01T00:00:00ZZ", " 2026-03-01T00:00:00Z",
            "2026-03-01T00:00:00Z ", "2026-03-01T00:00:00 Z", "+026-03-01T00:00:00Z",
            "２０２６-03-01T00:00:00Z", "1767225600", "2026-W09-7T00:00:00Z",
        ])
    func refuses(_ text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test("reads what moments write")
    func roundTrip() {
        for milliseconds: Int64 in [
            0, -1, 1_772_330_400_123, -62_135_596_800_000, 253_402_300_799_999,
        ] {
            let moment = Timestamp(milliseconds: milliseconds)
            #expect(Timestamp(rfc3339: moment.description) == moment)
        }
    }
}
