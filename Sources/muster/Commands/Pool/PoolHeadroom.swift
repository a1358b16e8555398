// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import Notation
import ResponseCore
import ResponseModel

/// `muster pool headroom`: how many more incidents the pools can take.
struct PoolHeadroom: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "headroom",
        abstract: "Say whether the pools can take more incidents, and what gives way first.",
        discussion: """
            Ends with 1 when one of the plans does not get all it asks for. Nothing is written, and \
            nothing is taken from running incidents.
            """)

    @Option(help: "A plan. (default: every plan in force)")
    var plan: String?

    @Option(help: "The level of the incidents, 1 the most severe.")
    var level = 1

    @Option(help: "How many begin at once.")
    var count = 1

    @Option(
        help: """
            When: a moment such as 2026-03-01T02:00:00+08:00, the next 02:00, or a span from now \
            such as 6h. (default: now)
            """)
    var at: String?

    @OptionGroup var session: SessionOptions

    func validate() throws {
        guard level >= 1 else { throw ValidationError("--level must be 1 or more.") }
        guard (1...Limits.openIncidents).contains(count) else {
            throw ValidationError("--count must be 1 to \(Limits.openIncidents).")
        }
        if let plan, plan.isEmpty || plan.contains("/") || plan == "*" {
            throw ValidationError("--plan must be the id of a plan.")
        }
    }

    func run() async throws {
        let path = BoardPath.headroom(
            HeadroomPath(
                plan: plan.map { PlanID($0) }, level: level, count: count, at: try moment))
        let (board, plans) = try await session.withSession { session in
            let board = try await session.board(HeadroomBoard.self, at: path)
            let plans =
                board == nil ? try await session.board(PlanListBoard.self, at: .plans) : nil
            return (board, plans)
        }
        guard let board else { throw refusal(plans) }
        if session.json {
            Terminal.say(board.json)
        } else {
            Terminal.say(HeadroomText.text(board, showsClock: at != nil))
        }
        if !board.headroom.allSatisfy(\.fits) { ExitStatus.doesNotHold.end() }
    }

    /// As the path of the board has it: a time of day as it is, everything else as a moment.
    private var moment: String? {
        get throws {
            guard let at else { return nil }
            let isClock = at.utf8.count == 5 && at.dropFirst(2).first == ":"
            if isClock { return at }
            return try MomentArgument(at, from: SystemClock().now()).moment.description
        }
    }

    private func refusal(_ plans: PlanListBoard?) -> CommandFailure {
        let known = (plans?.plans ?? []).map(\.id)
        guard let plan, !known.contains(plan) else {
            return CommandFailure(
                .refused, "refused: there is no level \(level), or no such time.",
                help: "Levels are those of the organisation; a time of day is 00:00 to 23:59.")
        }
        let hint = nearest(to: plan, among: known).map { "Did you mean \"\($0)\"?" }
        return CommandFailure(
            .refused, "refused: There is no plan \"\(plan)\".",
            help: hint ?? "There are: \(known.prefix(8).joined(separator: ", ")).")
    }
}
