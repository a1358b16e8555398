// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("The form of files")
struct FormTests {
    @Test("holds in the whole repository", arguments: FormRule.all)
    func repository(_ rule: FormRule) {
        let files = rule.files
        #expect(files.count > 20, "the rule must have something to look at")
        let offences = files.flatMap(rule.offences)
        #expect(offences.isEmpty, "\(listing(offences))")
    }

    @Test("is found to be broken where it is", arguments: FormRule.all)
    func planted(_ rule: FormRule) {
        let file = SourceFile(path: "Sources/CEL/A.swift", text: rule.broken)
        #expect(rule.offences(file).map(\.line) == [rule.brokenLine])
    }

    @Test("is found to be kept where it is", arguments: FormRule.all)
    func kept(_ rule: FormRule) {
        let file = SourceFile(path: "Sources/CEL/A.swift", text: rule.sound)
        #expect(rule.offences(file) == [])
    }
}

/// A rule with texts that break it and keep it.
struct FormRule: CustomTestStringConvertible, Sendable {
    let name: String
    let files: [SourceFile]
    let offences: @Sendable (SourceFile) -> [Offence]
    let broken: String
    let brokenLine: Int
    let sound: String
    var testDescription: String { name }

    private static let license = "// SPDX-License-Identifier: Apache-2.0\n"
    private static let allSwift = Repository.sources + Repository.tests

    static let all = [
        FormRule(
            name: "a Swift file begins with its licence", files: allSwift,
            offences: FormRules.license, broken: "\n" + license, brokenLine: 1,
            sound: license + "let a = 1\n"),
        FormRule(
            name: "no Swift file is over 450 lines", files: allSwift,
            offences: FormRules.fileLength, broken: String(repeating: "a\n", count: 451),
            brokenLine: 451, sound: String(repeating: "a\n", count: 450)),
        FormRule(
            name: "no line of the sources is over 100 characters", files: Repository.sources,
            offences: FormRules.lineLength,
            broken: license + String(repeating: "字", count: 101), brokenLine: 2,
            sound: license + String(repeating: "字", count: 100)
                + "\n\"\"\"\n" + String(repeating: "字", count: 101) + "\n\"\"\""),
        FormRule(
            name: "nothing is marked as left undone", files: Repository.files,
            offences: FormRules.leftUndone, broken: license + "// TO" + "DO: more", brokenLine: 2,
            sound: license + "// todo and \\uXX" + "XX"),
        FormRule(
            name: "the project speaks only of itself", files: Repository.files,
            offences: FormRules.foreignPaths, broken: license + "open(\"/ro" + "ot/a\")",
            brokenLine: 2, sound: license + "open(\"/usr/wo" + "rk/a\")"),
        FormRule(
            name: "no type is named like its module", files: Repository.sources,
            offences: FormRules.typeNames, broken: license + "struct CEL {}", brokenLine: 2,
            sound: license + "struct CELType {}"),
        FormRule(
            name: "types are named for their job", files: Repository.sources,
            offences: FormRules.typeNames, broken: license + "final class PlanManager {}",
            brokenLine: 2, sound: license + "let manager = 1"),
    ]
}
