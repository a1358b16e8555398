// SPDX-License-Identifier: Apache-2.0
// Data to stdout, everything else to stderr. Text passes through here on its way to a person, and
// here it is made visible: a title from an alert cannot move the cursor or turn the line around,
// whoever prints it.

import Foundation
import Notation
import ResponseCore
import ResponseModel

/// The two streams of the process.
enum Terminal {
    /// Writes text for people, with a line feed.
    static func say(_ text: String) {
        write(text.visibleOnTerminal + "\n", to: FileHandle.standardOutput)
    }

    /// Writes a diagnostic, with a line feed.
    static func complain(_ text: String) {
        write(text.visibleOnTerminal + "\n", to: FileHandle.standardError)
    }

    /// Writes data as JSON, for reading by people and programs.
    static func say(_ json: JSON) { emit(json: json.pretty) }

    /// Writes a text that is JSON. A terminal gets it escaped, which is the same value.
    static func emit(json text: String) {
        let isSeen = isatty(STDOUT_FILENO) == 1
        emit(isSeen ? text.escapedForTerminal : text)
    }

    /// Writes a document in a format of its own, such as a report, byte for byte; whoever made it
    /// answers for what it shows.
    static func emit(_ document: String) {
        write(document + "\n", to: FileHandle.standardOutput)
    }

    // A reader that has gone (`| head`) is no error of ours.
    private static func write(_ text: String, to handle: FileHandle) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes {
                Foundation.write(handle.fileDescriptor, $0.baseAddress, $0.count)
            }
            guard count > 0 else {
                if errno == EINTR { continue }
                return
            }
            bytes = bytes.dropFirst(count)
        }
    }
}
