// SPDX-License-Identifier: Apache-2.0

/// What came of a transfer that was begun, whether it went well or not.
package struct TransferReport: Sendable, Equatable {
    /// libcurl's result: 0 when the protocol was followed to its end.
    package var result: Int
    /// libcurl's sentence about a failure; empty without one.
    package var failureText: String
    /// The last status of HTTP or reply code of SMTP; 0 when there was none.
    package var responseCode: Int
    /// Connections that were opened for it; 0 when an open one was used again.
    package var newConnections: Int
    /// Every address was refused by the policy of the request.
    package var wasAddressRefused: Bool
    /// HTTP only.
    package var answer: HTTPAnswer
    /// SMTP only.
    package var dialogue: MailDialogue

    /// A report by its parts.
    package init(
        result: Int, failureText: String = "", responseCode: Int = 0, newConnections: Int = 0,
        wasAddressRefused: Bool = false, answer: HTTPAnswer = HTTPAnswer(),
        dialogue: MailDialogue = MailDialogue()
    ) {
        self.result = result
        self.failureText = failureText
        self.responseCode = responseCode
        self.newConnections = newConnections
        self.wasAddressRefused = wasAddressRefused
        self.answer = answer
        self.dialogue = dialogue
    }
}

/// The answer to an HTTP request, as far as it was taken.
package struct HTTPAnswer: Sendable, Equatable {
    /// Header fields of the last answer; names in lower case.
    package var headers: [Header] = []
    package var body: [UInt8] = []
    /// The body was longer than allowed.
    package var isCut = false

    /// An empty answer.
    package init() {}

    /// A field of the answer's header.
    package struct Header: Sendable, Equatable {
        package var name: String
        package var value: String
        /// A field by its parts.
        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The value of the first field of a name, which is given in lower case.
    package subscript(name: String) -> String? { headers.first { $0.name == name }?.value }
}

/// Why a transfer was not carried out to an end that can be reported.
package enum TransferFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// As many transfers as the engine takes are already waiting.
    case busy
    /// The engine is stopped or was stopped meanwhile.
    case stopped
    /// The task that asked for it was cancelled.
    case cancelled
    /// libcurl refuses the request or lacks what it needs.
    case unusable(String)

    /// The reason in words.
    package var description: String {
        switch self {
        case .busy: "too many transfers are waiting"
        case .stopped: "the sender was stopped"
        case .cancelled: "the transfer was cancelled"
        case .unusable(let why): "the transfer cannot be made: \(why)"
        }
    }
}
