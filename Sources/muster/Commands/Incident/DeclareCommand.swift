// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import Foundation
import Notation
import ResponseCore
import ResponseModel

/// `muster declare`: the first report by a person (S042).
struct DeclareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "declare", abstract: "Open an incident by hand; prints its id.")

    @Argument(help: "What is wrong, in one line.")
    var title: String

    @Option(help: "The plan to run; without one a commander takes it by hand.")
    var plan: String?

    @Option(help: "The nature of the event.")
    var nature = ""

    @Option(help: "Who and what is affected.")
    var scope = ""

    @Option(help: "When it began: 2026-03-01T02:00:00+08:00.")
    var occurred: String?

    @Option(name: .customLong("facts"), parsing: .upToNextOption, help: "Facts: name=value …")
    var facts: [String] = []

    @Flag(help: "Only report: do not start the response.")
    var hold = false

    @OptionGroup var actor: ActorOptions
    @OptionGroup var session: SessionOptions

    func run() async throws {
        let declaration = Declaration(
            title: title, plan: plan.map { PlanID($0) }, nature: nature, scope: scope,
            occurredAt: try occurred.map { try MomentArgument($0).moment },
            facts: try facts.map { try FactArgument($0).fact }, activates: !hold)
        let actor = try self.actor.actor()
        let answer = try await session.withSession { session in
            try await session.give(
                Submission(.intake(.declare(declaration)), by: actor, key: UUID().uuidString))
        }
        if session.json { return Terminal.say(answer.json) }
        Terminal.say(AcceptedText.reported(in: answer) ?? "")
        Terminal.complain(AcceptedText.story(of: answer))
    }
}
