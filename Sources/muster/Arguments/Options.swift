// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Notation
import ResponseCore
import ResponseModel

/// Which coordinator a command speaks to.
struct SessionOptions: ParsableArguments {
    @Option(help: "The data folder. (default: $MUSTER_DATA, else ./data)")
    var data: String?

    @Option(help: "The plan folder. (default: $MUSTER_PLANS, else ./plans)")
    var plans: String?

    @Flag(help: "Print JSON.")
    var json = false

    /// The data folder that holds.
    var dataFolder: String { data ?? environment("MUSTER_DATA") ?? "data" }
    /// The plan folder that holds.
    var planFolder: String { plans ?? environment("MUSTER_PLANS") ?? "plans" }

    private func environment(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// Who acts.
struct ActorOptions: ParsableArguments {
    @Option(
        name: .customLong("as"),
        help: "Who decides this: a person of the organisation. (default: $MUSTER_PERSON)")
    var person: String?

    /// The person who acts.
    func actor() throws -> Actor {
        let name = person ?? ProcessInfo.processInfo.environment["MUSTER_PERSON"]
        guard let name, !name.isEmpty else {
            throw CommandFailure(
                .usage, "error: nobody is named who decides this.",
                help: "Add --as PERSON, or set MUSTER_PERSON.")
        }
        return .person(PersonID(name))
    }
}
