// SPDX-License-Identifier: Apache-2.0

// Keys and values of the wrong kind, wherever they stand: MU0101 and on.
extension DiagnosticCode {
    package static let unknownKey = DiagnosticCode(
        "MU0101", "unknown key", .error,
        "A key is not part of the format at this place.",
        remedy: "Correct the key, or remove it. A misspelt key would otherwise be ignored.")

    package static let missingKey = DiagnosticCode(
        "MU0102", "missing key", .error,
        "A key that must be there is not.",
        remedy: "Add the key.")

    package static let wrongType = DiagnosticCode(
        "MU0103", "wrong type", .error,
        "A value is of another type than its key takes.",
        remedy: "Write a value of the type that the message names.")

    package static let emptyValue = DiagnosticCode(
        "MU0104", "empty value", .error,
        "A key has no value, or a text or list is empty.",
        remedy: "Give the key a value, or remove it.")

    package static let badIdentifier = DiagnosticCode(
        "MU0105", "bad identifier", .error,
        "A name that others refer to has characters that it must not have.",
        remedy: "Use at most 64 letters, digits, \"_\", \"-\" and \".\", beginning with a letter"
            + " or digit.")

    package static let duplicateIdentifier = DiagnosticCode(
        "MU0106", "duplicate identifier", .error,
        "Two things of one sort have the same name.",
        remedy: "Rename one of the two.")

    package static let unknownWord = DiagnosticCode(
        "MU0107", "unknown word", .error,
        "A value is not one of the words that its key takes.",
        remedy: "Use one of the words that the message lists.")

    package static let outOfRange = DiagnosticCode(
        "MU0108", "out of range", .error,
        "A number, a length or a count is outside its range.",
        remedy: "Write a number within the bounds that the message names.")

    package static let badDuration = DiagnosticCode(
        "MU0109", "bad duration", .error,
        "A length of time is not written as 90s, 15m, 4h, 3d or 3bd.",
        remedy: "Write whole numbers with units from large to small, such as 1h30m.",
        example: (
            "within: 15",
            "within: 15m"
        ))

    package static let badDate = DiagnosticCode(
        "MU0110", "bad date", .error,
        "A date or a moment does not exist or is not written as the format says.",
        remedy: "Write a day that exists, as 2026-01-31, or a moment, as 2026-03-01T02:00.")

    package static let badTimeZone = DiagnosticCode(
        "MU0111", "bad time zone", .error,
        "A time zone is not in the IANA database.",
        remedy: "Use a name such as Asia/Shanghai; abbreviations mean several zones.")

    package static let badAddress = DiagnosticCode(
        "MU0112", "bad address", .error,
        "An address is not a usable e-mail address, telephone number or URL.",
        remedy: "Correct the address; somebody could not be reached by it.")

    package static let secretInFile = DiagnosticCode(
        "MU0113", "secret in file", .error,
        "A secret stands in a file.",
        remedy: "Write {env: NAME} or {file: PATH}, and change the secret: whoever read the file"
            + " has it.",
        example: (
            "password: hunter2",
            "password: {env: MUSTER_SMTP_PASSWORD}"
        ))

    package static let missingLanguage = DiagnosticCode(
        "MU0114", "missing language", .warning,
        "A text for people is missing in a language of the organisation.",
        remedy: "Write the text in every language of the organisation.")

    package static let badCSV = DiagnosticCode(
        "MU0115", "bad CSV", .error,
        "A row or a column of a CSV file cannot be read.",
        remedy: "Correct the row: it must have the columns that the first row names.")

    package static let keysInConflict = DiagnosticCode(
        "MU0116", "keys in conflict", .error,
        "Two keys exclude each other, or one of two must be there.",
        remedy: "Remove one of the keys, or add one that is missing.")

    package static let badWeekday = DiagnosticCode(
        "MU0117", "bad weekday", .error,
        "A weekday is not mon to sun or 1 to 7.",
        remedy: "Write mon, tue, wed, thu, fri, sat, sun or a range such as mon-fri.")

    package static let badClockTime = DiagnosticCode(
        "MU0118", "bad clock time", .error,
        "A time of day is not written as HH:MM.",
        remedy: "Write hours and minutes in quotes, as \"09:00\".")

    /// The family in the order of its numbers.
    static let values: [DiagnosticCode] = [
        .unknownKey, .missingKey, .wrongType, .emptyValue, .badIdentifier,
        .duplicateIdentifier, .unknownWord, .outOfRange, .badDuration, .badDate, .badTimeZone,
        .badAddress, .secretInFile, .missingLanguage, .badCSV, .keysInConflict, .badWeekday,
        .badClockTime,
    ]
}
