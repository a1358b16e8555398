// SPDX-License-Identifier: Apache-2.0

// What keeps a file from being read: MU0001 and on.
extension DiagnosticCode {
    package static let tooManyMistakes = DiagnosticCode(
        "MU0001", "too many mistakes", .error,
        "The file has more mistakes than are shown.",
        remedy: "Mend the first ones; many of the others often follow from them.")

    package static let fileTooLarge = DiagnosticCode(
        "MU0002", "file too large", .error,
        "A file is larger than its kind may be.",
        remedy: "Split the file. The limits stand in docs/plan-format.md, section 9.")

    package static let notUTF8 = DiagnosticCode(
        "MU0003", "not UTF-8", .error,
        "A file is not UTF-8 text.",
        remedy: "Save the file as UTF-8.")

    package static let forbiddenCharacter = DiagnosticCode(
        "MU0004", "forbidden character", .error,
        "A file has a character that text must not have.",
        remedy: "Remove the character: control characters, byte order marks inside a file and line"
            + " separators can hide text from a reader.")

    package static let yamlSyntax = DiagnosticCode(
        "MU0005", "yaml syntax", .error,
        "The file does not follow the grammar of YAML.",
        remedy: "Correct the line that is shown; often a quotation mark or a bracket is open.")

    package static let nestingTooDeep = DiagnosticCode(
        "MU0006", "nesting too deep", .error,
        "Values stand within values deeper than any plan needs.",
        remedy: "Flatten the file; plans need nine levels of the 64.")

    package static let tooManyValues = DiagnosticCode(
        "MU0007", "too many values", .error,
        "The file has more values, its aliases filled in, than it may.",
        remedy: "Split the file, or use fewer aliases.")

    package static let textTooLong = DiagnosticCode(
        "MU0008", "text too long", .error,
        "One piece of text is too long.",
        remedy: "Shorten the text; the limits stand in docs/plan-format.md.")

    package static let badAlias = DiagnosticCode(
        "MU0009", "bad alias", .error,
        "An alias names an anchor that is not there, or that contains it.",
        remedy: "Define the anchor (&name) before the alias (*name), and not within itself.")

    package static let tagRefused = DiagnosticCode(
        "MU0010", "tag refused", .error,
        "Tags such as !!binary are not part of the plan format.",
        remedy: "Remove the tag; the key alone decides what its value is.")

    package static let mergeKeyRefused = DiagnosticCode(
        "MU0011", "merge key refused", .error,
        "Merge keys (<<) are not part of YAML 1.2.",
        remedy: "Write the keys out. Merge keys are not part of YAML 1.2.")

    package static let severalDocuments = DiagnosticCode(
        "MU0012", "several documents", .error,
        "A file holds more than one YAML document.",
        remedy: "Put every document into a file of its own.")

    package static let emptyFile = DiagnosticCode(
        "MU0013", "empty file", .error,
        "A file holds nothing.",
        remedy: "Write something into the file, or remove it.")

    package static let keyNotText = DiagnosticCode(
        "MU0014", "key not text", .error,
        "A key is a list, a map or empty instead of a word.",
        remedy: "Write a word as the key.")

    package static let duplicateKey = DiagnosticCode(
        "MU0015", "duplicate key", .error,
        "A key stands twice in one map.",
        remedy: "Remove one of the two: readers of YAML disagree which one counts.")

    package static let unknownKind = DiagnosticCode(
        "MU0016", "unknown kind", .error,
        "A file does not say what it is, or says something unknown.",
        remedy: "Begin the file with muster: plan/1, drill/1, organization/1 or resources/1.")

    package static let duplicatePath = DiagnosticCode(
        "MU0017", "duplicate path", .error,
        "Two files have the same path.",
        remedy: "Rename one of the files.")

    package static let badInclude = DiagnosticCode(
        "MU0018", "bad include", .error,
        "An included file cannot be a part of the organisation.",
        remedy: "Include each part once, from one file, without a circle.")

    package static let fileNotFound = DiagnosticCode(
        "MU0019", "file not found", .error,
        "A file that is named in another one is not there.",
        remedy: "Correct the path, which is relative to the file, or write the file.")

    package static let pathOutside = DiagnosticCode(
        "MU0020", "path outside", .error,
        "A path leads out of the plan folder.",
        remedy: "Keep everything that plans use inside the plan folder.")

    package static let aliasesTooLong = DiagnosticCode(
        "MU0021", "aliases too long", .error,
        "The aliases of a file stand for more text than it may have itself.",
        remedy: "Repeat long texts less: every alias (*name) counts as the whole text that it"
            + " stands for. A text that many notices share belongs into a template.")

    /// The family in the order of its numbers.
    static let files: [DiagnosticCode] = [
        .tooManyMistakes, .fileTooLarge, .notUTF8, .forbiddenCharacter, .yamlSyntax,
        .nestingTooDeep, .tooManyValues, .textTooLong, .badAlias, .tagRefused, .mergeKeyRefused,
        .severalDocuments, .emptyFile, .keyNotText, .duplicateKey, .unknownKind, .duplicatePath,
        .badInclude, .fileNotFound, .pathOutside, .aliasesTooLong,
    ]
}
