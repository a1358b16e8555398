// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("A drill run again from the command line", .inTurns)
struct DrillRepetitionTests {
    /// The drills of this repository.
    static let drills: [String] = {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: Site.repository + "/drills")
                .filter { $0.hasSuffix(".yaml") }.sorted()
        } catch {
            return []
        }
    }()

    @Test("there are at least six drills")
    func sixDrills() {
        #expect(Self.drills.count >= 6)
    }

    @Test("writes the same journal, byte for byte, in another process", arguments: drills)
    func sameSeedSameJournal(drill: String) async throws {
        let scratch = try Scratch()
        for name in ["a", "b"] {
            let outcome = try await run(drill, seed: 7, journal: scratch.file(name))
            #expect(outcome.status <= 1, "\(outcome.all)")
        }
        let first = try scratch.bytes("a")
        #expect(first.count > 10_000)
        #expect(first == (try scratch.bytes("b")))
    }

    @Test("takes another course with another seed")
    func otherSeedOtherJournal() async throws {
        let scratch = try Scratch()
        _ = try await run("payment-night.yaml", seed: 7, journal: scratch.file("a"))
        _ = try await run("payment-night.yaml", seed: 8, journal: scratch.file("b"))
        #expect(try scratch.bytes("a") != scratch.bytes("b"))
    }

    @Test("makes the folder of its journal, and reports the same from it as when it ran")
    func reportFromJournal() async throws {
        let site = try Site()
        let drill = Site.repository + "/drills/payment-night.yaml"
        let journal = site.scratch.file("a new folder/and one in it/journal")
        try await site.done(
            "drill", "run", drill, "--seed", "7", "--journal", journal, "--report",
            site.scratch.file("reports"))
        try await site.done(
            "report", drill, "--journal", journal, "--format", "html", "-o",
            site.scratch.file("again.html"))
        #expect(
            try site.scratch.text("again.html")
                == site.scratch.text("reports/payment-night.html"))
    }

    private func run(
        _ drill: String, seed: Int, journal: String
    ) async throws -> Program.Outcome {
        try await Site().muster(
            "drill", "run", "\(Site.repository)/drills/\(drill)", "--seed", "\(seed)",
            "--journal", journal)
    }
}
