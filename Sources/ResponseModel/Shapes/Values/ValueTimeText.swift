// SPDX-License-Identifier: Apache-2.0
// Moments and lengths of expressions as text, exact to the nanosecond.

import CEL
import Notation

extension Instant {
    /// RFC 3339 in UTC; outside the years 0 to 9999, which it cannot say, `@` and seconds since
    /// 1970.
    package var text: String {
        guard (-62_167_219_200...253_402_300_799).contains(seconds) else {
            return "@\(seconds)\(decimals(nanoseconds))"
        }
        let civil = CivilTime(Timestamp(milliseconds: seconds * 1_000), offsetSeconds: 0)
        return "\(civil.text)\(decimals(nanoseconds))Z"
    }

    /// Reads what `text` writes, and RFC 3339 with any offset.
    package init?(text: String) {
        if text.utf8.first == UInt8(ascii: "@") {
            guard let number = DecimalSeconds(text.dropFirst()) else { return nil }
            // Nanoseconds count forward also before 1970.
            self.init(seconds: number.seconds, nanoseconds: abs(number.nanoseconds))
        } else {
            guard let moment = RFC3339(text) else { return nil }
            self.init(seconds: moment.seconds, nanoseconds: moment.nanoseconds)
        }
    }
}

extension CEL.Span {
    /// Decimal seconds: `1.5s`.
    package var text: String {
        let sign = seconds < 0 || nanoseconds < 0 ? "-" : ""
        return "\(sign)\(seconds.magnitude)\(decimals(abs(nanoseconds)))s"
    }

    /// Reads what `text` writes.
    package init?(text: String) {
        guard text.utf8.last == UInt8(ascii: "s"), let number = DecimalSeconds(text.dropLast())
        else { return nil }
        self.init(seconds: number.seconds, nanoseconds: number.nanoseconds)
    }
}

/// `-12.5` as whole seconds and nanoseconds, both with the sign of the whole.
private struct DecimalSeconds {
    var seconds: Int64
    var nanoseconds: Int32

    init?(_ text: Substring) {
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let parts = text.dropFirst(isNegative ? 1 : 0)
            .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.allSatisfy({ part in Self.isDigits(part) }), let whole = UInt64(parts[0])
        else { return nil }
        let digits = parts.count > 1 ? parts[1] : "0"
        guard digits.utf8.count <= 9, let fraction = Int32(digits) else { return nil }
        let scale = (digits.utf8.count..<9).reduce(Int32(1)) { scale, _ in scale * 10 }
        let signed = isNegative ? -Int128(whole) : Int128(whole)
        guard let seconds = Int64(exactly: signed) else { return nil }
        self.seconds = seconds
        nanoseconds = fraction * scale * (isNegative ? -1 : 1)
    }

    private static func isDigits(_ part: Substring) -> Bool {
        !part.isEmpty && part.utf8.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
    }
}

/// The fraction with its point and without zeros at the end; empty for none.
private func decimals(_ nanoseconds: Int32) -> String {
    guard nanoseconds != 0 else { return "" }
    let digits = String(nanoseconds)
    var text = String(repeating: "0", count: 9 - digits.utf8.count) + digits
    while text.utf8.last == UInt8(ascii: "0") { text.removeLast() }
    return "." + text
}
