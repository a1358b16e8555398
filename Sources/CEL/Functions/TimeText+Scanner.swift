// SPDX-License-Identifier: Apache-2.0

extension TimeText {
    /// Reads the parts of times from left to right.
    struct Scanner {
        private let bytes: [UInt8]
        private var position = 0

        init(_ text: String) {
            bytes = Array(text.utf8)
        }

        var isAtEnd: Bool { position == bytes.count }

        private var digit: Int64? {
            guard position < bytes.count, bytes[position].isDigit else { return nil }
            return Int64(bytes[position] - UInt8(ascii: "0"))
        }

        mutating func take(_ text: String) -> Bool {
            guard bytes[position...].starts(with: text.utf8) else { return false }
            position += text.utf8.count
            return true
        }

        /// Steps over a unit that no letter follows, so that "m" is not the start of "ms".
        mutating func takeUnit(_ name: String) -> Bool {
            let start = position
            guard take(name) else { return false }
            if position < bytes.count, bytes[position].isIdentifierStart {
                position = start
                return false
            }
            return true
        }

        /// A number of exactly so many digits.
        mutating func number(digits count: Int) -> Int64? {
            var value: Int64 = 0
            for _ in 0..<count {
                guard let digit else { return nil }
                value = value * 10 + digit
                position += 1
            }
            return value
        }

        /// Digits of a second as nanoseconds; digits behind the ninth are cut off.
        mutating func fraction() -> Int64? {
            var value: Int64 = 0
            var unit: Int64 = 100_000_000
            guard digit != nil else { return nil }
            while let digit {
                value += digit * unit
                unit /= 10
                position += 1
            }
            return value
        }

        /// What stands between day and clock: `T`, `t` or a space.
        mutating func takeSeparator() -> Bool { take("T") || take("t") || take(" ") }

        /// "Z", "z", "+08:00" or "+0800" as seconds east of UTC.
        mutating func offset() -> Int64? {
            if take("Z") || take("z") { return 0 }
            let isWest = take("-")
            guard isWest || take("+"), let hours = number(digits: 2), hours < 24 else { return nil }
            _ = take(":")
            guard let minutes = number(digits: 2), minutes < 60 else { return nil }
            let seconds = hours * 3600 + minutes * 60
            return isWest ? -seconds : seconds
        }

        /// A decimal number such as "1", "1.5" or ".5": its whole part and its fraction, which is
        /// to be divided by its scale.
        mutating func decimal() -> (whole: Int128, fraction: Int128, scale: Int128)? {
            var whole: Int128 = 0
            var fraction: Int128 = 0
            var scale: Int128 = 1
            var count = 0
            while let digit {
                if whole < 1_000_000_000_000_000_000_000 { whole = whole * 10 + Int128(digit) }
                position += 1
                count += 1
            }
            if take(".") {
                while let digit {
                    // Twenty digits are below a nanosecond even of hours.
                    if scale < 100_000_000_000_000_000_000 {
                        fraction = fraction * 10 + Int128(digit)
                        scale *= 10
                    }
                    position += 1
                    count += 1
                }
            }
            return count == 0 ? nil : (whole, fraction, scale)
        }
    }
}
