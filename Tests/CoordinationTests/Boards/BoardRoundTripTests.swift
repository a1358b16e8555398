// SPDX-License-Identifier: Apache-2.0

import Coordination
import Foundation
import Notation
import ResponseCore
import ResponseModel
import TestSupport
import Testing

@Suite("Boards read again")
struct BoardRoundTripTests {
    private static let worlds = Result { try BoardWorld.all() }

    @Test("are what was written, on every path of every world")
    func roundTrip() throws {
        var seen: Set<String> = []
        for world in try Self.worlds.get() {
            for path in world.paths {
                let board = try #require(BoardPath(text: path)?.board(of: world.source))
                try expectSame(board, "\(world.name) \(path)")
                seen.insert("\(type(of: board))")
            }
        }
        // Each kind of board that a path can show was there.
        #expect(seen.count == 12, "\(seen.sorted())")
    }

    @Test("are what was written: explanations, answers and ledgers")
    func others() throws {
        let world = try #require(try Self.worlds.get().last)
        let planSet = try #require(world.state.planSet)
        for plan in planSet.plans.all {
            let explanation = try PlanExplanation(
                plan, in: planSet, facts: [], at: world.now, present: world.state)
            try expectSame(explanation.board, "\(plan.id)")
        }
        let history = SampleWorld.history(
            of: [SampleOrganization.installation, SampleOrganization.declaration()])
        try expectSame(AcceptedBoard(history.records), "answer")
        let row = LedgerRow(
            key: "n/c/mail", notice: "n", recipient: "c", channel: "mail",
            address: ContactPoint(medium: .email, address: "a@example.com"), language: .zh,
            order: 1, notBefore: world.now, detail: "250 ok")
        try expectSame(LedgerBoard([row, row]), "ledger")
    }

    @Test("pass over what a newer server adds, at every depth")
    func newer() throws {
        for world in try Self.worlds.get() {
            for path in world.paths {
                let board = try #require(BoardPath(text: path)?.board(of: world.source))
                let isSame = try board.readFrom(Self.extended(board.json)) == board.json
                #expect(isSame, "\(world.name) \(path)")
            }
        }
    }

    @Test("say which member is missing or wrong, with the way to it")
    func wrong() throws {
        let source = BoardSource(SampleWorld.response(), at: SampleOrganization.start)
        let text = try #require(IncidentBoard("inc-0001", source)).json.compact
        func error(_ old: String, _ new: String) throws -> String {
            let json = try JSON.parse(text.replacingOnce(old, with: new))
            do { _ = try IncidentBoard(json: json) } catch { return error.member }
            return "read"
        }
        #expect(try error("\"title\":\"Payments", "\"tittle\":\"Payments") == "title")
        #expect(try error("\"units\":3", "\"units\":\"3\"") == "requests[0].units")
        #expect(try error("\"plan\":{\"id\":", "\"plan\":{\"ib\":") == "plan.id")
        #expect(try error("\"reported_at\":\"2026", "\"reported_at\":\"x2026") == "reported_at")
    }

    private func expectSame<Shown: Board>(_ board: Shown, _ name: String) throws {
        let read = try Shown(json: try JSON.parse(board.json.compact, limits: .journal))
        // By their texts: a fraction that is whole is a whole number when it is read.
        let isSame = read.json.compact == board.json.compact
        #expect(isSame, "\(name)")
    }

    // A member more in every object, except where names are free: those with labels or facts.
    private static func extended(_ json: JSON, key: String = "") -> JSON {
        switch json {
        case .array(let elements): return .array(elements.map { extended($0) })
        case .object(let members):
            let isFree = ["labels", "annotations", "inputs", "grouping", "facts"].contains(key)
            let inner = members.map { JSON.Member($0.key, extended($0.value, key: $0.key)) }
            return .object(isFree ? members : [.init("a_newer_member", 1)] + inner)
        default: return json
        }
    }
}

extension Board {
    /// The JSON of the same kind of board, read from JSON.
    fileprivate func readFrom(_ json: JSON) throws -> JSON { try Self(json: json).json }
}

extension String {
    fileprivate func replacingOnce(_ old: String, with new: String) -> String {
        guard let place = range(of: old) else { return self }
        return replacingCharacters(in: place, with: new)
    }
}
