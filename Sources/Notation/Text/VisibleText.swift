// SPDX-License-Identifier: Apache-2.0
// Text from outside made harmless to the eye: titles, labels and notes come from alerts and
// people, and whatever shows them must show what they are, not do what they say.

extension String {
    /// The text with everything shown that would act instead of being read: control characters,
    /// marks that turn the direction of writing, and invisible characters stand as `⟨U+202E⟩`.
    /// Line feeds stay, tabs become spaces.
    package var visible: String {
        guard unicodeScalars.contains(where: \.isDeceptive) else { return self }
        var result = ""
        var previous: Unicode.Scalar?
        for scalar in unicodeScalars {
            if scalar == "\t" {
                result += " "
            } else if scalar == "\r" {
                result += "\n"
            } else if scalar == "\n", previous == "\r" {
                // The carriage return before it was the line break.
            } else if scalar.isDeceptive {
                result += "⟨U+\(scalar.hexadecimal)⟩"
            } else {
                result.unicodeScalars.append(scalar)
            }
            previous = scalar
        }
        return result
    }

    /// As `visible`, but tabs stay: what is typed by hand may need them, and a terminal shows them.
    package var visibleOnTerminal: String {
        unicodeScalars.split(separator: "\t", omittingEmptySubsequences: false)
            .map { String($0).visible }.joined(separator: "\t")
    }

    /// As `visible`, on one line: line feeds become spaces.
    package var visibleLine: String {
        visible.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0) }.joined(separator: " ")
    }

    /// JSON with everything that would act instead of being read written as `\u202E`: the same
    /// value to programs. Such scalars stand only in its strings.
    package var escapedForTerminal: String {
        guard unicodeScalars.contains(where: \.isDeceptive) else { return self }
        var result = ""
        for scalar in unicodeScalars {
            if scalar.isDeceptive {
                for unit in String(scalar).utf16 { result += "\\u" + unit.hexadecimal }
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Unicode.Scalar {
    /// Whether a reader cannot see it for what it is.
    fileprivate var isDeceptive: Bool {
        switch value {
        case 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F: true
        // Marks, embeddings, overrides and isolates of direction (Unicode TR 9, TR 36).
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        // Invisible: soft hyphen, zero width space, separators, fillers, tags. Joiners stay,
        // scripts and emoji need them.
        case 0xAD, 0x200B, 0x2028, 0x2029, 0x2060...0x2064, 0xFEFF, 0xFFF9...0xFFFB: true
        case 0x115F, 0x1160, 0x3164, 0xFFA0, 0xE0000...0xE007F: true
        default: false
        }
    }

    fileprivate var hexadecimal: String { value.hexadecimal }
}

extension BinaryInteger {
    /// Four hexadecimal digits, or more where it needs them.
    fileprivate var hexadecimal: String {
        let digits = String(self, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
