// SPDX-License-Identifier: Apache-2.0

/// Texts that want to do something to whoever looks at them.
enum HostileText {
    /// Clears the screen, turns the line around, hides a word, and begins a new line.
    static let title = "Pay\u{1B}[2J \u{202E}won\u{200B} \u{7}\u{9B}31m\rover\nnext"

    /// Scalars that may not reach a terminal.
    static func acting(in text: String) -> [Unicode.Scalar] {
        text.unicodeScalars.filter { scalar in
            switch scalar.value {
            case 0x09, 0x0A: false
            case 0x00...0x1F, 0x7F...0x9F, 0x200B, 0x202A...0x202E, 0x2066...0x2069: true
            default: false
            }
        }
    }
}
