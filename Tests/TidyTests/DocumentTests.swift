// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("Documents")
struct DocumentTests {
    private let documents = Repository.files.filter {
        $0.path.hasSuffix(".md") && !$0.path.hasPrefix("Tests/")
    }
    private let paths = Repository.files.map(\.path)

    @Test("link to files that are there")
    func links() {
        #expect(documents.count > 5)
        let offences = documents.flatMap { DocumentRules.brokenLinks(in: $0, among: paths) }
        #expect(offences.isEmpty, "\(listing(offences))")
    }

    @Test("with a link to nowhere are found")
    func plantedLink() {
        let text = "[a](b.md) [c](../d/e.md#f)\n[g](https://h) [i](#j) [k](../l)\n"
        let file = SourceFile(path: "docs/a.md", text: text)
        let found = DocumentRules.brokenLinks(in: file, among: ["docs/b.md", "l/m.md"])
        #expect(found.map(\.description) == ["docs/a.md:1: There is no ../d/e.md."])
    }

    @Test("of the HTTP interface name every command and every reason of a refusal")
    func commands() throws {
        let document = try #require(Repository.files.first { $0.path == "docs/api.md" })
        let families = Repository.sources.filter {
            $0.path.contains("/ResponseCore/Commands/") && $0.path.hasSuffix("Command.swift")
        }
        let reasons = try #require(
            Repository.sources.first { $0.path.hasSuffix("/Machine/Submission.swift") })
        let names = [families, [reasons]].map { $0.flatMap(DocumentRules.rawValues) }
        #expect(names[0].count > 40)
        #expect(names[1].count > 4)
        let offences = DocumentRules.missing(names.flatMap { $0 }, in: document)
        #expect(offences.isEmpty, "\(listing(offences))")
    }

    @Test("without a command are found")
    func plantedCommand() {
        let text =
            "    case warn = \"warn\"\n    case setLevel = \"set_level\"\n    let a = \"b\"\n"
        let names = DocumentRules.rawValues(in: SourceFile(path: "A.swift", text: text))
        #expect(names == ["warn", "set_level"])
        let document = SourceFile(path: "docs/api.md", text: "| `warn` | set_level |")
        #expect(
            DocumentRules.missing(names, in: document).map(\.message) == [
                "set_level is not in this document."
            ])
    }
}
