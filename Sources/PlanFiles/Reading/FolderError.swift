// SPDX-License-Identifier: Apache-2.0

/// Why files could not be read at all.
package struct FolderError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What sort of trouble it is.
    package enum Kind: Sendable, Equatable {
        case notFound, unreadable, notRegular, tooLarge, tooMany, tooDeep, badName
    }

    package var kind: Kind
    /// The path as the user gave it, or below that.
    package var path: String
    /// What happened: a sentence without its full stop.
    package var message: String
    /// How to mend it.
    package var help: String

    /// The message goes without its full stop, the help with one.
    package init(_ kind: Kind, path: String, _ message: String, help: String) {
        self.kind = kind
        self.path = path
        self.message = message
        self.help = help
    }

    /// `path: error: message. help`
    package var description: String { "\(path): error: \(message). \(help)" }
}
