// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster pool out-of-service`.
struct PoolOutOfService: CoordinatorCommand {
    static let configuration = CommandConfiguration(
        commandName: "out-of-service",
        abstract: "Units or a member cannot be used, or can again.")
    @OptionGroup var pool: PoolArgument
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
                    pool.id, PersonID(member), why: back ? nil : why))
        }
        let count = max(units ?? 0, -Int.max)
        return .pool(.setOutOfService(pool.id, units: back ? -count : count, why: why))
    }
}
