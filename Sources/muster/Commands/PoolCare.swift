// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Notation
import ResponseCore
import ResponseModel

// Parts of `muster pool`: offers, force, preparation, stock and the care of pools.
extension PoolCommand {
    struct Why: ViewCommand {
        static let configuration = CommandConfiguration(
            commandName: "why",
            abstract: "Why a request has what it has: divisions, losses, offers, people.")
        @Argument(help: "The request.") var request: String
        @OptionGroup var session: SessionOptions
        var path: [String] { ["requests", request] }
        func text(_ view: JSON) -> String { PoolText.why(view) }
    }

    struct Offer: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "offer", abstract: "Say that another pool could serve a request.")
        @Argument(help: "The request.") var request: String
        @Argument(help: "The pool that could.") var pool: String
        @Argument(help: "How many.") var units: Int
        @Option(help: "Who said so.") var note: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command {
            .resource(.offer(RequestID(request), pool: PoolID(pool), units: units, note: note))
        }
    }

    struct Accept: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "accept",
            abstract: "Take the units that another pool offers; of a partner, by its authority.")
        @Argument(help: "The request.") var request: String
        @Argument(help: "The pool that offers.") var pool: String
        @Option(help: "How many. (default: all that are offered and missing)") var units: Int?
        @Option(help: "Why.") var reason = ""
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command {
            .resource(
                .acceptOffer(RequestID(request), pool: PoolID(pool), units: units, reason: reason))
        }
    }

    struct Take: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "take", abstract: "Take units from a request of another incident by force."
        )
        @Argument(help: "The request that needs them.") var request: String
        @Option(help: "The request that has them.") var from: String
        @Option(help: "How many. (default: all that are missing)") var units: Int?
        @Option(help: "Why.") var reason: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command {
            .resource(
                .take(RequestID(request), from: RequestID(from), units: units, reason: reason))
        }
    }

    struct Reserve: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "reserve", abstract: "Open a part of the reserve to every level.")
        @Argument(help: "The pool.") var pool: String
        @Option(help: "Units that are open from now on; 0 closes it.") var open: Int
        @Option(help: "Why.") var reason: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command {
            .pool(.openReserve(PoolID(pool), units: open, reason: reason))
        }
    }

    struct Ready: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "ready",
            abstract: "Confirm permissions and materials before units start.")
        @Argument(help: "The request.") var request: String
        @Argument(help: "Lines of the checklist of the pool, from 0.") var items: [Int]
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command {
            .resource(.confirmPreparation(RequestID(request), items: items))
        }
    }

    struct Use: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "use", abstract: "Supplies that an incident holds are used up.")
        @Argument(help: "The request.") var request: String
        @Argument(help: "How many.") var units: Int
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command { .resource(.useSupplies(RequestID(request), units: units)) }
    }

    struct Discard: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "discard", abstract: "Throw away units that are out of service.")
        @Argument(help: "The pool.") var pool: String
        @Argument(help: "How many.") var units: Int
        @Option(help: "Why.") var reason: String
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command {
            .pool(.discardStock(PoolID(pool), units: units, reason: reason))
        }
    }

    struct Assess: CoordinatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "assess", abstract: "Record a regular look at a pool, in percent.")
        @Argument(help: "The pool.") var pool: String
        @Option(help: "Share of the units that were found ready, 0 to 100.") var availability: Int
        @Option(help: "How well they serve their purpose, 0 to 100.") var effectiveness: Int
        @Option(help: "What was found.") var note = ""
        @OptionGroup var actor: ActorOptions
        @OptionGroup var session: SessionOptions
        func command() -> Command {
            .pool(
                .assess(
                    PoolID(pool), availability: availability, effectiveness: effectiveness,
                    note: note))
        }
    }
}
