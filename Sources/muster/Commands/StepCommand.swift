// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Notation
import ResponseCore
import ResponseModel

/// `muster incident step`: work on the playbook.
struct StepCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "step", abstract: "Work on the steps of the playbook.",
        subcommands: [
            Show.self, Start.self, Done.self, Review.self, Fail.self, Skip.self, RollBack.self,
            Add.self,
        ])

    /// The step that a command is about.
    struct Place: ParsableArguments {
        @Argument(help: "The incident.") var id: String
        @Argument(help: "The step.") var step: String
        var incident: IncidentID { IncidentID(id) }
        var stepID: StepID { StepID(step) }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "What to do at a step: instructions, checklist, commands to type by hand.")
        @OptionGroup var place: Place
        @OptionGroup var session: SessionOptions

        func run() async throws {
            let path = ["incidents", place.id]
            let view = try await session.withSession { try await $0.view(path) }
            let steps = view?["steps"]?.array ?? []
            guard let step = steps.first(where: { $0["id"]?.string == place.step }) else {
                let known = steps.compactMap { $0["id"]?.string }
                throw CommandFailure(
                    .refused, "refused: incident \(place.id) has no step \"\(place.step)\".",
                    help: known.isEmpty
                        ? "List what there is: muster incident list"
                        : "Steps so far: \(known.joined(separator: ", "))")
            }
            if session.json { Terminal.say(step) } else { Terminal.say(StepText.text(step)) }
        }
    }

    struct Start: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "start", abstract: "Begin a step, or try a failed one again.")
        @OptionGroup var place: Place
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .step(.start(place.incident, place.stepID)) }
    }

    struct Done: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "done",
            abstract: "A step is done; with review it waits for a second person.")
        @OptionGroup var place: Place
        @Option(help: "What was done.") var note = ""
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .step(.complete(place.incident, place.stepID, note: note)) }
    }

    struct Review: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "review", abstract: "Look at a step that somebody else has done.")
        @OptionGroup var place: Place
        @Flag(help: "Send it back.") var reject = false
        @Option(help: "What you saw; needed to send it back.") var note = ""
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command {
            .step(.review(place.incident, place.stepID, accept: !reject, note: note))
        }
    }

    struct Fail: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "fail", abstract: "A step did not work.")
        @OptionGroup var place: Place
        @Option(help: "Why.") var reason: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .step(.fail(place.incident, place.stepID, reason: reason)) }
    }

    struct Skip: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "skip", abstract: "Leave a step out: a deviation from the plan.")
        @OptionGroup var place: Place
        @Option(help: "Why.") var reason: String
        @Option(help: "Who allows it. (default: you)") var approver: String?
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command {
            .step(
                .skip(
                    place.incident, place.stepID, reason: reason,
                    approver: approver.map { PersonID($0) }))
        }
    }

    struct RollBack: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "rollback",
            abstract: "Undo a step with the step that the plan names for it.")
        @OptionGroup var place: Place
        @Option(help: "Why.") var reason: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .step(.rollBack(place.incident, place.stepID, reason: reason)) }
    }

    struct Add: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Do what the plan does not know: a deviation.")
        @Argument(help: "The incident.") var id: String
        @Argument(help: "What is to be done.") var title: String
        @Option(help: "Who does it: a role.") var role: String
        @Option(help: "How long it may take: 15m.") var within: String?
        @Option(help: "Why.") var reason: String
        @Option(help: "Who allows it. (default: you)") var approver: String?
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() throws -> Command {
            .step(
                .add(
                    IncidentID(id),
                    ImprovisedStep(
                        title: title, role: RoleID(role),
                        within: try within.map { try SpanArgument($0).span }),
                    reason: reason, approver: approver.map { PersonID($0) }))
        }
    }
}
