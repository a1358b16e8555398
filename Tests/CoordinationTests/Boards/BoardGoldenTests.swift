// SPDX-License-Identifier: Apache-2.0

import Coordination
import Foundation
import Notation
import PlanFiles
import ResponseCore
import ResponseModel
import TestSupport
import Testing

@Suite("The JSON of boards")
struct BoardGoldenTests {
    private func board(_ path: String, of world: BoardWorld) -> JSON? {
        BoardPath(text: path)?.board(of: world.source)?.json
    }

    @Test("stays byte for byte what programs have read so far, on every path of every world")
    func digests() throws {
        var lines: [String] = []
        for world in try BoardWorld.all() {
            for path in world.paths {
                let text = try #require(board(path, of: world), "\(world.name) \(path)").compact
                lines.append("\(world.name) \(path): \(text.utf8.count) \(digest(of: text))")
            }
        }
        try expectGolden(lines.joined(separator: "\n") + "\n", "digests.txt")
    }

    @Test("stands whole in files for one of each kind")
    func whole() throws {
        let world = try #require(try BoardWorld.all().first { $0.name == "two-at-once 2/3" })
        let incident = try #require(world.state.incidents.values.first)
        let request = try #require(incident.requests.keys.first)
        let notice = try #require(incident.notices.keys.first)
        for (name, path) in [
            ("incident-list", "incidents"), ("incident", "incidents/\(incident.id)"),
            ("why", "incidents/\(incident.id)/why"), ("pool-list", "pools"),
            ("pool", "pools/support-agents"), ("request", "requests/\(request)"),
            ("notice", "notices/\(notice)"), ("plan-list", "plans"),
            ("headroom", "headroom/*/1/2"),
        ] {
            let json = try #require(board(path, of: world), "\(path)")
            try expectGolden(json.pretty + "\n", "\(name).json")
        }
    }

    @Test("of a plan stands whole in a file, with the whole way of a revision")
    func revision() throws {
        let world = try #require(try BoardWorld.all().first { $0.name == "revised" })
        let json = try #require(board("plans/payment", of: world))
        try expectGolden(json.pretty + "\n", "plan.json")
    }

    @Test("of an explained plan stays too")
    func explanations() throws {
        let world = try #require(try BoardWorld.all().first { $0.name == "two-at-once 2/3" })
        let planSet = try #require(world.state.planSet)
        var lines: [String] = []
        for plan in planSet.plans.all {
            for present in [nil, world.state] {
                let text = try PlanExplanation(
                    plan, in: planSet, facts: [], at: world.now, present: present
                ).board.json.compact
                lines.append("\(plan.id): \(text.utf8.count) \(digest(of: text))")
            }
        }
        try expectGolden(lines.joined(separator: "\n") + "\n", "explanations.txt")
    }

    /// FNV-1a: enough to see a change.
    private func digest(of text: String) -> String {
        let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01b3
        }
        return String(hash, radix: 16)
    }
}
