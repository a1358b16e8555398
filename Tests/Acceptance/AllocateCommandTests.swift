// SPDX-License-Identifier: Apache-2.0

import Foundation
import Notation
import Testing

@Suite("Allocation on the command line", .inTurns)
struct AllocateCommandTests {
    /// Two demands for five units of a pool of four; severity 1 comes first.
    private static func instance(mode: String = "units", pool: String = "") -> String {
        """
        {"format": "alloc-1", "mode": "\(mode)", "name": "small", "seed": 7, "note": "kept",
         "demands": [
          {"id": "later", "severity": 3, "x": 0, "y": 0, "max_lead_min": 9,
           "lines": [{"kind": 0, "skills": [], "units": 2}]},
          {"id": "first", "severity": 1, "x": 8, "y": 8, "max_lead_min": 9,
           "lines": [{"kind": 0, "skills": [4], "units": 3}]}],
         "pools": [{"id": "p", "kind": 0, "skills": [4], "units": 4, "cost": 10, "ready_min": 1,
          "x": 0, "y": 0\(pool)}]}
        """
    }

    private func allocate(_ text: String, _ flags: String...) async throws -> Program.Outcome {
        try await Program.run(Site.binary, ["allocate", "-", "--json"] + flags, input: text)
    }

    private func answer(_ outcome: Program.Outcome) throws -> [String: Any] {
        #expect(outcome.status == 0, "\(outcome.all)")
        let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
        return try #require(json as? [String: Any])
    }

    @Test("answers as the format says")
    func units() async throws {
        let answer = try answer(try await allocate(Self.instance()))
        #expect(answer["coverage"] as? [Int] == [3, 0, 1, 0])
        #expect(answer["score"] as? Int == 3 * 13 + 11)
        #expect(answer["proof"] as? String == "optimal")
        #expect(answer["gap"] as? Double == 0)
        #expect((answer["solve_ms"] as? Double ?? -1) >= 0)
        let assignments = try #require(answer["assignments"] as? [[String: Any]])
        #expect(assignments.compactMap { $0["demand"] as? String } == ["later", "first"])
        #expect(assignments.compactMap { $0["units"] as? Int } == [1, 3])
        let unserved = try #require(answer["unserved"] as? [[String: Any]])
        #expect(unserved.compactMap { $0["demand"] as? String } == ["later"])
        #expect(unserved.compactMap { $0["reason"] as? String } == ["taken by first"])
        #expect(unserved.allSatisfy { $0["change"] == nil })
    }

    @Test("says what would help when it is asked to explain")
    func explanation() async throws {
        let answer = try answer(
            try await allocate(Self.instance(mode: "whole", pool: ", \"reserve\": 4"), "--explain"))
        #expect(answer["coverage"] as? [Int] == [1, 0, 0, 0])
        let unserved = try #require(answer["unserved"] as? [[String: Any]])
        #expect(
            unserved.compactMap { $0["reason"] as? String } == [
                "reserve: p keeps its last 1 for severity 1"
            ])
        #expect(unserved.compactMap { $0["change"] as? String } == ["add 2 to p"])
        #expect(answer["explain_ms"] is Double)
    }

    @Test("names the pool that was next, for people")
    func runnersUp() async throws {
        let other = """
            }, {"id": "q", "kind": 0, "skills": [4], "units": 0, "cost": 2, "ready_min": 1, "x": 0,
             "y": 0
            """
        let outcome = try await Program.run(
            Site.binary, ["allocate", "-", "--explain"], input: Self.instance(pool: other))
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.contains("first   0     p     3      q, -8 a unit, others have it"))
        #expect(lines.contains { $0.hasPrefix("later     0     1      taken by first; add 1 to ") })
    }

    struct Refused: CustomTestStringConvertible, Sendable {
        var name: String
        var text: String
        var says: String
        var testDescription: String { name }

        init(_ name: String, replacing old: String, by new: String, says: String) {
            self.name = name
            text = AllocateCommandTests.instance().replacing(old, with: new)
            self.says = says
        }

        static let all = [
            Refused("no JSON", replacing: "{\"format\"", by: "\"format\"", says: "error"),
            Refused(
                "another format", replacing: "alloc-1", by: "alloc-2",
                says: "format: \"alloc-2\" is not known"),
            Refused(
                "another mode", replacing: "\"units\", \"name\"", by: "\"half\", \"name\"",
                says: "mode: \"half\" is neither"),
            Refused(
                "a text for a number", replacing: "\"severity\": 3", by: "\"severity\": \"3\"",
                says: "demands[0].severity: This must be a whole number, but it is a text"),
            Refused(
                "a fraction", replacing: "\"cost\": 10", by: "\"cost\": 10.5",
                says: "pools[0].cost: This must be a whole number"),
            Refused(
                "a number that no machine word holds", replacing: "\"units\": 4",
                by: "\"units\": 99999999999999999999", says: "pools[0].units: This must be a whole"),
            Refused(
                "more units than are allowed", replacing: "\"units\": 4", by: "\"units\": 1000001",
                says: "pools[0].units: 1000001 is not in 0...1000000"),
            Refused(
                "a demand for nothing", replacing: "\"units\": 3", by: "\"units\": 0",
                says: "demands[1].lines[0].units: 0 is not in 1...1000000"),
            Refused(
                "an id twice", replacing: "\"id\": \"first\"", by: "\"id\": \"later\"",
                says: "demands[1].id: \"later\" occurs twice"),
            Refused(
                "an id without letters", replacing: "\"id\": \"p\"", by: "\"id\": \"\"",
                says: "pools[0].id: An id has 1 to 200 bytes"),
            Refused(
                "more reserve than units", replacing: "\"units\": 4",
                by: "\"units\": 4, \"reserve\": 5", says: "pools[0].reserve: 5 is not in 0...4"),
            Refused(
                "no pools at all", replacing: "\"pools\"", by: "\"pool\"",
                says: "pools: This must be a list, but it is missing"),
            Refused(
                "two lines in mode units", replacing: "\"units\": 2}]",
                by: "\"units\": 2}, {\"kind\": 1, \"skills\": [], \"units\": 1}]",
                says: "demands[0].lines: 2 lines; in mode units a demand has one."),
        ]
    }

    @Test("refuses a file as a whole, with the place", arguments: Refused.all)
    func refused(_ row: Refused) async throws {
        let outcome = try await allocate(row.text)
        #expect(outcome.status == 1, "\(outcome.all)")
        #expect(outcome.output.isEmpty, "\(outcome.all)")
        #expect(outcome.errors.contains(row.says), "\(outcome.all)")
    }

    @Test("ends with 4 when there is no file")
    func noFile() async throws {
        let outcome = try await Program.run(Site.binary, ["allocate", "nowhere.json"])
        #expect(outcome.status == 4 && outcome.errors.contains("nowhere.json"))
    }
}
