// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import Notation
import ResponseCore
import ResponseModel
import Testing

/// One journal of one released version.
struct GoldenJournal: CustomTestStringConvertible, Sendable {
    let golden: Golden
    let name: String

    var testDescription: String { (golden.folder as NSString).lastPathComponent + "/" + name }

    static let all: [GoldenJournal] = {
        do {
            return try Golden.all.flatMap { golden in
                try golden.journals.map { GoldenJournal(golden: golden, name: $0) }
            }
        } catch {
            return []
        }
    }()
}

@Suite("A journal of an earlier version")
struct GoldenJournalTests {
    @Test("is kept for every drill and for a live run")
    func kept() throws {
        #expect(GoldenJournal.all.count == 9)
        #expect(try Golden.first.drills.count == 8)
    }

    @Test("is here as it was written, byte for byte", arguments: GoldenJournal.all)
    func asWritten(_ journal: GoldenJournal) throws {
        let text = try journal.golden.lines(of: journal.name).map { $0 + "\n" }.joined()
        let digest = SHA256.hash(data: Data(text.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
        #expect(digest == (try journal.golden.manifest["sha256"][journal.name].text))
    }

    @Test("has every kind of event that the version knew")
    func kinds() throws {
        var kinds: Set<String> = []
        for journal in GoldenJournal.all where journal.golden.folder == Golden.first.folder {
            kinds.formUnion(
                try journal.golden.values(journal.name).compactMap { $0["kind"]?.string })
        }
        #expect(kinds.count == 91)
    }

    @Test("is written again byte for byte after reading", arguments: GoldenJournal.all)
    func roundTrip(_ journal: GoldenJournal) throws {
        let lines = try journal.golden.lines(of: journal.name)
        var resolver = Golden.resolver
        var rewritten = Golden.resolver
        var memory = PlanTextMemory()
        for (place, line) in lines.enumerated() {
            let record = try Record(line: line.utf8, plans: &resolver)
            let again = record.line(&memory)
            guard again != line else { continue }
            // Plans have a newer form, which says more; nothing else has.
            let was = try Tree(line)["kind"].text
            #expect(was == "plans_installed", "line \(place + 1) became \(again)")
            #expect(try Record(line: again.utf8, plans: &rewritten) == record)
        }
    }

    @Test("leads to a state without a broken rule", arguments: GoldenJournal.all)
    func replay(_ journal: GoldenJournal) throws {
        let records = try journal.golden.records(of: journal.name)
        #expect(records.map(\.sequence) == Array(1...Int64(records.count)))
        var state = State(world: journal.world)
        for record in records {
            evolve(&state, record.occurrence)
            let broken = state.checkInvariants()
            #expect(broken.isEmpty, "record \(record.sequence): \(broken)")
        }
        #expect(!state.incidents.isEmpty)
    }
}

extension GoldenJournal {
    /// The world in which it was written.
    var world: World {
        guard name.hasPrefix("drills/") else { return .actual }
        let drill = (name as NSString).lastPathComponent.replacingOccurrences(
            of: ".jsonl", with: "")
        return .exercise(ScenarioID(drill))
    }
}
