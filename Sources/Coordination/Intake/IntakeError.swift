// SPDX-License-Identifier: Apache-2.0

package import Notation
import ResponseCore
import ResponseModel

/// Why something that a sender of alerts posted was not taken. Nothing of it was.
package struct IntakeError: Error, Sendable, Equatable, CustomStringConvertible {
    package var kind: Kind
    /// What is wrong, as a sentence.
    package var message: String
    /// Where it is wrong: `alerts[2].labels.severity`, or a line and column; empty for the whole.
    package var place: String
    /// How to mend it, as a sentence.
    package var help: String

    /// What the sender should conclude.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Not what the format says: sending it again does not help (HTTP 400).
        case malformed
        /// More than is taken at once (HTTP 413).
        case tooLarge = "too_large"
    }

    /// An error by its parts.
    package init(_ kind: Kind, _ message: String, at place: String = "", help: String) {
        self.kind = kind
        self.message = message
        self.place = place
        self.help = help
    }

    /// The body is no JSON.
    package init(_ error: JSONError) {
        self.init(
            error.code == .tooLarge ? .tooLarge : .malformed, error.message,
            at: "line \(error.line), column \(error.column)", help: error.help)
    }

    /// `alerts[2].status: message help`, one line.
    package var description: String {
        let prefix = place.isEmpty ? "" : "\(place): "
        return "\(prefix)\(message) \(help)"
    }
}
