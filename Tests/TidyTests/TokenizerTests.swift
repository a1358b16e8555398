// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("The tokens of a file")
struct TokenizerTests {
    @Test("leave out comments, nested ones too")
    func comments() {
        let text = "a /* b /* c */ d */ e // f\ng"
        #expect(words(text) == ["a", "e", "g"])
    }

    @Test("leave out what string literals say, but not the code inside them")
    func literals() {
        #expect(words(#"a "b \"c" d"#) == ["a", "\"", "d"])
        #expect(words("a \"\"\"\n b \" c\n\"\"\" d") == ["a", "\"", "d"])
        #expect(words("a #\"b \"c\" \\(d)\"# e") == ["a", "\"", "e"])
        #expect(words(#"a "b \(c("d")) e" f"#) == ["a", "\"", "c", "(", "\"", ")", "f"])
        #expect(words("a #/b\"c/# d") == ["a", "\"", "d"])
    }

    @Test("join a try with its sign, but not with that of what follows")
    func tries() {
        #expect(words("try! a") == ["try!", "a"])
        #expect(words("try !a") == ["try", "!", "a"])
    }

    @Test("know their lines, behind literals of several lines too")
    func lines() {
        let tokens = Tokenizer("a\n\"\"\"\n\nb\n\"\"\"\nc").tokens
        #expect(tokens.last == SourceToken(text: "c", line: 6))
    }

    @Test("know which lines are the text of a literal")
    func textLines() {
        #expect(Tokenizer("a = \"\"\"\n  b\n  c\n  \"\"\"\nd \"e\"").textLines == [2, 3])
    }

    @Test("go on behind a literal without an end")
    func unended() {
        #expect(words("a \"b\nc") == ["a", "\"", "c"])
        #expect(words("a /* b") == ["a"])
    }

    private func words(_ text: String) -> [String] { Tokenizer(text).tokens.map(\.text) }
}
