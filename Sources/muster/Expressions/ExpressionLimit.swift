// SPDX-License-Identifier: Apache-2.0

import Notation
import ResponseCore

/// How much `muster cel` reads, and what it reads it with.
enum ExpressionLimit {
    /// UTF-8 bytes of one line: a longest expression, and variables of some megabytes.
    static let lineBytes = 4 << 20
    /// Bytes of all lines together; a device that never ends is noticed.
    static let totalBytes = 1 << 30
    /// Bytes that are read at once.
    static let chunkBytes = 64 << 10
    /// Parts of an expression that a trace shows: more than a person reads.
    static let tracedParts = 200
    /// Bytes of stack: an expression or a value at its deepest takes three megabytes when
    /// compiled without optimisation, and threads may have less than one.
    static let stackBytes = 64 << 20

    /// For one line.
    static let json = JSONLimits(
        bytes: lineBytes, depth: JSONLimits.greatestDepth, stringBytes: lineBytes,
        values: 1_000_000)
}
