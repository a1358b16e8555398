// SPDX-License-Identifier: Apache-2.0

/// What the YAML parser could not read, to be said in words that help.
struct YAMLProblem {
    /// What the parser was doing: `while parsing a flow sequence`.
    var context: String
    /// What it met: `did not find expected ',' or ']'`.
    var problem: String
    var place: Place
    /// Where that began, such as an opening bracket; nil where the parser does not say.
    var start: Place?

    /// Where to look: for an open quotation its beginning, not the end of the file.
    var shownPlace: Place { isOpenQuote ? start ?? place : place }

    private var isOpenQuote: Bool {
        context.contains("quoted scalar") && problem.contains("unexpected end of stream")
    }

    /// The code of the diagnostic.
    var code: DiagnosticCode {
        problem.contains(Self.nesting) ? .nestingTooDeep : .yamlSyntax
    }

    /// The message and how to mend it. `line` is the line of the file at the place.
    func words(line: String) -> (message: String, help: String) {
        if problem.contains("tab"), context.contains("block scalar"), place.column > 1 {
            return (
                "the first line of this text begins with a tab behind the indentation",
                "Replace the tab by spaces, or say behind the | or > by how many spaces the text is"
                    + " indented, as in |2."
            )
        }
        if problem.contains("tab") || (startsToken && isAtTab(line)) {
            return ("a tab is used for indentation", "Indent with spaces.")
        }
        for (part, message, help) in Self.known where problem.contains(part) {
            return (message + beginning, help)
        }
        if problem.contains("did not find expected") || problem.contains("could not find") {
            let what = context.replacing("while ", with: "")
            return ("YAML: \(problem)\(what.isEmpty ? "" : " (\(what))")", Self.generalHelp)
        }
        return ("YAML: \(problem)", Self.generalHelp)
    }

    /// Where a list or map begins that is not closed.
    private var beginning: String {
        guard context.contains("flow"), let start, !problem.contains(Self.nesting) else {
            return ""
        }
        return "; it begins at \(start.line):\(start.column)"
    }

    // Of libyaml after 0.2.5; with others the limit of the tree is reached first.
    private static let nesting = "nesting level reached"
    private static let generalHelp =
        "Check indentation, brackets and quotes here and on the line before."

    private var startsToken: Bool { problem.contains("cannot start any token") }

    private func isAtTab(_ line: String) -> Bool {
        line.unicodeScalars.dropFirst(max(0, place.column - 1)).first == "\t"
    }

    private static let known: [(part: String, message: String, help: String)] = [
        (
            nesting, "values are nested too deep",
            "No plan needs this; look for brackets that are not closed."
        ),
        (
            "mapping values are not allowed", "a colon does not belong here",
            "Quote a text that contains \": \", and check the indentation."
        ),
        (
            "could not find expected ':'", "a key without a colon",
            "Put \": \" after the key, and check the indentation."
        ),
        (
            "did not find expected key", "a key is expected here",
            "Check the indentation: the keys of one map begin in one column."
        ),
        (
            "did not find expected '-' indicator", "an item beginning with \"- \" is expected here",
            "Check the indentation: the items of one list begin in one column."
        ),
        (
            "did not find expected ',' or ']'", "a list in brackets is not closed",
            "Put \"]\" at its end and \",\" between its items; quote texts and conditions with"
                + " brackets."
        ),
        (
            "did not find expected ',' or '}'", "a map in braces is not closed",
            "Put \"}\" at its end and \",\" between its entries; quote texts and"
                + " conditions with commas, brackets or braces."
        ),
        (
            "found unexpected end of stream", "a quoted text is not closed",
            "Put the closing quotation mark."
        ),
        (
            "cannot start any token", "a value cannot begin with this character",
            "Quote the value."
        ),
        (
            "unknown escape character", "an escape that double quotes do not know",
            "Double the backslash, or use single quotes."
        ),
        (
            "invalid Unicode character escape", "an escape that is not a character",
            "Write the character itself; two halves of a surrogate pair are not YAML."
        ),
        (
            "unknown directive", "a line that begins with % is not known",
            "Quote the value, or remove the line."
        ),
        (
            "incompatible YAML document", "the file claims another version of YAML",
            "Remove the %YAML line; the files are YAML 1.2."
        ),
    ]
}
