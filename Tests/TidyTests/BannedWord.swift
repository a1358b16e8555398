// SPDX-License-Identifier: Apache-2.0

/// Code that may not stand in some targets, with what to write instead.
struct BannedWord: Equatable {
    /// Tokens that follow each other: `["Date", ".", "now"]`.
    let tokens: [String]
    /// What takes its place.
    let replacement: String

    init(_ tokens: String..., replacement: String) {
        self.tokens = tokens
        self.replacement = replacement
    }

    /// What a message calls it: `Date.now`.
    var text: String { tokens.joined() }

    /// Where any of some words stands in a file, in the order of the lines.
    static func offences(of words: [BannedWord], in file: SourceFile) -> [Offence] {
        let byFirst = Dictionary(grouping: words) { $0.tokens.first ?? "" }
        let code = file.tokens
        return code.indices.flatMap { start in
            (byFirst[code[start].text] ?? []).filter { $0.stands(at: start, in: code) }.map {
                Offence(file, code[start].line, "\($0.text) is banned here: \($0.replacement)")
            }
        }
    }

    private func stands(at start: Int, in code: [SourceToken]) -> Bool {
        guard start + tokens.count <= code.count, !isMember(at: start, in: code) else {
            return false
        }
        return tokens.indices.allSatisfy { code[start + $0].text == tokens[$0] }
    }

    // A name of one's own, behind a dot or where it is declared, is another word.
    private func isMember(at start: Int, in code: [SourceToken]) -> Bool {
        guard start > 0, tokens[0] != "." else { return false }
        return [".", "func", "case", "var", "let"].contains(code[start - 1].text)
    }
}

extension BannedWord {
    /// In CEL, Allocation, ResponseCore and Drills: what would make two runs differ.
    static let inPureTargets: [BannedWord] = [
        foundation("Foundation"), foundation("FoundationEssentials"), foundation("Glibc"),
        foundation("Musl"), foundation("Darwin"), foundation("Dispatch"),
        clock("Date", "(", ")"), clock("Date", ".", "now"), clock("ContinuousClock"),
        clock("SuspendingClock"), clock("DispatchTime"),
        chance("UUID", "("), chance("SystemRandomNumberGenerator"), chance(".", "random", "("),
        chance(".", "shuffled", "(", ")"), chance(".", "shuffle", "(", ")"),
        chance(".", "randomElement", "(", ")"),
        BannedWord("hashValue", replacement: "it differs from run to run; compute a hash by hand."),
        tasks("Task", "{"), tasks("Task", "("), tasks("Task", "."), tasks("Task", "<"),
        tasks("withTaskGroup"), tasks("withThrowingTaskGroup"), tasks("withDiscardingTaskGroup"),
        tasks("async"), tasks("await"),
        world("FileManager"), world("FileHandle"), world("ProcessInfo"), world("URLSession"),
        world("print", "("), world("readLine", "("),
    ]

    /// In Allocation.
    static let inAllocation: [BannedWord] = ["Double", "Float"].map {
        BannedWord($0, replacement: "whole numbers: two machines must add up costs to the same.")
    }

    /// In all sources.
    static let inSources: [BannedWord] = [
        BannedWord("try!", replacement: "`throws`, or `precondition` with a sentence."),
        BannedWord("try?", replacement: "`do` and `catch` with what the failure means."),
        BannedWord("fatalError", "(", replacement: "a Refusal, or `precondition` with a sentence."),
    ]

    /// In all tests.
    static let inTests: [BannedWord] = [
        sleeping("sleep", "("), sleeping("usleep", "("), sleeping("nanosleep", "("),
        sleeping("Task", ".", "sleep"), sleeping("Thread", ".", "sleep"),
        BannedWord(".", "disabled", "(", replacement: "a test that runs, or no test."),
        BannedWord("#", "expect", "(", "true", ")", replacement: "an expectation that can fail."),
    ]

    private static func foundation(_ word: String) -> BannedWord {
        BannedWord(word, replacement: "types of the core, such as Timestamp, TimeSpan and JSON.")
    }

    private static func clock(_ tokens: String...) -> BannedWord {
        BannedWord(tokens, "the Timestamp that comes with the command.")
    }

    private static func chance(_ tokens: String...) -> BannedWord {
        BannedWord(tokens, "ids that come with the command; in Drills, RandomStream.")
    }

    private static func tasks(_ tokens: String...) -> BannedWord {
        BannedWord(tokens, "a function that returns what is to be done; the shell does it.")
    }

    private static func world(_ tokens: String...) -> BannedWord {
        BannedWord(tokens, "values that come in and go out; the shell reads and writes.")
    }

    private static func sleeping(_ tokens: String...) -> BannedWord {
        BannedWord(tokens, "ManualClock, or wait for the thing itself.")
    }

    private init(_ tokens: [String], _ replacement: String) {
        self.tokens = tokens
        self.replacement = replacement
    }
}
