// SPDX-License-Identifier: Apache-2.0
// Expressions are stored as their source. What the compiler knew and a reader could not know, the
// rules of the zones that it names, stands beside it; nothing of it is checked again.

package import CEL
package import Notation

/// Its source; where it names zones, or where a variable has the name of a type, an object of
/// `source`, `variables` and `zones`.
extension CEL.Expression: Shaped {
    package var shape: JSON {
        // A variable called `duration` would be read as the type without its declaration.
        let read = CEL.Expression(restoring: source).variables
        let isPlain = read == variables
        guard isPlain, zones.isEmpty else {
            return .shape(
                ("source", source), ("variables", isPlain ? nil : variables),
                ("zones", zones.unlessEmpty))
        }
        return .string(source)
    }

    package init(shape: JSON) throws(ShapeError) {
        if let source = shape.string {
            self.init(restoring: source)
            return
        }
        guard case .object = shape else {
            throw .expected("an expression, or an object of its source and zones")
        }
        self.init(
            restoring: try shape.read("source"),
            variables: try shape.read("variables", default: []),
            zones: try shape.read("zones", default: []))
    }
}

/// The name of a type as expressions write it: `list(string)`.
extension CELType: Shaped {
    package var shape: JSON { .string(description) }

    package init(shape: JSON) throws(ShapeError) {
        guard let type = shape.string.flatMap({ CELType(parsing: $0) }) else {
            throw .expected("the name of a type")
        }
        self = type
    }
}
