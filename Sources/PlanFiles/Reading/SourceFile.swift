// SPDX-License-Identifier: Apache-2.0

/// A file as it was read, before anybody has looked at what is in it.
package struct SourceFile: Sendable, Equatable {
    /// Relative to the folder that was read, with `/`: `templates/first.en.mustache`.
    package var path: String
    /// The path in messages, as the user would write it: `plans/templates/first.en.mustache`.
    package var shownAs: String
    /// All its bytes. Of a file that is larger than it may be, at least one byte more than that.
    package var bytes: [UInt8]

    /// A file by its parts; without `shownAs` messages show `path`.
    package init(path: String, bytes: [UInt8], shownAs: String? = nil) {
        self.path = path
        self.bytes = bytes
        self.shownAs = shownAs ?? path
    }

    /// The kinds of file by their ending.
    package enum Kind: Sendable, Equatable { case yaml, template, customers }

    /// What the ending of a path says; nil: not a file of ours.
    package static func kind(ofPath path: String) -> Kind? {
        if path.hasSuffix(".yaml") || path.hasSuffix(".yml") { return .yaml }
        if path.hasSuffix(".mustache") { return .template }
        if path.hasSuffix(".csv") { return .customers }
        return nil
    }
}
