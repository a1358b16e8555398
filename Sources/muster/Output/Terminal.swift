// SPDX-License-Identifier: Apache-2.0
// Data to stdout, everything else to stderr; colour only where somebody sees it.

import Foundation
import Notation
import ResponseCore
import ResponseModel

/// The two streams of the process.
enum Terminal {
    /// Writes a line of data.
    static func say(_ line: String) { write(line + "\n", to: FileHandle.standardOutput) }
    /// Writes a line of diagnostics.
    static func complain(_ line: String) { write(line + "\n", to: FileHandle.standardError) }
    /// Writes data as JSON, for reading by people and programs.
    static func say(_ json: JSON) { say(json.pretty) }

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

    /// Whether stdout is a terminal that wants colour.
    static var hasColour: Bool {
        isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
    }

    /// A text in an ANSI colour, if colour is wanted.
    static func coloured(_ text: String, _ code: Int) -> String {
        hasColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
