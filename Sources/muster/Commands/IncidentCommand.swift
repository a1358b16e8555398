// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Notation
import ResponseCore
import ResponseModel

/// `muster incident`: everything that people do about an incident.
struct IncidentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "incident", abstract: "Look at incidents and run them.",
        subcommands: [
            List.self, Show.self, Why.self, Acknowledge.self, Assess.self, Warn.self,
            Activate.self, FactCommand.self, Level.self, RoleCommand.self, HandOver.self,
            StepCommand.self, Note.self, Mitigate.self, Recover.self, Relapse.self, Confirm.self,
            StandDown.self, ReviewCommand.self, Close.self,
        ])

    struct List: ViewCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "All incidents, the most severe open one first.")
        @OptionGroup var session: SessionOptions
        var path: [String] { ["incidents"] }
        func text(_ view: JSON) -> String { IncidentText.list(view) }
    }

    struct Show: ViewCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Everything about one incident.")
        @Argument(help: "The incident.") var id: String
        @OptionGroup var session: SessionOptions
        var path: [String] { ["incidents", id] }
        func text(_ view: JSON) -> String { IncidentText.detail(view) }
    }

    struct Why: ViewCommand {
        static let configuration = CommandConfiguration(
            commandName: "why", abstract: "Why this plan and this level: every rule that was tried."
        )
        @Argument(help: "The incident.") var id: String
        @OptionGroup var session: SessionOptions
        var path: [String] { ["incidents", id, "why"] }
        func text(_ view: JSON) -> String { WhyText.text(view) }
    }

    struct Acknowledge: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "acknowledge",
            abstract: "Take the incident, or the role you were called for.")
        @Argument(help: "The incident.") var id: String
        @Option(help: "Only this role.") var role: String?
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command {
            .role(.acknowledge(IncidentID(id), role: role.map { RoleID($0) }))
        }
    }

    struct Assess: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "assess", abstract: "Say what the incident is, and which plan is for it.")
        @Argument(help: "The incident.") var id: String
        @Option(help: "The plan.") var plan: String?
        @Option(help: "What was found.") var note = ""
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command {
            .incident(.assess(IncidentID(id), plan: plan.map { PlanID($0) }, note: note))
        }
    }

    struct Warn: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "warn", abstract: "Put the incident under early warning.")
        @Argument(help: "The incident.") var id: String
        @Argument(help: "Why.") var reason: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .incident(.warn(IncidentID(id), reason: reason)) }
    }

    struct Activate: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "activate", abstract: "Start the response.")
        @Argument(help: "The incident.") var id: String
        @Option(help: "The plan. (default: the one that was matched)") var plan: String?
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command {
            .incident(.activate(IncidentID(id), plan: plan.map { PlanID($0) }))
        }
    }

    struct FactCommand: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "fact", abstract: "Tell facts; the level follows.")
        @Argument(help: "The incident.") var id: String
        @Argument(help: "name=value …") var facts: [String]
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() throws -> Command {
            .level(.recordFacts(IncidentID(id), try facts.map { try FactArgument($0).fact }))
        }
    }

    struct Level: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "level", abstract: "Set the level by hand, or let the rules decide again.")
        @Argument(help: "The incident.") var id: String
        @Argument(help: "The level, or auto.") var level: String
        @Option(help: "Why.") var reason: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() throws -> Command {
            if level == "auto" { return .level(.clear(IncidentID(id), reason: reason)) }
            guard let number = Int(level) else {
                throw CommandFailure(
                    .usage, "error: \"\(level)\" is not a level.", help: "Give a number, or auto.")
            }
            return .level(.set(IncidentID(id), level: number, reason: reason))
        }
    }

    struct RoleCommand: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "role", abstract: "Give a role to somebody.")
        @Argument(help: "The incident.") var id: String
        @Argument(help: "The role.") var role: String
        @Argument(help: "The person.") var person: String
        @Option(help: "Why.") var reason: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command {
            .role(
                .assign(
                    IncidentID(id), role: RoleID(role), person: PersonID(person), reason: reason))
        }
    }

    struct HandOver: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "handover", abstract: "Pass command on, with a brief.")
        @Argument(help: "The incident.") var id: String
        @Argument(help: "The new commander.") var person: String
        @Option(help: "What they need to know.") var brief: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command {
            .role(.handOver(IncidentID(id), to: PersonID(person), brief: brief))
        }
    }

    struct Note: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "note", abstract: "Write into the log.")
        @Argument(help: "The incident.") var id: String
        @Argument(help: "The note.") var text: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .incident(.addNote(IncidentID(id), text: text)) }
    }
}
