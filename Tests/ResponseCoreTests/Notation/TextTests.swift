// SPDX-License-Identifier: Apache-2.0

import Notation
import Testing

@Suite("Hexadecimal digits")
struct HexadecimalTests {
    @Test("are two for every byte")
    func bytes() {
        #expect(Hexadecimal.text([0, 9, 10, 0xFF, 0xC0]) == "00090affc0")
        #expect(Hexadecimal.text([UInt8]()) == "")
        #expect((0...255).map { Hexadecimal.upper(UInt8($0)) }.joined().count == 512)
        #expect(Hexadecimal.upper(0xAF) == "AF")
    }

    @Test("of a number are sixteen")
    func number() {
        #expect(Hexadecimal.text(0) == "0000000000000000")
        #expect(Hexadecimal.text(0xCBF2_9CE4_8422_2325) == "cbf29ce484222325")
        #expect(Hexadecimal.text(.max) == "ffffffffffffffff")
    }
}

@Suite("A time of day")
struct ClockTextTests {
    @Test("is shown with two digits each, cut to its minute")
    func clock() {
        let civil = CivilTime(year: 2026, month: 3, day: 1, hour: 2, minute: 5, second: 59)
        #expect(civil.clockText == "02:05")
        #expect(CivilTime(year: 2026, month: 3, day: 1).clockText == "00:00")
    }
}

@Suite("A stable hash")
struct StableHashTests {
    // From the test vectors of the authors of FNV.
    @Test("is FNV-1a of 64 bits")
    func vectors() {
        for (text, digits) in [
            ("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8"),
        ] {
            var hash = StableHash()
            for byte in text.utf8 { hash.add(byte: byte) }
            #expect(hash.hexadecimal == digits)
        }
    }

    @Test("tells texts apart by where they end")
    func ends() {
        var left = StableHash()
        var right = StableHash()
        for text in ["ab", "c"] { left.add(text) }
        for text in ["a", "bc"] { right.add(text) }
        #expect(left != right)
    }
}

@Suite("Escaped markup")
struct EscapedMarkupTests {
    @Test("has nothing that ends an element, an attribute or a section")
    func escapes() {
        #expect(
            EscapedMarkup.text("<a href=\"x\" id='y'>&amp;]]></a>")
                == "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;]]&gt;&lt;/a&gt;")
        #expect(EscapedMarkup.text("支付 €\n\u{301}<\u{301}") == "支付 €\n\u{301}&lt;\u{301}")
    }
}

@Suite("The nearest name")
struct NearestNameTests {
    @Test("is the one with the fewest edits, of equals the first")
    func near() {
        #expect(nearest(to: "agentz", among: ["pool", "agents", "agent"]) == "agents")
        #expect(nearest(to: "form", among: ["from", "fort"]) == "from")
        #expect(nearest(to: "AGENTS", among: ["agents"]) == "agents")
        #expect(nearest(to: "bat", among: ["cat", "hat"]) == "cat")
    }

    @Test("is none where nothing is near, and never the name itself")
    func far() {
        #expect(nearest(to: "ab", among: ["cd", "abcd"]) == nil)
        #expect(nearest(to: "pool", among: ["pool"]) == nil)
        #expect(nearest(to: "", among: ["a"]) == nil)
        #expect(nearest(to: "a", among: []) == nil)
    }
}
