// SPDX-License-Identifier: Apache-2.0

import Coordination
import Foundation
import ResponseCore
import ResponseModel

/// How a command ended, for scripts.
enum ExitStatus: Int32, Sendable {
    case done = 0
    /// What was asked for does not hold: a check found errors, a test failed, a drill was missed.
    case doesNotHold = 1
    case usage = 2
    /// The coordinator refused.
    case refused = 3
    /// Store or network failed.
    case worldFailed = 4

    /// Ends the process.
    func end() -> Never { exit(rawValue) }
}

/// Why a command did not do what it was asked for.
struct CommandFailure: Error, CustomStringConvertible {
    var status: ExitStatus
    var message: String
    var help: String = ""

    var description: String { help.isEmpty ? message : "\(message)\n\(help)" }

    init(_ status: ExitStatus, _ message: String, help: String = "") {
        self.status = status
        self.message = message
        self.help = help
    }

    init(_ refusal: Refusal) {
        self.init(.refused, "refused: \(refusal.message)", help: refusal.help)
    }

    init(_ failure: JournalFailure) {
        self.init(.worldFailed, "error: \(failure.message)", help: failure.help)
    }
}
