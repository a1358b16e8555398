// SPDX-License-Identifier: Apache-2.0

import Allocation
import ArgumentParser
import Foundation
import Notation
import ResponseCore
import ResponseModel

/// `muster allocate`: the solver alone, on an instance file.
struct AllocateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "allocate",
        abstract: "Allocate pools to demands as well as mathematics allows.",
        discussion: """
            The file has the format alloc-1, see docs/benchmarks/allocation.md. Severity 1 is served \
            first, then 2, 3 and 4; then cost and lead time are made least.
            """)

    @Argument(help: "The instance file; - for standard input.")
    var file: String

    @Flag(help: "Also say what would serve each unserved line, and the runner-up of each choice.")
    var explain = false

    @Option(
        help: "Then change that many demands and pools, and say how fast each is answered (units).")
    var changes = 0

    @Flag(help: "Print JSON.")
    var json = false

    func validate() throws {
        guard (0...100_000).contains(changes) else {
            throw ValidationError("--changes must be 0 to 100000.")
        }
    }

    func run() throws {
        let instance = try AllocationFile.read(file)
        var outcome: AllocationOutcome
        do throws(InstanceError) {
            try AllocationOutcome.warmUp()
            outcome = try AllocationOutcome(instance, explain: explain)
            if changes > 0, instance.mode == .units {
                outcome.trial = try AllocationTrial(instance, count: changes)
            }
        } catch {
            throw CommandFailure(
                .doesNotHold, "\(file): error: \(error.description)",
                help: "An instance is refused as a whole; nothing was allocated.")
        }
        if json { Terminal.emit(json: outcome.json.compact) } else { Terminal.say(outcome.text) }
    }
}
