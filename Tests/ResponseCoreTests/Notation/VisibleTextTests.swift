// SPDX-License-Identifier: Apache-2.0

import Notation
import Testing

@Suite("Text made visible")
struct VisibleTextTests {
    private let hostile = "a\u{1B}[2J\u{202E}b\u{200B}\u{9B}c\td\r\ne\rf"

    @Test("shows what would act, and keeps line feeds")
    func visible() {
        #expect(hostile.visible == "a⟨U+001B⟩[2J⟨U+202E⟩b⟨U+200B⟩⟨U+009B⟩c d\ne\nf")
        #expect("plain, 中文, é, 👩‍👩‍👧".visible == "plain, 中文, é, 👩‍👩‍👧")
    }

    @Test("keeps tabs for a terminal, and everything on one line for a cell")
    func forms() {
        #expect("a\tb\n\u{1B}".visibleOnTerminal == "a\tb\n⟨U+001B⟩")
        #expect("a\tb\nc\r\nd".visibleLine == "a b c d")
        #expect(hostile.visibleOnTerminal.visibleOnTerminal == hostile.visibleOnTerminal)
    }

    @Test("escapes JSON for a terminal without changing its value")
    func json() throws {
        let json: JSON = ["title": .string("a\u{202E}b\u{7F}\u{E0041}"), "other": "中文"]
        let text = json.pretty.escapedForTerminal
        #expect(text.contains("a\\u202Eb\\u007F\\uDB40\\uDC41"), "\(text)")
        #expect(try JSON.parse(text) == json)
    }

    @Test("is no markup in HTML, and keeps its direction to itself")
    func html() {
        #expect("<b>&\"'\u{202E}".isolatedForHTML == "<bdi>&lt;b&gt;&amp;&quot;&#39;⟨U+202E⟩</bdi>")
    }
}

@Suite("Parts of a path")
struct PercentTextTests {
    @Test("are read as they were, whatever they hold")
    func roundTrip() {
        for text in ["", "inc-0001", "a/b", "%", "%2F", "中文 ?#", "\u{0}\u{7F}", "*:~._-"] {
            #expect(text.percentEncoded.percentDecoded == text, "\(text)")
            #expect(!text.percentEncoded.contains("/"))
        }
        #expect("a/中".percentEncoded == "a%2F%E4%B8%AD")
    }

    @Test("are refused when they are cut or no UTF-8")
    func wrong() {
        for text in ["%", "%2", "%zz", "%ff", "%C3"] { #expect(text.percentDecoded == nil) }
    }
}
