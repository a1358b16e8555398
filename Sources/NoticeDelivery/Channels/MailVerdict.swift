// SPDX-License-Identifier: Apache-2.0

import CLibcurl
import Coordination
import Notation
import ResponseCore
import ResponseModel

/// What the end of an SMTP transfer means for the delivery. The reply code decides first, since
/// libcurl reports a refused recipient as a failure to send.
struct MailVerdict {
    let outcome: DeliveryOutcome

    /// Replies to AUTH, and to a MAIL that lacks it (RFC 4954, 6; RFC 3207, 4): they speak of our
    /// settings, not of the message.
    private static let settingsCodes: Set<Int> = [530, 534, 535, 538, 454]

    init(_ report: TransferReport) {
        let dialogue = report.dialogue
        let answer = AnswerText.shortened(dialogue.lastReply)
        if report.result == 0 {
            outcome = .accepted(detail: answer)
        } else if dialogue.isMessageSent, !dialogue.isMessageAnswered {
            outcome = .deferred(
                detail: "outcome unknown: the relay did not answer after the message "
                    + "(\(report.reason))",
                retryAfter: nil)
        } else if dialogue.lastCode == 421 || Self.wasConnectionStale(report) {
            // An open connection that the relay has had enough of: a new one is worth a try soon.
            outcome = .deferred(
                detail: answer.isEmpty ? Self.detail(report, answer) : answer,
                retryAfter: report.newConnections == 0 ? .seconds(1) : nil)
        } else if Self.isFinal(dialogue) {
            outcome = .rejected(detail: "\(dialogue.stage.name) refused: \(answer)")
        } else {
            outcome = .deferred(detail: Self.detail(report, answer), retryAfter: nil)
        }
    }

    /// Whether the relay refused this message for good. What it says before it has heard of the
    /// message is about the relay or our settings: those can be mended while the notice waits.
    private static func isFinal(_ dialogue: MailDialogue) -> Bool {
        (500...599).contains(dialogue.lastCode) && dialogue.stage >= .sender
            && !settingsCodes.contains(dialogue.lastCode)
    }

    /// Whether the relay closed an open connection at the moment when it was used again.
    private static func wasConnectionStale(_ report: TransferReport) -> Bool {
        report.newConnections == 0 && report.dialogue.stage == .sender
            && report.dialogue.lastCode == 0
            && report.result != Int(CURLE_OPERATION_TIMEDOUT.rawValue)
    }

    private static func detail(_ report: TransferReport, _ answer: String) -> String {
        switch report.result {
        case Int(CURLE_USE_SSL_FAILED.rawValue):
            return "the relay does not offer STARTTLS, and encryption is required"
        case Int(CURLE_LOGIN_DENIED.rawValue):
            return "the relay refuses our credentials: \(answer)"
        default:
            let isRefusal = report.dialogue.lastCode >= 400
            return "\(report.dialogue.stage.name): \(isRefusal ? answer : report.reason)"
        }
    }
}

/// Answers of other systems as they are stored and shown.
enum AnswerText {
    /// Characters that are kept: one line on a board.
    static let maximumCharacters = 200

    /// One line without unsafe characters.
    static func shortened(_ text: String) -> String {
        let line = HeaderText.sanitized(text)
        guard line.count > maximumCharacters else { return line }
        return line.prefix(maximumCharacters) + "…"
    }
}

extension TransferReport {
    /// libcurl's sentence about a failure.
    var reason: String { AnswerText.shortened(failureText) }
}
