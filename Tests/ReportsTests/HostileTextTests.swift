// SPDX-License-Identifier: Apache-2.0

import Foundation
import Reports
import ResponseCore
import ResponseModel
import Testing

@Suite("Texts from outside")
struct HostileTextTests {
    private func evaluation(_ title: String) throws -> Evaluation {
        try #require(
            Evaluation.evaluate(try Fixture.journal(title: title), incident: Fixture.incident))
    }

    @Test("a script in a title is text in the page, and the page can run none")
    func script() throws {
        let page = html(try evaluation("<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"))
        #expect(!page.contains("<script"))
        #expect(!page.contains("<img"))
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(page.contains("default-src 'none'"))
    }

    @Test("the page needs nothing from elsewhere")
    func selfContained() throws {
        let page = html(try evaluation("Card payments fail"))
        for marker in ["http://", "https://", "src=", "url(", "@import", "<link", "<script"] {
            #expect(!page.contains(marker), "\(marker) would load something")
        }
    }

    @Test("marks that turn the direction of writing, and control characters, are shown")
    func bidi() throws {
        let title = "pay\u{202E}tnem\u{0007}\u{200B}"
        for text in [
            html(try evaluation(title)), markdown(try evaluation(title)),
            csv(try evaluation(title)),
        ] {
            #expect(!text.unicodeScalars.contains("\u{202E}"))
            #expect(!text.unicodeScalars.contains("\u{0007}"))
            #expect(text.contains("⟨U+202E⟩"))
            #expect(text.contains("⟨U+200B⟩"))
        }
    }

    @Test("markup of Markdown in a title stays text, also behind a combining mark")
    func markdownMarkup() throws {
        let text = markdown(try evaluation("a | b |\u{0301} *c* `d` <e> [f](g)"))
        // By code points: a combining mark joins the bar before it into one character.
        #expect(text.range(of: #"a \| b \|"#, options: .literal) != nil)
        #expect(text.contains(#"\*c\* \`d\` \<e\> \[f\](g)"#))
    }

    @Test("every row of a Markdown table has as many cells as its head")
    func cells() throws {
        let text = markdown(try evaluation("a|b||c\n|d|"))
        var width = 0
        var rows = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("|") else {
                width = 0
                continue
            }
            let cells = line.replacing("\\|", with: "").count { $0 == "|" }
            if width == 0 { width = cells }
            #expect(cells == width, "\(line)")
            rows += 1
        }
        #expect(rows > 100)
    }

    @Test("a very long title neither breaks the drawing nor is cut in the text")
    func longTitle() throws {
        let title = String(repeating: "长", count: 5_000)
        let page = html(try evaluation(title))
        #expect(page.contains(title))
    }

    @Test("a colour that is no colour is grey")
    func colour() throws {
        var records = try Fixture.journal()
        var set = try Fixture.planSet()
        set.organization.scale.levels[0].colour = "red;background:url(x)"
        set.organization.scale.levels[1].colour = "#12aB34"
        records[0].occurrence.event = .plansInstalled(set)
        let page = html(
            try #require(Evaluation.evaluate(records, incident: Fixture.incident)))
        #expect(!page.contains("url("))
        #expect(page.contains("--level:var(--grey)"))
        #expect(page.contains("--level:#12aB34"))
    }

    @Test("tags are closed in order, ids stand once, and every link has its place")
    func wellFormed() throws {
        let page = html(
            DrillEvaluation.evaluate(try Fixture.drillJournal(), scenario: try Fixture.scenario()))
        let void: [Substring] = ["meta", "input", "br"]
        var open: [Substring] = []
        for match in page.matches(of: /<(\/?)([a-z0-9]+)(?:[^>"]|"[^"]*")*>/) {
            let (text, slash, name) = match.output
            if slash == "/" {
                #expect(open.popLast() == name)
            } else if !text.hasSuffix("/>"), !void.contains(name) {
                open.append(name)
            }
        }
        #expect(open.isEmpty)
        let ids = page.matches(of: /\ id="([^"]*)"/).map(\.output.1)
        #expect(Set(ids).count == ids.count)
        for link in page.matches(of: /\ href="#([^"]*)"/).map(\.output.1) {
            #expect(ids.contains(link))
        }
        for reference in page.matches(of: /\ aria-labelledby="([^"]*)"/).map(\.output.1) {
            #expect(reference.split(separator: " ").allSatisfy { ids.contains($0) })
        }
    }

    @Test("a field of the CSV that looks like a formula is disarmed, and quotes are doubled")
    func spreadsheet() throws {
        var journal = JournalBuilder()
        journal.add(
            .incident(
                "=1+1",
                .reported(
                    Report(title: "say \"no\"", match: PlanMatch(plan: nil, digest: nil, tried: []))
                )))
        let text = csv(try #require(Evaluation.evaluate(journal.records, incident: "=1+1")))
        #expect(text.contains("\"'=1+1\""))
        #expect(text.contains("say \"\"no\"\""))
        #expect(text.hasSuffix("\r\n"))
    }
}
