// SPDX-License-Identifier: Apache-2.0
// The finished words of every shipped template, and of templates that are written in unusual ways,
// as 0.1.0 filled them in.

import Foundation
import PlanFiles
import ResponseModel
import Testing

@Suite("The words of notices")
struct TemplateGoldenTests {
    /// Bodies in which white space and line breaks around tags matter.
    static let unusual = [
        "{{#level}}\nA\n{{/level}}\nB", "A\n{{#level}}\nB\n{{/level}}\nC",
        "A\n  {{#level}}  \n  B\n  {{/level}}\t\nC\n{{^level}}\nD\n{{/level}}",
        "A {{#level}}\n  B\n{{/level}}\n  C\n {{! note }}\nD", "A\n{{! note }}\nB{{! x }}\n\nC",
        "A\n  {{! note }} {{level}}\n  {{level}}\n{{level}}", "\n\nA\n{{^level}}\nB\n{{/level}}",
        " \n{{#level}}\nA\n{{/level}}\n", "A\n{{#level}}{{#phase}}\nB\n{{/phase}}\n{{/level}}C",
        "A\n{{#level}}\n  {{#phase}}\n  B {{level}}\n  {{/phase}}\n{{/level}}\n  C{ {level} }",
        "{{ level }} {{{level}}} {{& level }} {{{ level }}}|"
            + "{{#level}} {{^phase}}x{{/phase}} {{/level}}",
        "A\n{{#level}}\nB{{/level}}  \n  {{#phase}}\nC\n{{/phase}}\n   D", "{{level}}\n{{phase}}",
        "A\n  {{#level}}B{{/level}}\n  {{#level}}\n{{/level}}\n\n  E", "A { B {{level}}} }} {",
        "中文{{#level}}，{{level}}{{/level}}。\n{{#level}}\n级\n{{/level}}\n完",
        "A\u{2028}B{{level}}\u{85}C",
    ]

    @Test("are filled in as they always were")
    func shipped() throws {
        let root = Fixtures.folder.appendingPathComponent("../..").standardized.path
        var text = ""
        for folder in ["plans", "docs/examples/real-plans"] {
            let set = try #require(
                compile(try PlanFolder.read("\(root)/\(folder)"), today: Fixtures.today).planSet)
            for plan in set.plans.all { text += words(of: plan) }
        }
        for (place, body) in Self.unusual.enumerated() {
            let source = "Subject: A {{#level}}{{level}}{{/level}} B\n\n\(body)\n"
            let files = try Fixtures.sample(with: "templates/first.en.mustache", source)
            let compilation = compile(files)
            guard let notice = compilation.planSet?.plans.all.first?.notices.first else {
                let found = compilation.diagnostics.map { "\($0.line) \($0.code) \($0.message)" }
                text += "## unusual \(place) \(found)\n"
                continue
            }
            text += words(of: notice, [], named: "unusual \(place)", in: [.en])
        }
        #expect(try Fixtures.golden("Golden/words.txt", actual: text) == text)
    }

    private func words(of plan: Plan) -> String {
        plan.notices.map { words(of: $0, plan.facts, named: "\(plan.id) \($0.id)") }.joined()
    }

    private func words(
        of notice: NoticeRule, _ facts: [FactDeclaration], named name: String,
        in languages: [Language] = Language.allCases
    ) -> String {
        let names = NoticeTemplate.placeholders + facts.map { "fact_\($0.name)" }
        return notice.template.wordings.filter { languages.contains($0.language) }.flatMap {
            wording in
            [("known", { "<\($0) & {{level}}>" }), ("unknown", { _ in "-" })].map {
                (state: String, value: (String) -> String) in
                let text = wording.fill(names.map { ($0, value($0)) })
                return "## \(name) \(wording.language.rawValue) \(state)\n\(text.subject)\n"
                    + "\(text.short ?? "(no short text)")\n\(text.body)|\n"
            }
        }.joined()
    }
}
