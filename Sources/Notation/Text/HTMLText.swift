// SPDX-License-Identifier: Apache-2.0

extension String {
    /// Text in which nothing is markup, neither in elements nor in quoted attributes, and in which
    /// everything is visible.
    package var escapedForHTML: String { EscapedMarkup.text(visible) }

    /// The same as an element that keeps to itself the direction in which it is written: a title in
    /// Arabic moves nothing beside it.
    package var isolatedForHTML: String { "<bdi>\(escapedForHTML)</bdi>" }
}
