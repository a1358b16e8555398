// SPDX-License-Identifier: Apache-2.0

/// Doubles as text: the shortest digits that read back as the same number.
enum DoubleText {
    /// Decimal digits of a finite number: 0.d₁d₂d₃… × 10^exponent.
    struct Digits {
        var digits: [UInt8]
        var exponent: Int
    }

    /// Reads a decimal number; "inf", "infinity" and "nan" in any case are numbers too.
    static func parse(_ text: String) -> Double? {
        guard let number = Double(text), text.utf8.first != UInt8(ascii: " ") else { return nil }
        let isNamed = text.utf8.contains { byte in byte | 0x20 == UInt8(ascii: "n") }
        return number.isFinite || isNamed ? number : nil
    }

    /// The text that `string` gives: plain from 0.0001 up to 10^21, where JSON writers change too,
    /// and else with an exponent of at least two digits.
    static func general(_ number: Double) -> String {
        if let name = name(ofNonFinite: number) { return name }
        let shortest = shortestDigits(number)
        let exponent = shortest.exponent - 1
        guard exponent < -4 || exponent >= 21 else { return plain(number) }
        return sign(number) + scientific(shortest.digits, exponent: exponent)
    }

    /// The shortest digits without an exponent, however long.
    static func plain(_ number: Double) -> String {
        if let name = name(ofNonFinite: number) { return name }
        let shortest = shortestDigits(number)
        return sign(number) + plain(shortest)
    }

    static func plain(_ number: Digits) -> String {
        let digits = number.digits
        let point = number.exponent
        guard point > 0 else {
            let zeros = String(repeating: "0", count: digits == [0] ? 0 : -point)
            return digits == [0] ? "0" : "0." + zeros + text(digits)
        }
        guard point < digits.count else {
            return text(digits) + String(repeating: "0", count: point - digits.count)
        }
        return text(digits[..<point]) + "." + text(digits[point...])
    }

    /// "d.ddde+dd".
    static func scientific(_ digits: [UInt8], exponent: Int) -> String {
        let fraction = digits.count > 1 ? "." + text(digits[1...]) : ""
        let magnitude = abs(exponent)
        let padding = magnitude < 10 ? "0" : ""
        return "\(text(digits[..<1]))\(fraction)e\(exponent < 0 ? "-" : "+")\(padding)\(magnitude)"
    }

    static func name(ofNonFinite number: Double) -> String? {
        if number.isNaN { return "NaN" }
        guard number.isInfinite else { return nil }
        return number < 0 ? "-Infinity" : "Infinity"
    }

    static func sign(_ number: Double) -> String {
        number.sign == .minus ? "-" : ""
    }

    static func text(_ digits: some Sequence<UInt8>) -> String {
        String(repairing: digits.map { $0 + UInt8(ascii: "0") })
    }

    /// The digits that Swift's description has, which are the shortest that round-trip.
    static func shortestDigits(_ number: Double) -> Digits {
        var digits: [UInt8] = []
        var exponent = 0
        var hasPoint = false
        let description = number.magnitude.description
        let parts = description.split(separator: "e")
        for byte in parts[0].utf8 {
            if byte == UInt8(ascii: ".") {
                hasPoint = true
            } else {
                if !hasPoint { exponent += 1 }
                digits.append(byte - UInt8(ascii: "0"))
            }
        }
        if parts.count > 1 { exponent += Int(parts[1]) ?? 0 }
        while digits.count > 1, digits.first == 0 {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.count > 1, digits.last == 0 { digits.removeLast() }
        return Digits(digits: digits, exponent: digits == [0] ? 1 : exponent)
    }
}
