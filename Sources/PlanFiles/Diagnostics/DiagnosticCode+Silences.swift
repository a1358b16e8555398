// SPDX-License-Identifier: Apache-2.0

// Silences themselves: MU0801 and on.
extension DiagnosticCode {
    package static let unknownSilence = DiagnosticCode(
        "MU0801", "unknown silence", .error,
        "A silence names a code that does not exist.",
        remedy: "Correct the code, or remove the silence.")

    package static let silenceNotPossible = DiagnosticCode(
        "MU0802", "silence not possible", .error,
        "A silence names a code that keeps files from being used.",
        remedy: "Remove the silence and mend what the code says.")

    package static let idleSilence = DiagnosticCode(
        "MU0803", "idle silence", .warning,
        "A silence silences nothing.",
        remedy: "Remove it, so that it does not hide the next finding of that code.",
        canBeSilenced: false)

    /// The family in the order of its numbers.
    static let silences: [DiagnosticCode] = [
        .unknownSilence, .silenceNotPossible, .idleSilence,
    ]
}
