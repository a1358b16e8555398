// SPDX-License-Identifier: Apache-2.0

import Foundation

/// JSON as Foundation reads it: what Muster writes is held against a reader that is not its own.
struct Tree: @unchecked Sendable {
    // Unchecked: values of JSONSerialization are never changed after reading.
    private let value: Any?

    private init(value: Any?) { self.value = value }

    /// Reads a text.
    init(_ text: String) throws {
        value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    }

    /// A member; a tree of nothing where there is none.
    subscript(_ name: String) -> Tree {
        Tree(value: (value as? [String: Any])?[name])
    }

    var items: [Tree] { (value as? [Any] ?? []).map { Tree(value: $0) } }
    var text: String? { value as? String }
    var number: Int? { (value as? NSNumber)?.intValue }
    var flag: Bool? { value as? Bool }
}
