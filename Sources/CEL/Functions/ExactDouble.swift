// SPDX-License-Identifier: Apache-2.0

/// Doubles with a given number of digits, rounded from their exact value, half to even.
enum ExactDouble {
    /// "-123.500".
    static func fixed(_ number: Double, _ precision: Int) -> String {
        if let name = DoubleText.name(ofNonFinite: number) { return name }
        var digits = exactDigits(number)
        digits.round(toPlaces: digits.exponent + precision)
        let whole = digits.exponent > 0 ? digits.text(from: 0, to: digits.exponent) : "0"
        let fraction = digits.text(from: digits.exponent, to: digits.exponent + precision)
        return DoubleText.sign(number) + whole + (precision == 0 ? "" : "." + fraction)
    }

    /// "1.052033e+03".
    static func scientific(_ number: Double, _ precision: Int) -> String {
        if let name = DoubleText.name(ofNonFinite: number) { return name }
        var digits = exactDigits(number)
        digits.round(toPlaces: precision + 1)
        while digits.digits.count < precision + 1 { digits.digits.append(0) }
        let exponent = digits.digits.allSatisfy { $0 == 0 } ? 0 : digits.exponent - 1
        return DoubleText.sign(number)
            + DoubleText.scientific(
                Array(digits.digits.prefix(precision + 1)), exponent: exponent)
    }

    /// All decimal digits of the exact value: a double is a whole number times a power of two, and
    /// dividing by 2 is multiplying by 5 and moving the point.
    private static func exactDigits(_ number: Double) -> DoubleText.Digits {
        guard number != 0 else { return DoubleText.Digits(digits: [0], exponent: 1) }
        let significand = Int64(number.significandBitPattern) | (number.isNormal ? 1 << 52 : 0)
        let exponent = max(Int(number.exponentBitPattern), 1) - 1075
        var whole = LargeNumber(UInt64(significand))
        for _ in 0..<abs(exponent) { whole.multiply(by: exponent > 0 ? 2 : 5) }
        let digits = whole.decimalDigits
        let point = digits.count - (exponent < 0 ? -exponent : 0)
        return DoubleText.Digits(digits: digits, exponent: point)
    }

    /// A natural number of any size, in groups of nine decimal digits, the lowest first.
    private struct LargeNumber {
        private var groups: [UInt64]

        init(_ value: UInt64) {
            groups = [
                value % 1_000_000_000, value / 1_000_000_000 % 1_000_000_000,
                value / 1_000_000_000_000_000_000,
            ]
        }

        mutating func multiply(by factor: UInt64) {
            var carry: UInt64 = 0
            for index in groups.indices {
                let product = groups[index] * factor + carry
                groups[index] = product % 1_000_000_000
                carry = product / 1_000_000_000
            }
            if carry > 0 { groups.append(carry) }
        }

        var decimalDigits: [UInt8] {
            var digits: [UInt8] = []
            for group in groups {
                var rest = group
                for _ in 0..<9 {
                    digits.append(UInt8(rest % 10))
                    rest /= 10
                }
            }
            while digits.count > 1, digits.last == 0 { digits.removeLast() }
            return digits.reversed()
        }
    }
}

extension DoubleText.Digits {
    /// Keeps so many digits, counted from the first, and rounds half to even.
    mutating func round(toPlaces places: Int) {
        guard places < digits.count else { return }
        guard places >= 0 else {
            digits = [0]
            return
        }
        let kept = digits[..<places]
        let dropped = digits[places...]
        let isLastOdd = (kept.last ?? 0) % 2 == 1
        let isAboveHalf =
            (dropped.first ?? 0) > 5
            || (dropped.first == 5 && dropped.dropFirst().contains { $0 > 0 })
        let isHalf = dropped.first == 5 && !isAboveHalf
        digits = Array(kept)
        if isAboveHalf || (isHalf && isLastOdd) { increment() }
    }

    private mutating func increment() {
        for index in digits.indices.reversed() {
            if digits[index] < 9 {
                digits[index] += 1
                return
            }
            digits[index] = 0
        }
        digits.insert(1, at: 0)
        exponent += 1
    }

    /// The digits from one place to another, with zeros where there are none.
    func text(from start: Int, to end: Int) -> String {
        DoubleText.text(
            (start..<max(start, end)).map { digits.indices.contains($0) ? digits[$0] : 0 })
    }
}
