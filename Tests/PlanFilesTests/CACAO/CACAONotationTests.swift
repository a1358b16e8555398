// SPDX-License-Identifier: Apache-2.0

import CEL
import Foundation
import Notation
import PlanFiles
import ResponseCore
import ResponseModel
import Testing

@testable import PlanExchange

/// A condition in both languages.
struct ConditionPair: CustomTestStringConvertible {
    var cel: String
    /// Nil: CACAO has no words for it.
    var pattern: String?
    var testDescription: String { cel }

    static let all = [
        Self(cel: "exposed", pattern: "__exposed__:value = 'true'"),
        Self(cel: "!exposed", pattern: "__exposed__:value = 'false'"),
        Self(cel: "count >= 10", pattern: "__count__:value >= '10'"),
        Self(cel: "rate < 0.5", pattern: "__rate__:value < '0.5'"),
        Self(cel: "region == \"eu\"", pattern: "__region__:value = 'eu'"),
        Self(
            cel: "exposed || (count > 1 && region != \"us\")",
            pattern:
                "__exposed__:value = 'true' OR (__count__:value > '1' AND __region__:value != 'us')"
        ),
        Self(cel: "count + 1 > 2"),
        Self(cel: "steps[\"a\"].done"),
        Self(cel: "level == 1"),
        Self(cel: "region == \"it's\""),
        Self(cel: "!(exposed)"),
        Self(cel: "count"),
        Self(cel: "count >"),
    ]
}

@Suite("What CACAO and plans have in common")
struct CACAONotationTests {
    private let facts: [FactDeclaration] = [
        FactDeclaration(name: "exposed", type: .bool), FactDeclaration(name: "count", type: .int),
        FactDeclaration(name: "rate", type: .double),
        FactDeclaration(name: "region", type: .string),
    ]

    @Test("is said in both languages of conditions", arguments: ConditionPair.all)
    func condition(_ pair: ConditionPair) {
        let pattern = WorkflowWriter.pattern(of: pair.cel, facts: facts)
        #expect(pattern == pair.pattern)
        guard let pattern else { return }
        let back = ComparisonParser.read(pattern, as: .stix) { word in
            facts.first { "__\($0.name)__:value" == word }.map { ($0.name, $0.type) }
        }
        #expect(back?.cel == pair.cel)
    }

    @Test("makes identifiers of names as RFC 9562 does")
    func identifiers() throws {
        let names = try #require(NameUUID(parsing: "6ba7b810-9dad-11d1-80b4-00c04fd430c8"))
        #expect(names.named("www.example.com").text == "2ed6657d-e927-568b-95e1-2665a8aea6a2")
    }

    @Test("is written as YAML that is read as the same texts, whatever they hold")
    func hostileTexts() throws {
        let texts = [
            "", " ", "a: b", "a #b", "- a", "? a", "{a}", "[a]", "*a", "&a", "!a", "|", ">", "%a",
            "@a", "`a`", "'a'", "\"a\"", "it's \"both\"", "\\", "\\n", "a\nb\n", "\n", "\ta\t",
            "a ",
            "true", "No", "null", "~", "1", "1.5", "1e3", "0x1F", "2026-01-01", "12:30:45", "=",
            "<<", "---", "...", "\u{1B}[31m", "\u{0}", "\u{85}\u{2028}\u{FEFF}", "\u{202E}abc",
            "通知：第一步", "🚨", "end: [", "a, b", "#", "on", "y", "\r\n", "\u{FFFE}", "e\u{301}",
            String(repeating: "长", count: 5_000),
        ]
        let value = JSON.object(
            texts.enumerated().map { .init("k\($0)", .string($1)) }
                + texts.filter { $0.utf8.count < 250 }.map { .init("key \($0)", [.string($0)]) }
                + [.init("nested", .array([.object([.init("a", .array([[["b"], []], [:]]))])]))])
        let text = YAMLEmitter.text(of: ["exchange": value], comment: ["a\nb: c"])
        let document = Document(path: "p.yaml", digest: "", text: text)
        #expect(PlanTree(document)?.root == ["exchange": value])
    }

    @Test("is on the page about it, code by code")
    func page() throws {
        let path = Fixtures.folder.path + "/../../docs/cacao.md"
        let page = String(
            decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
        for code in ExchangeFinding.Code.allCases {
            let row = "| \(code.rawValue) | \(code.severity.rawValue) | \(code.explanation) |"
            #expect(page.contains(row), "missing: \(row)")
        }
    }
}
