// SPDX-License-Identifier: Apache-2.0

extension String {
    /// Text in which nothing is markup, neither in elements nor in quoted attributes, and in which
    /// everything is visible.
    package var escapedForHTML: String {
        var result = ""
        for scalar in visible.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The same as an element that keeps to itself the direction in which it is written: a title in
    /// Arabic moves nothing beside it.
    package var isolatedForHTML: String { "<bdi>\(escapedForHTML)</bdi>" }
}
