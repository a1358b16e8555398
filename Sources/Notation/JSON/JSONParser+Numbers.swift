// SPDX-License-Identifier: Apache-2.0

extension JSONParser {
    /// Digits, point and exponent of one number together; an exact double needs less than 800.
    private static let numberBytes = 1_024

    /// The number that begins under `position`.
    mutating func number() throws(JSONError) -> JSON {
        let start = position
        let isNegative = bytes[position] == UInt8(ascii: "-")
        if isNegative { position += 1 }
        let firstDigit = position
        let whole = try digits("A number needs a digit here")
        if position - firstDigit > 1, bytes[firstDigit] == UInt8(ascii: "0") {
            throw failure(
                .malformed, at: firstDigit, "A number begins with a zero.",
                help: "Remove leading zeros.")
        }
        let isWrittenAsInteger = try !fraction()
        if isWrittenAsInteger, let whole, let value = Self.signed(whole, isNegative) {
            return .integer(value)
        }
        return try nearestDouble(start..<position)
    }

    /// Steps over fraction and exponent; whether there was one.
    private mutating func fraction() throws(JSONError) -> Bool {
        let start = position
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            _ = try digits("After the decimal point a digit must come")
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            let sign = position < bytes.count ? bytes[position] : 0
            if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
            _ = try digits("In an exponent a digit must come")
        }
        return position > start
    }

    /// Steps over at least one digit; the number that they make, nil beyond 64 bits.
    private mutating func digits(_ complaint: String) throws(JSONError) -> UInt64? {
        let start = position
        var sum: UInt64? = 0
        while position < bytes.count {
            let digit = bytes[position] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            if let known = sum {
                let (product, overflow) = known.multipliedReportingOverflow(by: 10)
                let (next, carry) = product.addingReportingOverflow(UInt64(digit))
                sum = overflow || carry ? nil : next
            }
            position += 1
        }
        guard position > start else {
            throw failure("\(complaint), but there is \(found).", help: valueHelp)
        }
        return sum
    }

    private static func signed(_ magnitude: UInt64, _ isNegative: Bool) -> Int64? {
        isNegative ? Int64(exactly: -Int128(magnitude)) : Int64(exactly: magnitude)
    }

    private func nearestDouble(_ place: Range<Int>) throws(JSONError) -> JSON {
        guard place.count <= Self.numberBytes else {
            throw tooLarge("A number has more than \(Self.numberBytes) digits.")
        }
        let text = String(decoding: bytes[place], as: UTF8.self)
        guard let value = Double(text), value.isFinite else {
            throw failure(
                .numberRange, at: place.lowerBound, "The number \(text.prefix(40)) is too large.",
                help: "The largest is about 1.8e308; write larger ones as a string.")
        }
        return Int64(exactly: value).map(JSON.integer) ?? .number(value)
    }
}
