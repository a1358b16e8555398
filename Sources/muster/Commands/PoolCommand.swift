// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Notation
import ResponseCore
import ResponseModel

/// `muster pool`: what the response can draw on.
struct PoolCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pool", abstract: "Resource pools: the board, requests, commitments, returns.",
        subcommands: [
            List.self, Show.self, Ask.self, Commit.self, Decline.self, Mobilise.self,
            Assign.self, Release.self, Return.self, Restock.self, OutOfService.self, Why.self,
            Offer.self, Accept.self, Take.self, Reserve.self, Ready.self, Use.self, Discard.self,
            Assess.self, HeadroomCommand.self,
        ])

    struct List: ViewCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Every pool with its units.")
        @OptionGroup var session: SessionOptions
        var path: [String] { ["pools"] }
        func text(_ view: JSON) -> String { PoolText.list(view) }
    }

    struct Show: ViewCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "One pool, and who has its units.")
        @Argument(help: "The pool.") var pool: String
        @OptionGroup var session: SessionOptions
        var path: [String] { ["pools", pool] }
        func text(_ view: JSON) -> String { view.pretty }
    }

    struct Ask: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "request", abstract: "Ask for units beyond the plan.")
        @Argument(help: "The incident.") var id: String
        @Argument(help: "The pool.") var pool: String
        @Argument(help: "How many.") var units: Int
        @Option(help: "A skill that they need; may be given several times.") var skill: [String] =
            []
        @Option(help: "Why.") var reason: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command {
            .resource(
                .request(
                    IncidentID(id), pool: PoolID(pool), units: units, skills: skill, reason: reason)
            )
        }
    }

    struct Commit: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "commit", abstract: "Commit units by hand; --force opens the reserve.")
        @Argument(help: "The request.") var request: String
        @Option(help: "How many. (default: all that are missing)") var units: Int?
        @Flag(help: "Also from the reserve.") var force = false
        @Option(help: "Why; needed with --force.") var reason = ""
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command {
            .resource(.commit(RequestID(request), units: units, force: force, reason: reason))
        }
    }

    struct Decline: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "decline", abstract: "Do not serve a request, or the rest of it.")
        @Argument(help: "The request.") var request: String
        @Option(help: "Why.") var reason: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .resource(.decline(RequestID(request), reason: reason)) }
    }

    struct Mobilise: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "mobilise", abstract: "Units are on their way.")
        @Argument(help: "The request.") var request: String
        @Option(help: "When they arrive: 20m. (default: the lead time of the pool)")
        var arrivesIn: String?
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() throws -> Command {
            .resource(
                .mobilise(
                    RequestID(request), arrivesIn: try arrivesIn.map { try SpanArgument($0).span }))
        }
    }

    struct Assign: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "assign", abstract: "Units have arrived and work.")
        @Argument(help: "The request.") var request: String
        @Flag(help: "Although the checklist of the pool is not confirmed.") var force = false
        @Option(help: "Why; needed with --force.") var reason = ""
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command {
            force
                ? .resource(.startUnprepared(RequestID(request), reason: reason))
                : .resource(.assign(RequestID(request)))
        }
    }

    struct Release: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "release", abstract: "Units are no longer needed.")
        @Argument(help: "The request.") var request: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .resource(.release(RequestID(request))) }
    }

    struct Return: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "return", abstract: "Units are back in the pool.")
        @Argument(help: "The request.") var request: String
        @Option(help: "Units of supplies that were used up.") var used = 0
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .resource(.giveBack(RequestID(request), used: used)) }
    }

    struct Restock: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "restock", abstract: "New units have come.")
        @Argument(help: "The pool.") var pool: String
        @Argument(help: "How many.") var units: Int
        @Option(help: "From where.") var note = ""
        @Option(help: "When they expire: 2027-01-01T00:00:00+08:00.") var expires: String?
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() throws -> Command {
            guard let expires else {
                return .pool(.restock(PoolID(pool), units: units, note: note))
            }
            return .pool(
                .restockLot(
                    PoolID(pool), units: units, expires: try MomentArgument(expires).moment,
                    note: note))
        }
    }

    struct OutOfService: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "out-of-service",
            abstract: "Units or a member cannot be used, or can again.")
        @Argument(help: "The pool.") var pool: String
        @Argument(help: "How many.") var units: Int?
        @Option(help: "A member by name, instead of a number.") var member: String?
        @Flag(help: "They can be used again.") var back = false
        @Option(help: "Why.") var why = ""
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func validate() throws {
            guard (units == nil) != (member == nil) else {
                throw ValidationError("Say how many units, or which --member.")
            }
        }
        func command() -> Command {
            if let member {
                return .pool(
                    .setMemberOutOfService(
                        PoolID(pool), PersonID(member), why: back ? nil : why))
            }
            let count = max(units ?? 0, -Int.max)
            return .pool(.setOutOfService(PoolID(pool), units: back ? -count : count, why: why))
        }
    }
}
