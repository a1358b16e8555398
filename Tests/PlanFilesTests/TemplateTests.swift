// SPDX-License-Identifier: Apache-2.0

import PlanFiles
import ResponseCore
import ResponseModel
import Testing

/// A mistake in a template and what is said of it.
struct TemplateRow: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var place: String
    var code: DiagnosticCode
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ place: String, _ code: DiagnosticCode) {
        self.name = name
        self.text = text
        self.place = place
        self.code = code
    }

    static let all = [
        TemplateRow("no subject", "Hello\n\nBody\n", "1:1", .badTemplate),
        TemplateRow("an empty subject", "Subject:  \n\nBody\n", "1:1", .badTemplate),
        TemplateRow("no empty line", "Subject: A\nBody\n", "2:1", .badTemplate),
        TemplateRow("no body", "Subject: A\nShort: B\n\n", "3:1", .badTemplate),
        TemplateRow(
            "an unknown name", "Subject: A\n\nBy {{next_updat}}\n", "3:4", .unknownPlaceholder),
        TemplateRow(
            "an unknown fact", "Subject: {{fact_rate}}\n\nB\n", "1:10", .unknownPlaceholder),
        TemplateRow("an open section", "Subject: A\n\n{{#level}}x\n", "3:1", .badTemplate),
        TemplateRow(
            "a crossed section", "Subject: A\n\n{{#level}}x{{/phase}}\n", "3:1", .badTemplate),
        TemplateRow(
            "a section over two parts", "Subject: {{#level}}A\n\nx{{/level}}\n", "1:1", .badTemplate
        ),
        TemplateRow("a partial", "Subject: A\n\n{{> other}}\n", "3:1", .badTemplate),
        TemplateRow("other delimiters", "Subject: A\n\n{{=<% %>=}}\n", "3:1", .badTemplate),
        TemplateRow("a setting", "Subject: A\n\n{{% CONTENT_TYPE:HTML}}\n", "3:1", .badTemplate),
        TemplateRow(
            "a function", "Subject: A\n\n{{uppercased(level)}}\n", "3:1", .unknownPlaceholder),
        TemplateRow("an open tag", "Subject: A\n\n中{{level\n", "3:2", .badTemplate),
        TemplateRow("an implicit value", "Subject: A\n\n{{.}}\n", "3:1", .unknownPlaceholder),
        TemplateRow(
            "a long subject", "Subject: \(String(repeating: "字", count: 201))\n\nB\n", "1:1",
            .textTooLong),
    ]
}

@Suite("A notice template")
struct TemplateTests {
    private func template() throws -> NoticeTemplate {
        let set = try #require(try Fixtures.compiledSample().planSet)
        return try #require(set.plans["payment-outage"]?.notices.first).template
    }

    private func text(_ language: Language, _ values: [(String, String)]) throws -> NoticeText {
        let wording = try #require(try template().wordings.first { $0.language == language })
        return wording.fill(values.map { (name: $0.0, value: $0.1) })
    }

    @Test("fills in values as they are, without HTML")
    func fill() throws {
        let text = try text(
            .en,
            [
                ("plan_name", "Payment <outage>"), ("level", "2"), ("started_at", "02:00"),
                ("incident_title", "A & \"B\" {{level}}"), ("next_update", "-"),
                ("fact_data_exposed", "false"),
            ])
        #expect(text.subject == "Payment <outage> (level 2)")
        #expect(text.short == "Payment <outage> since 02:00.")
        #expect(
            text.body == """
                Dear customer,

                since 02:00 payments fail: A & "B" {{level}} & more.
                Your data is safe.
                Next news by -.
                """)
    }

    @Test("shows a section when its value is there, and not when it is unknown or false")
    func sections() throws {
        for (value, isShown) in [
            ("true", true), ("12", true), ("false", false), ("-", false), ("", false),
        ] {
            let text = try text(.en, [("fact_data_exposed", value)])
            #expect(text.body.contains("may be affected") == isShown, "\(value)")
            #expect(text.body.contains("is safe") != isShown, "\(value)")
        }
    }

    @Test("cannot be made to write further header lines")
    func injection() throws {
        let evil = "x\r\nBcc: all@example.org\n\u{2028}y"
        let text = try text(.zh, [("plan_name", evil), ("level_name", "一级")])
        #expect(text.subject == "x Bcc: all@example.org y（一级）")
        #expect(text.short == nil)
    }

    @Test("exists in every language, with the other wording where one is missing")
    func languages() throws {
        let files = try Fixtures.sample().filter { $0.path != "templates/first.zh.mustache" }
        let result = compile(files)
        #expect(result.diagnostics.map(\.code) == [.missingLanguage, .missingLanguage])
        let wordings = result.planSet?.plans.all[0].notices[0].template.wordings
        #expect(wordings?.map(\.language) == [.en, .zh])
        #expect(wordings?[1].source == wordings?[0].source)
    }

    @Test("may be written with Windows line breaks")
    func windows() throws {
        let text = "Subject: A\r\nShort: B\r\n\r\nC\r\n\r\nD\r\n"
        let files = try Fixtures.sample(with: "templates/first.en.mustache", text)
        let wording = compile(files).planSet?.plans.all[0].notices[0].template.wordings[0]
        let filled = try #require(wording).fill([])
        #expect(filled.subject == "A" && filled.short == "B" && filled.body == "C\n\nD")
    }

    @Test("is checked when its plan is compiled", arguments: TemplateRow.all)
    func mistakes(_ row: TemplateRow) throws {
        let path = "templates/first.en.mustache"
        let result = compile(try Fixtures.sample(with: path, row.text))
        let found = result.diagnostics.filter { $0.path == path }
        #expect(result.planSet == nil)
        #expect(found.map(\.code) == [row.code])
        #expect(found.map { "\($0.line):\($0.column)" } == [row.place])
    }
}
