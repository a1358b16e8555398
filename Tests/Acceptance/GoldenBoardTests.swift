// SPDX-License-Identifier: Apache-2.0

import Coordination
import Foundation
import Notation
import Reports
import ResponseCore
import ResponseModel
import SQLiteJournal
import TestSupport
import Testing

@Suite("A data folder of an earlier version")
struct GoldenBoardTests {
    private let golden = Golden.first

    /// The live run as its database was: the tables of then, every row, every hash.
    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try StoredDatabase.write(
            folder.file("muster.sqlite"), tables: StoredDatabase.tables(2),
            lines: golden.lines(of: "live/journal.jsonl"),
            more: golden.text("live/deliveries.sql"))
        return folder
    }

    @Test("has the hashes that it had, and is exported byte for byte")
    func chain() async throws {
        let folder = try folder()
        let live = try golden.manifest["live"]
        let verified = try await Program.run(
            Site.binary, ["journal", "verify", "--data", folder.path, "--json"])
        #expect(
            try Tree(verified.output)["head"].text == live["head"].text, "\(verified.all)")
        let exported = try await Program.run(
            Site.binary, ["journal", "export", "--data", folder.path])
        #expect(
            exported.output
                == (try golden.lines(of: "live/journal.jsonl").map { $0 + "\n" }.joined()))
    }

    @Test("shows on every board what it showed then")
    func boards() throws {
        let folder = try folder()
        let store = try JournalStore.openReadOnly(folder.path, compile: Golden.compile)
        let history = try History.replay(store)
        let live = try golden.manifest["live"]
        #expect(history.sequence == Int64(try #require(live["records"].number)))
        let boards = try golden.values("live/boards.jsonl")
        #expect(boards.count > 30)
        for board in boards {
            let path = try #require(board["path"]?.string)
            let moment = Timestamp(milliseconds: try #require(board["at"]?.integer))
            let source = BoardSource(history.state, at: moment)
            let now = BoardPath(text: path)?.board(of: source)?.json
            let was = try #require(board["view"])
            let difference = was.firstDifference(from: now ?? .null)
            #expect(difference == nil, "\(path): \(difference ?? "")")
        }
        try store.close()
    }

    @Test("has the ledgers that it had")
    func ledgers() async throws {
        let folder = try folder()
        let store = try JournalStore.openReadOnly(folder.path, compile: Golden.compile)
        let ledgers = try golden.values("live/ledgers.jsonl")
        #expect(ledgers.count >= 2)
        for ledger in ledgers {
            let path = try #require(ledger["path"]?.string)
            let notice = NoticeID(String(path.split(separator: "/")[1]))
            let now = LedgerBoard(try await store.ledger.rows(notice, limit: 10_000)).json
            let was = try #require(ledger["view"])
            let difference = was.firstDifference(from: now)
            #expect(difference == nil, "\(path): \(difference ?? "")")
        }
        try store.close()
    }

    @Test("finds the records of each incident as a whole replay does", arguments: GoldenJournal.all)
    func incidents(_ journal: GoldenJournal) throws {
        let folder = try TemporaryFolder()
        try StoredDatabase.write(
            folder.file("muster.sqlite"), tables: StoredDatabase.tables(2),
            lines: journal.golden.lines(of: journal.name))
        let store = try JournalStore.open(
            try FolderLock.acquire(folder.path), compile: Golden.compile)
        var records: [Record] = []
        try store.replay(after: 0) { records.append($0) }
        let incidents = Set(records.compactMap(\.event.incident))
        #expect(!incidents.isEmpty)
        for incident in incidents {
            var found: [Record] = []
            try store.replay(incident: incident) { found.append($0) }
            #expect(found == records.filter { $0.event.incident ?? incident == incident })
            var reported: [Record] = []
            try store.replay(forReportOn: incident) { reported.append($0) }
            #expect(
                Evaluation.evaluate(reported, incident: incident)
                    == Evaluation.evaluate(records, incident: incident))
        }
        try store.close()
    }

    @Test("goes on under the version of today")
    func goesOn() async throws {
        let folder = try folder()
        let noted = try await Program.run(
            Site.binary,
            [
                "incident", "note", "inc-0002", "still here", "--as", "gao-zimo", "--data",
                folder.path,
            ],
            environment: ["MUSTER_PLANS": folder.file("none")])
        #expect(noted.status == 0, "\(noted.all)")
        let verified = try await Program.run(
            Site.binary, ["journal", "verify", "--data", folder.path])
        #expect(verified.status == 0, "\(verified.all)")
    }
}

extension JSON {
    /// Where `other` says something else than this, or misses something; it may have more members.
    fileprivate func firstDifference(from other: JSON, at path: String = "") -> String? {
        switch (self, other) {
        case (.object(let members), .object):
            for member in members {
                guard let value = other[member.key] else { return "\(path).\(member.key) is gone" }
                if let found = member.value.firstDifference(
                    from: value, at: "\(path).\(member.key)")
                {
                    return found
                }
            }
            return nil
        case (.array(let items), .array(let others)):
            guard items.count == others.count else {
                return "\(path) has \(others.count) items, not \(items.count)"
            }
            for (place, (item, value)) in zip(items, others).enumerated() {
                if let found = item.firstDifference(from: value, at: "\(path)[\(place)]") {
                    return found
                }
            }
            return nil
        default:
            // As text: 0.0 is written as 0, and read again as a whole number.
            return canonical == other.canonical
                ? nil : "\(path) is \(other.canonical), not \(canonical)"
        }
    }
}
