// SPDX-License-Identifier: Apache-2.0

/// Why a stored or sent object cannot be understood, and which member is to blame.
package struct ShapeError: Error, Sendable, Equatable, CustomStringConvertible {
    package var code: Code
    /// The kind of event or command, such as `incident_reported`; empty before it is known.
    package var kind: String
    /// The member with the way to it, such as `report.match.tried[2].outcome`; empty for the whole.
    package var member: String
    /// What was expected, or what failed.
    package var expected: String

    /// The kinds of error, stable for programs.
    package enum Code: String, Sendable, Hashable, CaseIterable {
        /// A member is missing or is not what it must be.
        case invalid
        /// The kind or its version is not known here: a later version of Muster wrote it.
        case tooNew = "too_new"
        /// The text is not JSON.
        case json
        /// Stored plan texts are missing, or do not make the plans that they made.
        case plans
    }

    /// An error by its parts.
    package init(_ code: Code, kind: String = "", member: String = "", _ expected: String) {
        self.code = code
        self.kind = kind
        self.member = member
        self.expected = expected
    }

    /// A value that is not what it must be; the readers around it add where it stands.
    package static func expected(_ what: String) -> ShapeError { ShapeError(.invalid, what) }

    /// The same error, seen from the object whose member it is in.
    package func within(_ outer: String) -> ShapeError {
        var error = self
        let joint = member.isEmpty || member.hasPrefix("[") ? "" : "."
        error.member = outer + joint + member
        return error
    }

    /// The same error, of an object of a kind.
    package func of(kind: String) -> ShapeError {
        var error = self
        error.kind = kind
        return error
    }

    /// One sentence with kind, member and what was expected.
    package var description: String {
        let subject = kind.isEmpty ? "what was sent" : "\"\(kind)\""
        let full = expected.hasSuffix("?") ? expected : expected + "."
        switch code {
        case .invalid where member.isEmpty:
            return kind.isEmpty ? "It must be \(full)" : "\(subject) must be \(full)"
        case .invalid: return "In \(subject), \(member) must be \(full)"
        case .tooNew:
            return
                "\(subject) is not known here: \(expected). Use the Muster that wrote it."
        case .json: return "The text is not JSON: \(expected)"
        case .plans: return "The plans of \(subject) cannot be restored: \(expected)"
        }
    }
}
