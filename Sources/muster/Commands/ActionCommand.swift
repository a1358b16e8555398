// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import Notation
import ResponseCore
import ResponseModel

/// `muster action`: what is to be changed after incidents.
struct ActionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "action", abstract: "Corrective actions: owner, due date, effect check.",
        subcommands: [List.self, Add.self, Done.self, Verify.self])

    struct List: ViewCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "All actions.")
        @OptionGroup var session: SessionOptions
        var path: [String] { ["actions"] }
        func text(_ view: JSON) -> String {
            var table = Table(["ACTION", "OWNER", "DUE", "STATUS", "TITLE"])
            for action in view["actions"]?.array ?? [] {
                let owner = action["owner"]?["id"]?.string ?? action["owner"]?.string ?? ""
                table.add([
                    action["id"]?.string ?? "", owner,
                    String((action["due"]?.string ?? "").prefix(10)),
                    action["status"]?.string ?? "", action["title"]?.string ?? "",
                ])
            }
            return table.text
        }
    }

    struct Add: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Add an action to an incident in review.")
        @Argument(help: "The incident.") var id: String
        @Argument(help: "What is to be done.") var title: String
        @Option(help: "A person or a team.") var owner: String
        @Option(help: "2026-03-31T18:00:00+08:00, or a span from now such as 14d.") var due: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() throws -> Command {
            let moment = try MomentArgument(due, from: SystemClock().now()).moment
            return .review(
                .addAction(
                    IncidentID(id), ActionDraft(title: title, owner: owner, due: moment)))
        }
    }

    struct Done: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "done", abstract: "An action is carried out.")
        @Argument(help: "The action.") var action: String
        @Option(help: "What was done.") var note: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .review(.completeAction(ActionID(action), note: note)) }
    }

    struct Verify: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Check the effect of an action that somebody else did."
        )
        @Argument(help: "The action.") var action: String
        @Flag(help: "It has no effect.") var ineffective = false
        @Option(help: "What you saw.") var note: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command {
            .review(.verifyAction(ActionID(action), isEffective: !ineffective, note: note))
        }
    }
}
