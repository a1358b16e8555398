// SPDX-License-Identifier: Apache-2.0

extension ScalarSet {
    static let digits = ScalarSet([0x30...0x39])
    static let wordCharacters = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    static let spaces = ScalarSet([0x09...0x0A, 0x0C...0x0D, 0x20...0x20])

    /// A class such as `[:alpha:]`, by its name.
    static func posix(_ name: String) -> ScalarSet? {
        switch name {
        case "alnum": ScalarSet([0x30...0x39, 0x41...0x5A, 0x61...0x7A])
        case "alpha": ScalarSet([0x41...0x5A, 0x61...0x7A])
        case "ascii": ScalarSet([0...0x7F])
        case "blank": ScalarSet([0x09...0x09, 0x20...0x20])
        case "cntrl": ScalarSet([0...0x1F, 0x7F...0x7F])
        case "digit": digits
        case "graph": ScalarSet([0x21...0x7E])
        case "lower": ScalarSet([0x61...0x7A])
        case "print": ScalarSet([0x20...0x7E])
        case "punct": ScalarSet([0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E])
        case "space": ScalarSet([0x09...0x0D, 0x20...0x20])
        case "upper": ScalarSet([0x41...0x5A])
        case "word": wordCharacters
        case "xdigit": ScalarSet([0x30...0x39, 0x41...0x46, 0x61...0x66])
        default: nil
        }
    }

    /// `\p{name}`: a general category, `Any`, or one of the scripts that the standard library's
    /// lack of script data lets us name by their main blocks.
    static func unicode(_ name: String, isNegated: Bool) -> ScalarSet? {
        if let set = ScalarSet(category: name, isNegated: isNegated) { return set }
        guard let set = name == "Any" ? everything : script(name) else { return nil }
        return isNegated ? set.negated() : set
    }

    private static func script(_ name: String) -> ScalarSet? {
        switch name {
        case "Han":
            ScalarSet([
                0x2E80...0x2E99, 0x2E9B...0x2EF3, 0x2F00...0x2FD5, 0x3005...0x3005,
                0x3007...0x3007, 0x3021...0x3029, 0x3038...0x303B, 0x3400...0x4DBF,
                0x4E00...0x9FFF, 0xF900...0xFA6D, 0xFA70...0xFAD9, 0x20000...0x2A6DF,
                0x2A700...0x2EBE0, 0x2F800...0x2FA1D, 0x30000...0x323AF,
            ])
        case "Hiragana": ScalarSet([0x3041...0x3096, 0x309D...0x309F])
        case "Katakana": ScalarSet([0x30A1...0x30FA, 0x30FD...0x30FF, 0x31F0...0x31FF])
        case "Hangul": ScalarSet([0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7A3])
        case "Latin":
            ScalarSet([
                0x41...0x5A, 0x61...0x7A, 0xAA...0xAA, 0xBA...0xBA, 0xC0...0xD6, 0xD8...0xF6,
                0xF8...0x2B8, 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA722...0xA787, 0xFF21...0xFF3A,
                0xFF41...0xFF5A,
            ])
        case "Greek": ScalarSet([0x370...0x373, 0x375...0x377, 0x37A...0x3E1, 0x1F00...0x1FFE])
        case "Cyrillic": ScalarSet([0x400...0x484, 0x487...0x52F, 0x1C80...0x1C8A])
        case "Arabic": ScalarSet([0x600...0x604, 0x606...0x6FF, 0x750...0x77F, 0x8A0...0x8FF])
        case "Hebrew": ScalarSet([0x591...0x5F4])
        default: nil
        }
    }
}

extension Unicode.Scalar {
    static let categoryNames: Set<String> = [
        "C", "Cc", "Cf", "Cn", "Co", "Cs", "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me",
        "Mn", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc",
        "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
    ]

    /// Whether it has a general category, given by one letter or two.
    func isInCategory(_ name: String) -> Bool {
        categoryName.utf8.starts(with: name.utf8)
    }

    private var categoryName: String {
        switch properties.generalCategory {
        case .control: "Cc"
        case .format: "Cf"
        case .unassigned: "Cn"
        case .privateUse: "Co"
        case .surrogate: "Cs"
        case .lowercaseLetter: "Ll"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .titlecaseLetter: "Lt"
        case .uppercaseLetter: "Lu"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .nonspacingMark: "Mn"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .closePunctuation: "Pe"
        case .finalPunctuation: "Pf"
        case .initialPunctuation: "Pi"
        case .otherPunctuation: "Po"
        case .openPunctuation: "Ps"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .mathSymbol: "Sm"
        case .otherSymbol: "So"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .spaceSeparator: "Zs"
        @unknown default: "Cn"
        }
    }
}
