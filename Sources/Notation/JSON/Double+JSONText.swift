// SPDX-License-Identifier: Apache-2.0

extension Double {
    /// The shortest text that reads back as this number, in the form of RFC 8785 (ECMAScript):
    /// `1`, `0.35`, `1e+21`, `5e-324`. `-0` is `0`; a number that JSON cannot say is `null`.
    package var jsonText: String {
        guard isFinite else { return "null" }
        guard self != 0 else { return "0" }
        let (digits, point) = magnitude.shortestDigits
        return (self < 0 ? "-" : "") + Self.layOut(digits, point: point)
    }

    /// Significant digits without zeros at the ends, and how many of them stand before the
    /// decimal point (0 and less: zeros follow the point).
    private var shortestDigits: (digits: String, point: Int) {
        // The standard library prints the shortest digits that round-trip, only laid out
        // otherwise: `1e-05`, `100000.0`, `1e+16`.
        let parts = description.split(separator: "e")
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let halves = parts[0].split(separator: ".")
        let whole = halves[0]
        let all = whole + (halves.count > 1 ? halves[1] : "")
        let significant = all.drop { $0 == "0" }
        let point = whole.utf8.count + exponent - (all.utf8.count - significant.utf8.count)
        var digits = String(significant)
        while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
        return (digits, point)
    }

    private static func layOut(_ digits: String, point: Int) -> String {
        let count = digits.utf8.count
        switch point {
        case count...21 where count <= 21:
            return digits + String(repeating: "0", count: point - count)
        case 1...21:
            return digits.prefix(point) + "." + digits.dropFirst(point)
        case -5...0:
            return "0." + String(repeating: "0", count: -point) + digits
        default:
            let rest = count > 1 ? "." + digits.dropFirst() : ""
            let exponent = point - 1
            return "\(digits.prefix(1))\(rest)e\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
        }
    }
}
