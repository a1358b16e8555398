// SPDX-License-Identifier: Apache-2.0

/// Text in which nothing is markup.
package enum EscapedMarkup {
    /// The text with `& < >` and both quotation marks written as HTML and XML both read them: safe
    /// as the content of an element and as the value of a quoted attribute. What would act on a
    /// reader in other ways (controls, characters that turn the direction of text) is left.
    package static func text(_ words: String) -> String {
        var result = ""
        for scalar in words.unicodeScalars {
            if let entity = entity(of: scalar) {
                result += entity
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// How one character has to be written; nil: as it is.
    package static func entity(of scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "'": "&#39;"
        default: nil
        }
    }
}
