// SPDX-License-Identifier: Apache-2.0
// What comes in: signals, and incidents declared by hand.

package import Notation
package import ResponseModel

/// A report of something that happened.
package enum IntakeCommand: Sendable, Equatable {
    /// Attach signals to incidents, or open incidents for them.
    case receiveSignals([Signal])
    /// Open an incident by hand.
    case declare(Declaration)
}

extension IntakeCommand: FormFamily {
    /// The names under which they are sent.
    package enum Kind: String, Sendable, CaseIterable {
        case receiveSignals = "receive_signals"
        case declare = "declare_incident"
    }

    package static let forms = Forms<Self>()

    package var stored: Stored<Kind> {
        switch self {
        case .receiveSignals(let signals): Stored(.receiveSignals, signals)
        case .declare(let declaration): Stored(.declare, declaration)
        }
    }

    package static func form(_ kind: Kind) -> Form<Self> {
        switch kind {
        case .receiveSignals: Form("signals") { .receiveSignals($0) }
        case .declare: Form(Member.spread()) { .declare($0) }
        }
    }
}

extension IntakeCommand {
    /// Who may give it.
    var authority: Authority {
        switch self {
        case .receiveSignals: .anybody
        case .declare: .person
        }
    }
}

extension Decision {
    /// Hands the command to its rule.
    mutating func obey(_ command: IntakeCommand) throws(Refusal) {
        switch command {
        case .receiveSignals(let signals): try receive(signals)
        case .declare(let declaration): try declare(declaration)
        }
    }
}
