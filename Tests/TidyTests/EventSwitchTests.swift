// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("Switches over events and commands")
struct EventSwitchTests {
    // The events of PlanFiles are those of a YAML parser.
    private let files = Repository.sources.filter {
        $0.target != "PlanFiles" && $0.target != "CEL"
    }

    @Test("have no default: the compiler finds what is forgotten")
    func holds() {
        #expect(files.count > 400)
        let offences = files.flatMap(EventSwitches.offences)
        #expect(offences.isEmpty, "\(listing(offences))")
    }

    @Test(
        "with a default are found",
        arguments: [
            "switch event {\ncase .a: b()\ndefault: break\n}",
            "switch record.event {\ncase .a(let c):\n    switch c {\n    case .d: e()\n    }\n"
                + "default: break\n}",
            "switch submission.command {\ncase .a: b { $0 }\ndefault: c()\n}",
        ])
    func planted(_ text: String) {
        let file = SourceFile(path: "Sources/Reports/A.swift", text: text)
        #expect(EventSwitches.offences(in: file).map(\.line) == [1])
    }

    @Test(
        "may hold other switches that have one",
        arguments: [
            "switch event {\ncase .a(let c):\n    switch c {\n    case 1: d()\n    default: e()\n    }\n}",
            "switch number {\ncase 1: a()\ndefault: b()\n}",
        ])
    func harmless(_ text: String) {
        let file = SourceFile(path: "Sources/Reports/A.swift", text: text)
        #expect(EventSwitches.offences(in: file).isEmpty)
    }
}

@Suite("Families of events and commands")
struct FamilyTests {
    @Test(
        "are all read: each has its line where stored ones are read",
        arguments: [("Events", "Event+Stored"), ("Commands", "CommandShapes")])
    func registered(_ folder: String, _ reader: String) throws {
        let text = try #require(
            Repository.sources.first { $0.path.hasSuffix("/\(reader).swift") }
        ).lines.joined(separator: "\n")
        let kind = String(folder.dropLast())
        let families = Repository.sources.filter {
            $0.path.contains("/ResponseCore/\(folder)/") && $0.path.hasSuffix("\(kind).swift")
        }.compactMap { $0.path.split(separator: "/").last?.dropLast(".swift".count) }
            .filter { $0 != kind }.map { String($0.dropLast(kind.count)).lowercased() }
        #expect(families.count > 9)
        for family in families {
            let isRead =
                text.contains("\(kind).\(family))") || text.contains("{ .\(family)(")
            #expect(isRead, "\(family)")
        }
    }
}
