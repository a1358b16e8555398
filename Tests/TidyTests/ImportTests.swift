// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("Imports")
struct ImportTests {
    @Test("of all sources are in the table")
    func sources() {
        let offences = Repository.sources.flatMap(AllowedImports.offences)
        #expect(offences.isEmpty, "\(listing(offences))")
    }

    @Test("were looked for in every target of the table but those in C")
    func coverage() {
        let targets = Set(Repository.sources.compactMap(\.target))
        let table = Set(AllowedImports.table.map(\.target))
        #expect(table.subtracting(["CLibcurl", "CLibYAML"]) == targets)
    }

    @Test("only point from a target to those above it in the table")
    func noCircles() {
        for (place, row) in AllowedImports.table.enumerated() {
            let above = AllowedImports.table.prefix(place).map(\.target)
            #expect(Set(row.own).isSubset(of: above), "\(row.target) points down")
        }
    }

    @Test("of pure targets are of this package, and collections")
    func pureTargets() {
        let rows = AllowedImports.table.filter { AllowedImports.pure.contains($0.target) }
        #expect(rows.count == AllowedImports.pure.count)
        // A heap computes like everything else here.
        for row in rows { #expect(row.others.allSatisfy { $0 == "HeapModule" }, "\(row.target)") }
    }

    @Test("are recognised in every form", arguments: ImportForm.all)
    func forms(_ form: ImportForm) {
        let file = SourceFile(path: "Sources/CEL/A.swift", text: form.text)
        #expect(Import.all(in: file).map(\.module) == form.modules)
    }

    @Test("against the table are found")
    func planted() {
        let text = "import CEL\n\npackage import struct Foundation.Date\n"
        let file = SourceFile(path: "Sources/ResponseCore/A.swift", text: text)
        #expect(
            AllowedImports.offences(in: file).map(\.description) == [
                "Sources/ResponseCore/A.swift:3: ResponseCore may not import Foundation, "
                    + "only these: CEL, Notation, ResponseModel, Allocation, HeapModule"
            ])
    }

    @Test("of the core from a side target are found: arrows do not point down")
    func plantedArrow() {
        let file = SourceFile(path: "Sources/CEL/A.swift", text: "import ResponseCore")
        #expect(AllowedImports.offences(in: file).count == 1)
    }

    @Test("of a target without a row are found")
    func plantedTarget() {
        let file = SourceFile(path: "Sources/Extra/A.swift", text: "")
        #expect(AllowedImports.offences(in: file).count == 1)
    }
}

/// A text with imports and what they import.
struct ImportForm: CustomTestStringConvertible {
    let text: String
    let modules: [String]
    var testDescription: String { text }

    static let all = [
        ImportForm(text: "import A", modules: ["A"]),
        ImportForm(text: "public import A\npackage import B", modules: ["A", "B"]),
        ImportForm(text: "internal import A; private import B", modules: ["A", "B"]),
        ImportForm(text: "@testable import A", modules: ["A"]),
        ImportForm(text: "@_spi(Inside) @preconcurrency public import A", modules: ["A"]),
        ImportForm(text: "@_spi(Inside) import A", modules: ["A"]),
        ImportForm(text: "import A.B", modules: ["A"]),
        ImportForm(text: "import struct A.B\nimport func A.c", modules: ["A", "A"]),
        ImportForm(text: "#if canImport(A)\n    import A\n#endif", modules: ["A"]),
        ImportForm(text: "// import A\n/* import B */", modules: []),
        ImportForm(text: "let a = \"\"\"\nimport A\n\"\"\"", modules: []),
        ImportForm(text: "a.import(b)\nfunc `import`() {}", modules: []),
    ]
}
