// SPDX-License-Identifier: Apache-2.0
// Strings: nearly all are plain bytes between two quotes and are taken in one piece.

extension JSONParser {
    /// The string that begins at the quote under `position`.
    mutating func text() throws(JSONError) -> String {
        let start = position + 1
        let end = endOfPlainBytes(from: start)
        guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else {
            return try textWithEscapes(from: start, plainTo: end)
        }
        try checkLength(end - start)
        position = end + 1
        return try decoded(bytes[start..<end], from: start)
    }

    private mutating func textWithEscapes(
        from start: Int, plainTo end: Int
    ) throws(JSONError) -> String {
        var buffer = Array(bytes[start..<end])
        position = end
        while true {
            guard position < bytes.count else {
                throw failure(
                    "The text ends within a string.",
                    help: "Close the string with a double quote; the text may have been cut off.")
            }
            switch bytes[position] {
            case UInt8(ascii: "\""):
                try checkLength(buffer.count)
                position += 1
                return try decoded(buffer[...], from: start)
            case UInt8(ascii: "\\"):
                try escape(into: &buffer)
            default:
                throw failure(
                    "A string contains \(found).",
                    help: "Write it as an escape, such as \\n or \\u0001.")
            }
            let next = endOfPlainBytes(from: position)
            buffer += bytes[position..<next]
            position = next
            try checkLength(buffer.count)
        }
    }

    /// The next byte that is a quote, a backslash or a control character, or the end of the text.
    private func endOfPlainBytes(from start: Int) -> Int {
        var place = start
        while place < bytes.count {
            let byte = bytes[place]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            place += 1
        }
        return place
    }

    private func checkLength(_ count: Int) throws(JSONError) {
        if count > limits.stringBytes {
            throw tooLarge("A string has more than \(limits.stringBytes) bytes.")
        }
    }

    private func decoded(_ part: ArraySlice<UInt8>, from start: Int) throws(JSONError) -> String {
        // Nothing can be wrong with ASCII, and most of what comes is: it is worth a look.
        if part.allSatisfy({ $0 < 0x80 }) { return String(decoding: part, as: UTF8.self) }
        if let text = String(validating: part, as: UTF8.self) { return text }
        // Escapes give valid UTF-8, so the wrong byte stands in the text as it came.
        let wrong = start + Self.validLength(bytes[start...])
        throw failure(
            .malformed, at: wrong, "A string contains bytes that are not UTF-8.",
            help: "Save the text as UTF-8.")
    }

    /// How many bytes from the start are whole characters of valid UTF-8.
    private static func validLength(_ part: ArraySlice<UInt8>) -> Int {
        var decoder = UTF8()
        var iterator = part.makeIterator()
        var length = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            length += UTF8.width(scalar)
        }
        return length
    }

    /// Resolves the escape at the backslash under `position` and steps behind it.
    private mutating func escape(into buffer: inout [UInt8]) throws(JSONError) {
        let place = position
        position += 1
        let letter = position < bytes.count ? bytes[position] : 0
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(letter)
        case UInt8(ascii: "b"): buffer.append(0x08)
        case UInt8(ascii: "f"): buffer.append(0x0C)
        case UInt8(ascii: "n"): buffer.append(0x0A)
        case UInt8(ascii: "r"): buffer.append(0x0D)
        case UInt8(ascii: "t"): buffer.append(0x09)
        case UInt8(ascii: "u"): try appendScalar(escapedAt: place, to: &buffer)
        default:
            throw failure(
                .malformed, at: place, "A string contains an escape that JSON does not have.",
                help: "Use one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t, or a code such as \\u0041.")
        }
    }

    private mutating func appendScalar(
        escapedAt place: Int, to buffer: inout [UInt8]
    ) throws(JSONError) {
        var code = try hexadecimal(escapedAt: place)
        if (0xD800..<0xDC00).contains(code), position + 1 < bytes.count,
            bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
        {
            position += 2
            let low = try hexadecimal(escapedAt: place)
            // A second half that is none leaves the first one alone, which no scalar has.
            if (0xDC00..<0xE000).contains(low) {
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
        }
        guard let scalar = Unicode.Scalar(code) else {
            throw failure(
                .malformed, at: place, "A string contains half of a surrogate pair.",
                help: "Write both halves, such as \\ud83d\\ude00, or the character itself.")
        }
        buffer += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }

    private mutating func hexadecimal(escapedAt place: Int) throws(JSONError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard position < bytes.count,
                let digit = Character(UnicodeScalar(bytes[position])).hexDigitValue
            else {
                throw failure(
                    .malformed, at: place, "After \\u four hexadecimal digits must come.",
                    help: "Write for example \\u00e9.")
            }
            code = code << 4 | UInt32(digit)
            position += 1
        }
        return code
    }
}
