// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Coordination
import Foundation
import PlanFiles
import ResponseCore
import ResponseModel
import SQLiteJournal

/// `muster explain`: what a plan would do, without doing it.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show level, rules, people, resources, notices and clocks; write nothing.",
        discussion: """
            Whether pools can serve the requests is found out from the journal of the data folder \
            where there is one; otherwise everything counts as being in its pool.
            """)

    @Argument(help: "The plan, by its id.")
    var plan: String

    @Option(name: .customLong("facts"), parsing: .upToNextOption, help: "Facts: name=value …")
    var facts: [String] = []

    @Option(help: "When: a moment such as 2026-03-01T02:00:00+08:00. (default: now)")
    var at: String?

    @OptionGroup var session: SessionOptions

    func run() throws {
        let (model, planSet) = try PlanChoice.plan(plan, in: session.planFolder)
        let facts = try self.facts.map { try FactArgument($0).fact }
        let moment = try at.map { try MomentArgument($0).moment } ?? SystemClock().now()
        let explanation: PlanExplanation
        do throws(Refusal) {
            explanation = try PlanExplanation(
                model, in: planSet, facts: facts, at: moment, present: present)
        } catch {
            throw CommandFailure(error)
        }
        let board = explanation.board
        guard session.json else {
            return Terminal.say(ExplanationText(board, zone: planSet.organization.zone).text)
        }
        Terminal.say(board.json)
    }

    // A journal that cannot be read is told, and is no reason to explain nothing.
    private var present: State? {
        let path = session.dataFolder + "/muster.sqlite"
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        do throws(JournalFailure) {
            return try History.replay(try session.openJournal(nil)).state
        } catch {
            Terminal.complain(
                "note: the journal in \(session.dataFolder) cannot be read; pools count as full: "
                    + error.message)
            return nil
        }
    }
}
