// SPDX-License-Identifier: Apache-2.0

package import ResponseCore

/// What became of a command that was given to the coordinator.
package enum CommandAnswer: Sendable, Equatable {
    /// It was obeyed and is on disk: what happened, in order. Nothing, if a command with its key
    /// was obeyed before, or if there was nothing to do.
    case accepted([Record])
    /// The rules do not allow it; nothing happened.
    case refused(Refusal)
    /// Too many commands are waiting; nothing happened. Try again in a moment.
    case busy
    /// The store failed; nothing happened as far as anybody will ever know.
    case failed(JournalFailure)
    /// The coordinator has ended or is ending; nothing happened.
    case stopped
}

/// Where commands are given and the state is read: the coordinator, or a stand-in in tests.
package protocol CommandPort: Sendable {
    /// Gives a command and waits for its answer.
    func submit(_ submission: Submission) async -> CommandAnswer
    /// The state as of the newest command that is on disk.
    func snapshot() -> State
}
