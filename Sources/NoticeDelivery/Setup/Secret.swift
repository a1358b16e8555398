// SPDX-License-Identifier: Apache-2.0

/// A text that no description, error or log shows.
package struct Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The text itself, for those who must hand it on.
    let revealed: String

    /// Hides a text.
    package init(_ text: String) { revealed = text }

    /// The same for every secret.
    package var description: String { "(secret)" }
    /// The same for every secret.
    package var debugDescription: String { description }
    /// Shows nothing to `dump`.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
