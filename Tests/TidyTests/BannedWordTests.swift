// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("Banned words")
struct BannedWordTests {
    @Test("of pure targets are in none of them")
    func pureTargets() {
        let files = Repository.sources.filter { AllowedImports.pure.contains($0.target ?? "") }
        #expect(!files.isEmpty)
        let offences = files.flatMap { BannedWord.offences(of: BannedWord.inPureTargets, in: $0) }
        #expect(offences.isEmpty, "\(listing(offences))")
    }

    @Test("of Allocation are not in it")
    func allocation() {
        let files = Repository.sources.filter { $0.target == "Allocation" }
        #expect(!files.isEmpty)
        let offences = files.flatMap { BannedWord.offences(of: BannedWord.inAllocation, in: $0) }
        #expect(offences.isEmpty, "\(listing(offences))")
    }

    @Test("of all sources are in none of them")
    func sources() {
        let offences = Repository.sources.flatMap {
            BannedWord.offences(of: BannedWord.inSources, in: $0)
        }
        #expect(offences.isEmpty, "\(listing(offences))")
    }

    @Test("of tests are in none of them: no test sleeps, none is switched off, each can fail")
    func tests() {
        let offences = Repository.tests.flatMap {
            BannedWord.offences(of: BannedWord.inTests, in: $0)
        }
        #expect(offences.isEmpty, "\(listing(offences))")
    }

    @Test("are each found where they are planted", arguments: Planting.all)
    func planted(_ planting: Planting) {
        let code = "let a = 1\n\(planting.code)\n"
        let file = SourceFile(path: "Sources/CEL/A.swift", text: code)
        let offences = BannedWord.offences(of: [planting.word], in: file)
        #expect(offences.map(\.line) == [2])
        #expect(offences.first?.message.contains(planting.word.replacement) == true)
    }

    @Test("are not found in comments, texts and longer words", arguments: Planting.all)
    func harmless(_ planting: Planting) {
        let word = planting.word
        let isSign = [".", "#"].contains(word.tokens[0])
        let longer = isSign ? "" : "let My\(word.text) = a\n"
        let code = "// \(planting.code)\nlet a = \"\"\"\n\(word.text)\n\"\"\"\n\(longer)"
        let file = SourceFile(path: "Sources/CEL/A.swift", text: code)
        #expect(BannedWord.offences(of: [word], in: file).isEmpty)
    }

    @Test("may be names of one's own members")
    func members() {
        let text = "clock.sleep(1)\nfunc sleep(a: Int) {}\nenum Task: Sendable {}\nvar print = 1"
        let file = SourceFile(path: "Tests/CELTests/A.swift", text: text)
        let words = BannedWord.inTests + BannedWord.inPureTargets
        #expect(BannedWord.offences(of: words, in: file).isEmpty)
    }
}

/// A banned word with a line of code that has it.
struct Planting: CustomTestStringConvertible {
    let word: BannedWord
    var testDescription: String { word.text }

    /// The word as it would stand in code.
    var code: String {
        "_ = \(word.tokens[0] == "." ? "a" : "")\(word.tokens.joined(separator: " "))"
    }

    static let all =
        (BannedWord.inPureTargets + BannedWord.inAllocation + BannedWord.inSources
        + BannedWord.inTests).map { Planting(word: $0) }
}

@Suite("Loops over what has no order")
struct UnorderedLoopTests {
    @Test("are in no pure target")
    func pureTargets() {
        let files = Repository.sources.filter { AllowedImports.pure.contains($0.target ?? "") }
        let offences = files.flatMap(UnorderedLoops.offences)
        #expect(offences.isEmpty, "\(listing(offences))")
    }

    @Test(
        "are found",
        arguments: [
            "var a: [String: Int] = [:]\nfor b in a { c(b) }",
            "var a: [Key: [Int]] = [:]\nfor b in a where b.key == 1 { c(b) }",
            "let a: Set<Int>\nfor b in a { c(b) }",
            "let a = Set(d)\nlet e = a.map { $0 }\nf()",
            "let a = Dictionary(grouping: d)\nfor b in a.values { c(b) }",
        ])
    func planted(_ text: String) {
        let file = SourceFile(path: "Sources/Drills/A.swift", text: text)
        #expect(UnorderedLoops.offences(in: file).map(\.line) == [2])
    }

    @Test(
        "are not seen where there is an order",
        arguments: [
            "var a: [Int] = []\nfor b in a { c(b) }",
            "var a: [(String, b: Int)] = []\nfor b in a { c(b) }",
            "let a: Set<Int>\nfor b in a.sorted() { c(b) }",
            "let a: Set<Int>\nlet d = a.map { $0 }\n    .sorted()",
            "let a: Set<Int>\nlet d = a.contains(1)",
            "let a: [Int: Int]\nlet d = a.keys.contains(1)",
        ])
    func harmless(_ text: String) {
        let file = SourceFile(path: "Sources/Drills/A.swift", text: text)
        #expect(UnorderedLoops.offences(in: file).isEmpty)
    }
}

/// Offences as lines.
func listing(_ offences: [Offence]) -> String {
    offences.map(\.description).joined(separator: "\n")
}
