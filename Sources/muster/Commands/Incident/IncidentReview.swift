// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import ResponseCore
import ResponseModel

/// `muster incident review`.
struct IncidentReview: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Write the evaluation, part by part.",
        discussion: """
            --part cause|effect|resources|improvement TEXT, --cause CLASS [TEXT], \
            --satisfaction 0.93, --no-action TEXT, and at the end --complete.
            """)
    @OptionGroup var incident: IncidentArgument
    @Argument(help: "The text.") var text: String = ""
    @Option(help: "A finding for one of the four parts.") var part: String?
    @Option(help: "A cause: a class of the cause taxonomy.") var cause: String?
    @Option(help: "Customer satisfaction, 0 to 1.") var satisfaction: Double?
    @Flag(help: "The text says why no action is needed.") var noAction = false
    @Flag(help: "The review is complete.") var complete = false
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions

    func run() async throws {
        let commands = try self.commands()
        guard !commands.isEmpty else {
            throw CommandFailure(
                .usage, "error: nothing is said about the review.",
                help: "See muster incident review --help.")
        }
        let actor = try self.actor.actor()
        for command in commands { try await session.give(command, by: actor) }
    }

    private func commands() throws -> [Command] {
        let id = incident.id
        var entries: [ReviewEntry] = []
        if let part {
            guard let part = ReviewPart(rawValue: part) else {
                throw CommandFailure(
                    .usage, "error: there is no part \"\(part)\" of a review.",
                    help: "Parts: "
                        + ReviewPart.allCases.map(\.rawValue).joined(separator: ", "))
            }
            entries.append(.finding(part, text: text))
        }
        if let cause { entries.append(.cause(class: cause, text: text)) }
        if let satisfaction { entries.append(.satisfaction(satisfaction)) }
        if noAction { entries.append(.noActionReason(text)) }
        return entries.map { .review(.record(id, $0)) } + (complete ? [.review(.complete(id))] : [])
    }
}
