// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("muster journal verify", .inTurns)
struct JournalVerificationTests {
    @Test("says that an untouched journal is whole")
    func intact() async throws {
        let site = try await siteWithNotes()
        let verdict = try await site.muster("journal", "verify")
        #expect(verdict.status == 0)
        #expect(verdict.output.hasPrefix("ok: "))
    }

    // Otherwise a copy of the file alone, as a backup of the machine makes it, would be too old.
    @Test("has all in one file when a command has ended")
    func oneFile() async throws {
        let site = try await siteWithNotes()
        #expect(!site.scratch.exists("data/muster.sqlite-wal"))
        let text = Data("three: the third word".utf8)
        #expect(try site.scratch.bytes("data/muster.sqlite").firstRange(of: text) != nil)
    }

    @Test("names the row in which one byte of the file was changed")
    func flippedByte() async throws {
        let site = try await siteWithNotes()
        let row = try await row(of: "three", site)
        try flip("the third word", site)
        try await expectBroken(site, naming: row)
    }

    @Test("names the row that somebody changed at the database's own prompt")
    func changedRow() async throws {
        let site = try await siteWithNotes()
        let row = try await row(of: "two", site)
        try await tamper(site, "UPDATE journal SET at = at + 1 WHERE sequence = \(row)")
        try await expectBroken(site, naming: row)
    }

    @Test("names a row that is gone")
    func removedRow() async throws {
        let site = try await siteWithNotes()
        let row = try await row(of: "two", site)
        try await tamper(site, "DELETE FROM journal WHERE sequence = \(row)")
        try await expectBroken(site, naming: row)
    }

    @Test("notices a row that is gone where the numbers after it were closed up")
    func removedAndRenumbered() async throws {
        let site = try await siteWithNotes()
        let row = try await row(of: "two", site)
        try await tamper(
            site,
            """
            DELETE FROM journal WHERE sequence = \(row);
            UPDATE journal SET sequence = -(sequence - 1) WHERE sequence > \(row);
            UPDATE journal SET sequence = -sequence WHERE sequence < 0;
            """)
        try await expectBroken(site, naming: row)
    }

    @Test("names a row that was put between two others")
    func insertedRow() async throws {
        let site = try await siteWithNotes()
        let row = try await row(of: "two", site)
        try await tamper(
            site,
            """
            UPDATE journal SET sequence = -(sequence + 1) WHERE sequence >= \(row);
            UPDATE journal SET sequence = -sequence WHERE sequence < 0;
            INSERT INTO journal SELECT \(row), at, by, 'forged', kind, version, payload, hash
                FROM journal WHERE sequence = \(row + 1);
            """)
        try await expectBroken(site, naming: row)
    }

    @Test("notices that the last row is gone")
    func shortened() async throws {
        let site = try await siteWithNotes()
        let last = try await site.journal().count
        try await tamper(site, "DELETE FROM journal WHERE sequence = \(last)")
        try await expectBroken(site, naming: last)
    }

    @Test("holds for a backup too, and a broken journal is not written on")
    func backupAndRefusal() async throws {
        let site = try await siteWithNotes()
        try await site.done("journal", "backup", site.scratch.file("backup.sqlite"))
        let row = try await row(of: "two", site)
        try await tamper(site, "UPDATE journal SET at = at + 1 WHERE sequence = \(row)")
        try await site.done("journal", "verify", site.scratch.file("backup.sqlite"))
        let note = try await site.muster("incident", "note", "inc-0001", "more", "--as", "lin-yue")
        #expect(note.status == 4, "\(note.all)")
        #expect(note.errors.contains("\(row)"), "\(note.all)")
    }

    // MARK: Steps

    private func siteWithNotes() async throws -> Site {
        let site = try Site()
        let incident = try await site.incidentFromAlerts()
        let notes = [
            "one: the first word", "two: the second word", "three: the third word", "four",
        ]
        for note in notes {
            try await site.done("incident", "note", incident, note, "--as", "lin-yue")
        }
        return site
    }

    private func row(of note: String, _ site: Site) async throws -> Int {
        let found = try await site.journal().first {
            $0["payload"]["text"].text?.hasPrefix(note + ":") == true
        }
        return try #require(found?["sequence"].number)
    }

    /// Changes one byte of a text in the file itself, as a hex editor does.
    private func flip(_ text: String, _ site: Site) throws {
        var bytes = try site.scratch.bytes("data/muster.sqlite")
        let place = try #require(bytes.firstRange(of: Data(text.utf8)), "not in the file: \(text)")
        bytes[place.lowerBound] ^= 1
        try site.scratch.write(bytes, "data/muster.sqlite")
    }

    /// Runs SQL as somebody who takes the guards away for it and puts them back.
    private func tamper(_ site: Site, _ sql: String) async throws {
        let outcome = try await Program.run(
            "/usr/bin/env",
            [
                "python3", Site.repository + "/Tests/Support/Peers/tamper.py",
                site.data + "/muster.sqlite", sql,
            ])
        try #require(outcome.status == 0, "\(outcome.all)")
    }

    private func expectBroken(
        _ site: Site, naming row: Int, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let verdict = try await site.muster("journal", "verify")
        #expect(verdict.status == 1, "\(verdict.all)", sourceLocation: sourceLocation)
        #expect(
            verdict.errors.lowercased().contains(try Regex("row \(row)\\b")),
            "\(verdict.all)", sourceLocation: sourceLocation)
    }
}
