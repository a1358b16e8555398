// SPDX-License-Identifier: Apache-2.0

import Foundation
import ResponseModel
import Testing

@Suite("A drill of an earlier version", .inTurns)
struct GoldenDrillTests {
    static let drills: [String] = {
        do { return try Golden.first.drills } catch { return [] }
    }()

    @Test("run again today takes the same course, record by record", arguments: drills)
    func sameCourse(_ drill: String) async throws {
        let golden = Golden.first
        let journal = "drills/\(drill).jsonl"
        let scratch = try Scratch()
        for document in try golden.documents(of: journal) {
            let path = scratch.file("plans/\(document.path)")
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent,
                withIntermediateDirectories: true)
            try scratch.write(document.text, "plans/\(document.path)")
        }
        let outcome = try await Program.run(
            Site.binary,
            [
                "drill", "run", "\(golden.folder)/scenarios/\(drill).yaml", "--plans",
                scratch.file("plans"), "--journal", scratch.file("journal"),
            ])
        #expect(outcome.status <= 1, "\(outcome.all)")
        let now = try scratch.text("journal").split(separator: "\n").map(String.init)
        let then = try golden.lines(of: journal)
        #expect(now.count == then.count)
        for (place, (new, old)) in zip(now, then).enumerated() where new != old {
            // How plans are stored may change, and nothing else.
            let kind = try Tree(old)["kind"].text
            #expect(kind == "plans_installed", "line \(place + 1): \(old)\nis now: \(new)")
            if kind != "plans_installed" { return }
        }
    }
}
