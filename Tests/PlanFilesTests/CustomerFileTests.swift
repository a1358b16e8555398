// SPDX-License-Identifier: Apache-2.0

import PlanFiles
import ResponseCore
import ResponseModel
import Testing

/// A mistake in the list of customers and what is said of it.
struct CustomerRow: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var line: Int
    var code: DiagnosticCode
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ line: Int, _ code: DiagnosticCode) {
        self.name = name
        self.text = text
        self.line = line
        self.code = code
    }

    static let all = [
        CustomerRow("an unknown column", "id,name,teir\n", 1, .badCSV),
        CustomerRow("a column twice", "id,name,tier,id\n", 1, .badCSV),
        CustomerRow("a missing column", "id,name\n", 1, .badCSV),
        CustomerRow("a missing field", "id,name,tier\nC-2,South\n", 2, .badCSV),
        CustomerRow("a field too many", "id,name,tier\nC-2,South,vip,zh\n", 2, .badCSV),
        CustomerRow("an empty name", "id,name,tier\nC-2,,vip\n", 2, .badCSV),
        CustomerRow(
            "an unknown tier", "id,name,tier,email\nC-2,South,vop,a@example.org\n", 2,
            .unknownReference),
        CustomerRow(
            "an unknown language", "id,name,tier,language,email\nC-2,South,vip,fr,a@example.org\n",
            2, .unknownWord),
        CustomerRow(
            "a bad address", "id,name,tier,email,sms\nC-2,South,vip,a@b@c,+8613800000001\n", 2,
            .badAddress),
        CustomerRow(
            "an address with a line break",
            "id,name,tier,email,sms\nC-2,South,vip,\"a@example.org\nRCPT TO\",+8613800000001\n", 2,
            .badAddress),
        CustomerRow(
            "an open quotation mark",
            "id,name,tier,email\nC-2,South,vip,a@example.org\nC-3,\"West,vip,\n", 3, .badCSV),
    ]
}

@Suite("A list of customers")
struct CustomerFileTests {
    private func compile(_ text: String, limits: ReaderLimits = ReaderLimits()) throws
        -> Compilation
    {
        PlanFiles.compile(try Fixtures.sample(with: "customers.csv", text), limits: limits)
    }

    @Test("is checked row by row", arguments: CustomerRow.all)
    func mistakes(_ row: CustomerRow) throws {
        let found = try compile(row.text).diagnostics.filter { $0.path == "customers.csv" }
        #expect(found.contains { $0.code == row.code && $0.line == row.line }, "\(found)")
    }

    @Test(
        "takes no address that deliveries refuse, nor some that few relays take",
        arguments: [
            (#""""mei li""@example.org""#, false), ("x@[192.0.2.1]", false),
            ("x@[IPv6:2001:db8::1]", false), ("mei..li@example.org", false), ("mei@-x.org", false),
            ("mei@example.org>", false), ("a\u{200B}b@example.org", false),
            ("o'brien+news@mail.example.org", true), ("用户@例子.公司", true),
            ("root@localhost", true),
        ])
    func addresses(_ address: String, _ isTaken: Bool) throws {
        let found = try compile("id,name,tier,email\nC-2,South,vip,\(address)\n").diagnostics
        #expect(found.map(\.code).contains(.badAddress) == !isTaken, "\(found)")
    }

    @Test("may have columns in any order, quoted line breaks and no line break at its end")
    func forms() throws {
        let text = "tier, ID ,email,name\nvip,C-2,a@example.org,\"South\nTrading\"\nvip,C-3,,"
        #expect(try compile(text).diagnostics.map(\.code) == [.badCSV])
        let good =
            "tier,id,email,name\rvip,C-2,a@example.org,\"South\nTrading\"\rvip,C-3,b@example.org,W"
        let members = try #require(
            try compile(good).planSet?.organization.audiences["customers"]
        ).members
        #expect(members.map(\.name) == ["East Bank", "South\nTrading", "W"])
    }

    @Test("has a largest number of rows")
    func rows() throws {
        var limits = ReaderLimits()
        limits.customerRows = 2
        let text =
            "id,name,tier,email\n"
            + (2...4).map { "C-\($0),N,vip,a@example.org\n" }.joined()
        #expect(try compile(text, limits: limits).diagnostics.map(\.code) == [.tooManyValues])
    }

    @Test("names customers that cannot be told, and those that stand twice")
    func unreachable() throws {
        let text =
            "id,name,tier,phone\nC-2,South,ordinary,+8613800000001\nC-1,East,vip,+8613800000001\n"
        let diagnostics = try compile(text).diagnostics
        #expect(diagnostics.map(\.code) == [.duplicateIdentifier, .unreachableCustomers])
        #expect(diagnostics[1].message.contains("\"C-2\""))
    }
}
