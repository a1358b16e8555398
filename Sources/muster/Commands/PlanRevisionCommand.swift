// SPDX-License-Identifier: Apache-2.0
// The life of a revision, from the proposal to the end (S093-S099). What is decided on is the text
// that stands in the plan folder, by its digest.

import ArgumentParser
import Coordination
import ResponseCore
import ResponseModel

/// `muster plan status`.
struct PlanStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Which revision holds, and what a new one waits for.")
    @Argument(help: "The plan, by its id. (default: all)") var plan: String?
    @OptionGroup var session: SessionOptions

    func run() async throws {
        let path = ["plans"] + (plan.map { [$0] } ?? [])
        guard let view = try await session.withSession({ try await $0.view(path) }) else {
            throw CommandFailure(
                .refused, "refused: there is no plan \(plan ?? "").",
                help: "List what there is: muster plan status")
        }
        if session.json { return Terminal.say(view) }
        Terminal.say(plan == nil ? PlanLifeText.table(view) : PlanLifeText.story(view))
    }
}

/// `muster plan propose`.
struct PlanPropose: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose", abstract: "Propose the text of a plan that stands in the folder.")
    @Argument(help: "The plan, by its id.") var plan: String
    @Option(help: "The cause: operations, customer_feedback, policy_change, technical_change.")
    var because: String
    @Option(help: "The reason in a sentence.") var note: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions

    func command() throws -> Command {
        .plan(
            .revise(
                PlanID(plan),
                .propose(cause: try WordArgument.read(because, "--because"), note: note)))
    }
}

/// `muster plan review`.
struct PlanReview: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Say what a review of the proposed text found.")
    @Argument(help: "The plan, by its id.") var plan: String
    @Option(
        name: .customLong("for"), help: "customer_service, legal, quality_control or experts.")
    var function: String
    @Flag(help: "Object to it; --note says why.") var reject = false
    @Flag(help: "Ask for a review by experts.") var experts = false
    @Option(help: "What was found.") var note = ""
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions

    func command() throws -> Command {
        .plan(
            .revise(
                PlanID(plan),
                .review(
                    try WordArgument.read(function, "--for"), accept: !reject,
                    asksForExperts: experts, note: note)))
    }
}

/// `muster plan approve`.
struct PlanApprove: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Allow a reviewed text to be published.")
    @Argument(help: "The plan, by its id.") var plan: String
    @Option(help: "A note.") var note = ""
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .plan(.revise(PlanID(plan), .approve(note: note))) }
}

/// `muster plan publish`.
struct PlanPublish: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Bring an approved text into force.")
    @Argument(help: "The plan, by its id.") var plan: String
    @Option(help: "2026-03-31T00:00:00+08:00, or a span from now such as 3d. (default: its file)")
    var effectiveFrom: String?
    @Option(help: "For whom it holds.") var scope = ""
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions

    func command() throws -> Command {
        let start = try effectiveFrom.map {
            try MomentArgument($0, from: SystemClock().now()).moment
        }
        return .plan(.revise(PlanID(plan), .publish(effectiveFrom: start, scope: scope)))
    }
}

/// `muster plan retire`.
struct PlanRetire: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "retire", abstract: "Take a plan out of force, or give up a proposal.")
    @Argument(help: "The plan, by its id.") var plan: String
    @Flag(help: "Give up the text that is proposed; what holds goes on holding.")
    var proposal = false
    @Option(help: "Why.") var reason: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions

    func command() -> Command {
        .plan(
            .revise(
                PlanID(plan), proposal ? .withdraw(reason: reason) : .retire(reason: reason)))
    }
}

/// `muster plan ack`.
struct PlanAcknowledge: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack", abstract: "Say that you have read and practised a plan.")
    @Argument(help: "The plan, by its id.") var plan: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .plan(.revise(PlanID(plan), .acknowledge)) }
}

/// `muster plan feedback`.
struct PlanFeedback: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "feedback", abstract: "Say what should be better in a plan.")
    @Argument(help: "The plan, by its id.") var plan: String
    @Argument(help: "What you found.") var text: String
    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions
    func command() -> Command { .plan(.revise(PlanID(plan), .giveFeedback(text))) }
}
