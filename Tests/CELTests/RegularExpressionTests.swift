// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CEL

@Suite("Regular expressions")
struct RegularExpressionTests {
    /// A pattern, a text, and whether any part of the text matches.
    struct Match: Sendable, CustomTestStringConvertible {
        let pattern: String
        let text: String
        let isMatch: Bool

        var testDescription: String { "/\(pattern)/ \(isMatch ? "in" : "not in") \"\(text)\"" }

        init(_ pattern: String, _ text: String, _ isMatch: Bool = true) {
            self.pattern = pattern
            self.text = text
            self.isMatch = isMatch
        }
    }

    @Test(
        "Patterns find what they describe",
        arguments: [
            Match("", ""), Match("bc", "abcd"), Match("^bc", "abcd", false),
            Match("^ab.*cd$", "abxcd"),
            Match("a|b|", ""), Match("^(a|bc)*d$", "abcbcad"), Match("^a{2,3}$", "aaa"),
            Match("^a{2,3}$", "aaaa", false), Match("^a{2}$", "aa"), Match("^a{2,}$", "a", false),
            Match("a{,2}", "a{,2}"), Match("x{a", "x{a"), Match("^a+?b??$", "aaab"),
            Match(".", "\n", false),
            Match("(?s).", "\n"), Match("(?i)straße", "STRAßE"), Match("(?i)[a-z]+ÄÖ", "ABäö"),
            Match("a(?i:b)c", "aBc"), Match("a(?i:b)c", "aBC", false), Match("(?i)a(?-i)b", "Ab"),
            Match("(?i)a(?-i)b", "AB", false), Match("(?m)^b$", "a\nb\nc"),
            Match("^b$", "a\nb\nc", false),
            Match(#"\Aab\z"#, "ab"), Match(#"\bfoo\b"#, "a foo b"),
            Match(#"\bfoo\b"#, "afoo", false),
            Match(#"\Boo"#, "foo"), Match(#"^\d+\D\w\W\s\S$"#, "12xy- z"),
            Match(#"^\pL\p{Lu}\PL$"#, "éÉ1"),
            Match(#"^\p{Han}+$"#, "支付中断"), Match(#"^\p{^Han}$"#, "支", false),
            Match("^[^a-c]$", "d"),
            Match("^[^a-c]$", "b", false), Match("^[]a]+$", "]a"), Match("^[a-]+$", "a-"),
            Match(#"^[\d\-x]+$"#, "1-x"),
            Match("^[[:alpha:][:digit:]]+$", "a1"), Match("^[[:^alpha:]]$", "1"),
            Match(#"^[\W]$"#, "-"),
            Match(#"^\x41\x{1F600}\n\t\.$"#, "A😀\n\t."), Match(#"^\Qa.b\E+$"#, "a.bb"),
            Match(#"^\Qa.b\E$"#, "axb", false),
            Match("(?P<name>a)(?<other>b)", "ab"), Match("(?:ab)+c", "ababc"),
            Match("^(a*)*$", "aaa"),
            Match("^(a?){3}$", "aa"), Match("((a|b)*c|d)*e", "abcdace"), Match("^(|a)+$", "aaa"),
            Match("😀+", "x😀😀"),
        ])
    func find(_ match: Match) throws {
        let expression = try RegularExpression(match.pattern, sizeLimit: 10_000)
        var steps = 1_000_000
        #expect(expression.matches(match.text, steps: &steps) == match.isMatch)
    }

    @Test(
        "Patterns outside of the syntax are refused",
        arguments: [
            "(", ")", "[", "[a", "a**", "*a", "+", "a{2,1}", "a{1001}", #"\"#, #"\y"#, #"(a)\1"#,
            "(?=a)", "(?!a)",
            "(?<=a)", "(?<!a)", "[b-a]", #"\p{Nonsense}"#, "[[:nonsense:]]", "(?z)", #"\x{110000}"#,
            #"\xg"#, "(?P<a b>c)",
        ])
    func refused(_ pattern: String) {
        #expect(throws: RegularExpressionError.self) {
            try RegularExpression(pattern, sizeLimit: 10_000)
        }
    }

    @Test("Hostile patterns end at the size limit or in linear time")
    func hostile() throws {
        for pattern in [
            "((a{0,1000}){0,1000}){0,1000}", "((((){0,1000}){0,1000}){0,1000}){0,1000}",
        ] {
            #expect(throws: RegularExpressionError.tooLarge) {
                try RegularExpression(pattern, sizeLimit: 10_000)
            }
        }
        let nested = String(repeating: "(", count: 5000) + String(repeating: ")", count: 5000)
        #expect(throws: RegularExpressionError.syntax("nested too deep")) {
            try RegularExpression(nested, sizeLimit: 10_000)
        }
        var steps = 1_000_000
        let exponential = try RegularExpression("^(a+)+$", sizeLimit: 100)
        let text = String(repeating: "a", count: 5000) + "b"
        #expect(exponential.matches(text, steps: &steps) == false)
        #expect(steps > 900_000)
    }

    @Test("Too much work is noticed")
    func stepsRunOut() throws {
        let expression = try RegularExpression("(a?){500}b", sizeLimit: 10_000)
        var steps = 10_000
        #expect(expression.matches(String(repeating: "a", count: 1000), steps: &steps) == nil)
    }

    @Test(
        "matches() works on constant and computed patterns",
        arguments: [
            Row("'cows'.matches('')"), Row("matches('abcd', 'bc')"),
            Row("'abcd'.matches('b' + 'c')"),
            .fails("'a'.matches('(')"), .fails("'a'.matches('(' + '')"),
            Row("'a'.matches('(') || true"),
            .fails("1.matches('a')"), .fails("'a'.matches(1)"),
        ])
    func function(_ row: Row) {
        row.check()
    }

    @Test("A checked expression with a wrong constant pattern is refused")
    func constantPattern() {
        Row.refused("'a'.matches('(')", .regularExpression).check(
            [:], CompileOptions(declarations: [:]))
    }
}
