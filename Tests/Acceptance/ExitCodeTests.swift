// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("Exit codes and messages", .inTurns)
struct ExitCodeTests {
    struct Row: CustomTestStringConvertible, Sendable {
        var name: String
        var words: [String]
        var status: Int32
        /// Has to stand in what is written to stderr.
        var says: String
        var testDescription: String { name }
    }

    static let rows = [
        Row(name: "an unknown command", words: ["frobnicate"], status: 2, says: "frobnicate"),
        Row(
            name: "a missing argument", words: ["incident", "acknowledge"], status: 2,
            says: "<id>"),
        Row(
            name: "an unknown option", words: ["incident", "list", "--colour"], status: 2,
            says: "--colour"),
        Row(
            name: "nobody who decides", words: ["incident", "note", "inc-0001", "text"], status: 2,
            says: "--as"),
        Row(
            name: "an address without a port", words: ["serve", "--listen", "nowhere"], status: 2,
            says: "nowhere"),
        Row(
            name: "a fact without a value",
            words: ["incident", "fact", "inc-0001", "error_rate", "--as", "lin-yue"], status: 2,
            says: "name=value"),
        Row(
            name: "a plan that does not exist, nearly", words: ["explain", "payment-outag"],
            status: 2, says: "payment-outage"),
        Row(
            name: "an incident that does not exist",
            words: ["incident", "acknowledge", "inc-0099", "--as", "lin-yue"], status: 3,
            says: "inc-0099"),
        Row(
            name: "an incident that does not exist, to look at",
            words: ["incident", "show", "inc-0099"], status: 3, says: "inc-0099"),
        Row(
            name: "a person who does not exist, nearly",
            words: ["incident", "acknowledge", "inc-0001", "--as", "lin-yua"], status: 3,
            says: "lin-yue"),
        Row(
            name: "a pool that does not exist",
            words: [
                "pool", "request", "inc-0001", "support-agent", "1", "--reason", "x", "--as",
                "lin-yue",
            ], status: 3, says: "support-agents"),
        Row(
            name: "headroom for a plan that does not exist",
            words: ["pool", "headroom", "--plan", "payment-outag"], status: 3,
            says: "payment-outage"),
        Row(
            name: "headroom at no time", words: ["pool", "headroom", "--at", "tonight"], status: 2,
            says: "tonight"),
        Row(
            name: "a data folder in nowhere", words: ["incident", "list", "--data", "no/where"],
            status: 4, says: "no/where"),
        Row(
            name: "a data folder that is a file",
            words: ["incident", "list", "--data", "plans/people.yaml"], status: 4,
            says: "people.yaml"),
        Row(
            name: "a file that is not there", words: ["check", "plans/none.yaml"], status: 4,
            says: "none.yaml"),
        Row(
            name: "a report of nothing", words: ["report", "inc-0099"], status: 3,
            says: "inc-0099"),
    ]

    @Test("a failure has its code and says what it is about", arguments: rows)
    func failure(_ row: Row) async throws {
        let site = try Site()
        _ = try await site.incidentFromAlerts()
        let outcome = try await site.run(row.words)
        #expect(outcome.status == row.status, "\(outcome.all)")
        #expect(outcome.errors.contains(row.says), "\(outcome.all)")
        #expect(outcome.output.isEmpty, "\(outcome.all)")
    }

    @Test("a close in the middle of it is 3 and says where the incident stands")
    func closeTooEarly() async throws {
        let site = try Site()
        let incident = try await site.incidentFromAlerts()
        let board = try await site.board("incident", "show", incident)
        let commander = try board.holder(of: "incident_commander")
        let outcome = try await site.muster("incident", "close", incident, "--as", commander)
        #expect(outcome.status == 3, "\(outcome.all)")
        #expect(outcome.errors.contains("active"), "\(outcome.all)")
    }

    @Test("plans with mistakes are 1, and every mistake has its place")
    func mistakes() async throws {
        let site = try Site()
        try site.edit("payment-outage.yaml", "from: duty-commanders", "from: duty-comanders")
        try site.edit("payment-outage.yaml", "{1: 5m, 2: 15m, 3: 30m}", "{1: 5m, 2: 15m, 3: soon}")
        let outcome = try await site.muster("check", "plans")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("payment-outage.yaml:61:35: error: "), "\(outcome.all)")
        #expect(outcome.output.contains("duty-commanders"), "\(outcome.all)")
        #expect(outcome.output.contains("soon"), "\(outcome.all)")
        #expect(outcome.errors.contains("2 errors"), "\(outcome.all)")
    }

    @Test("a plan whose test does not hold is 1")
    func failingPlanTest() async throws {
        let site = try Site()
        try site.edit(
            "payment-outage.yaml", "facts: {customers_affected: 9999}",
            "facts: {customers_affected: 9}")
        let outcome = try await site.muster("test", "plans")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("one customer fewer is level 2"), "\(outcome.all)")
        #expect(outcome.errors.contains("1 failed"), "\(outcome.all)")
    }

    @Test("a port that is taken is 4, and the folder stays free")
    func takenPort() async throws {
        let site = try Site()
        let other = try Site()
        try await site.serving { server in
            let port = try #require(server.url.split(separator: ":").last)
            let outcome = try await other.muster("serve", "--listen", "127.0.0.1:\(port)")
            #expect(outcome.status == 4, "\(outcome.all)")
            #expect(outcome.errors.contains("\(port)"), "\(outcome.all)")
        }
        try await other.done("incident", "list")
    }

    @Test("a second server on the same folder is 4 and says who has it")
    func ownedFolder() async throws {
        let site = try Site()
        try await site.serving { server in
            let second = try await site.muster("serve", "--listen", "127.0.0.1:0")
            #expect(second.status == 4, "\(second.all)")
            #expect(second.errors.contains(server.url), "\(second.all)")
            #expect(try await HTTP.get(server.url + "/healthz").status == 200)
        }
    }

    @Test("a server that is told to stop ends with 0 and gives the folder up")
    func orderlyStop() async throws {
        let site = try Site()
        let server = try await RunningServer.start(site)
        #expect(await server.service.stop() == 0)
        try await site.done("incident", "list")
    }

    @Test("the first steps of a new user work")
    func firstSteps() async throws {
        let scratch = try Scratch()
        let steps: [[String]] = [
            ["init", "site"], ["check", "site"], ["test", "site/plans"], ["version"], ["--help"],
        ]
        for words in steps {
            let outcome = try await Program.run(Site.binary, words, folder: scratch.path)
            #expect(outcome.status == 0, "muster \(words): \(outcome.all)")
        }
    }
}
