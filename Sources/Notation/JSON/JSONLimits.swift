// SPDX-License-Identifier: Apache-2.0

/// How much one JSON text may ask of the reader. What exceeds it is refused, never cut.
package struct JSONLimits: Sendable, Hashable {
    /// UTF-8 bytes of the whole text.
    package var bytes: Int
    /// Arrays and objects that may be open at once; at most `greatestDepth`.
    package var depth: Int
    /// UTF-8 bytes of one string or key, after its escapes were resolved.
    package var stringBytes: Int
    /// Values in the text, counted at all levels, keys not counted.
    package var values: Int

    /// Reading and everything that walks the value afterwards recurses once a level, so that the
    /// depth must stay far below what the smallest stack of a thread holds.
    package static let greatestDepth = 256

    /// Limits by their parts; a depth beyond `greatestDepth` counts as that.
    package init(bytes: Int, depth: Int, stringBytes: Int, values: Int) {
        self.bytes = bytes
        self.depth = min(depth, Self.greatestDepth)
        self.stringBytes = stringBytes
        self.values = values
    }

    /// For what comes from outside. 1,000 alerts of 60 labels of 100 bytes are 6 MiB and 62,000
    /// values; alert senders embed pictures of some hundred KiB; nothing known nests 20 deep.
    package static let standard = JSONLimits(
        bytes: 8 << 20, depth: 128, stringBytes: 4 << 20, values: 500_000)

    /// For lines that Muster wrote itself: one carries all texts of a plan folder and what was made
    /// of them, where a million customers are eight million values.
    package static let journal = JSONLimits(
        bytes: 256 << 20, depth: JSONLimits.greatestDepth, stringBytes: 64 << 20,
        values: 16_000_000)
}
