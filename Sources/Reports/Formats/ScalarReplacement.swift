// SPDX-License-Identifier: Apache-2.0

extension String {
    /// The text with every such scalar replaced; by scalars, because a combining mark after it
    /// would hide it from a search by characters.
    func replacingScalar(_ scalar: Unicode.Scalar, with replacement: String) -> String {
        var result = ""
        for next in unicodeScalars {
            if next == scalar {
                result += replacement
            } else {
                result.unicodeScalars.append(next)
            }
        }
        return result
    }
}
