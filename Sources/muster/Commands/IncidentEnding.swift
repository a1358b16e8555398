// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import ResponseCore
import ResponseModel

extension IncidentCommand {
    struct Mitigate: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "mitigate", abstract: "Customers are no longer affected.")
        @Argument(help: "The incident.") var id: String
        @Option(help: "How.") var note = ""
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .incident(.mitigate(IncidentID(id), note: note)) }
    }

    struct Recover: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "recover", abstract: "Service is restored.")
        @Argument(help: "The incident.") var id: String
        @Option(help: "How it is known.") var note = ""
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .incident(.recover(IncidentID(id), note: note)) }
    }

    struct Relapse: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "relapse", abstract: "It is not over after all.")
        @Argument(help: "The incident.") var id: String
        @Argument(help: "Why.") var reason: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .incident(.relapse(IncidentID(id), reason: reason)) }
    }

    struct Confirm: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "confirm", abstract: "Confirm lines of the stand-down checklist.")
        @Argument(help: "The incident.") var id: String
        @Argument(help: "Their numbers, from 0.") var items: [Int]
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .incident(.confirmChecklist(IncidentID(id), items: items)) }
    }

    struct StandDown: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "stand-down", abstract: "End the response; opens the review.")
        @Argument(help: "The incident.") var id: String
        @Option(help: "A closing word.") var note = ""
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .incident(.standDown(IncidentID(id), note: note)) }
    }

    struct ReviewCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "review", abstract: "Write the evaluation, part by part.",
            discussion: """
                --part cause|effect|resources|improvement TEXT, --cause CLASS [TEXT], \
                --satisfaction 0.93, --no-action TEXT, and at the end --complete.
                """)
        @Argument(help: "The incident.") var id: String
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
            let id = IncidentID(id)
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
            return entries.map { .review(.record(id, $0)) }
                + (complete ? [.review(.complete(id))] : [])
        }
    }

    struct Close: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "close",
            abstract: "Close the incident; a false alarm at once, with a note.")
        @Argument(help: "The incident.") var id: String
        @Option(help: "A closing word; needed for a false alarm.") var note = ""
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .incident(.close(IncidentID(id), note: note)) }
    }
}
