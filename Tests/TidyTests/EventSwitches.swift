// SPDX-License-Identifier: Apache-2.0

/// Finds switches over events and commands that say `default`: whoever adds one must hear from the
/// compiler where it is forgotten.
enum EventSwitches {
    private static let subjects: Set = ["event", "command"]

    /// The switches of a file that have a `default` of their own.
    static func offences(in file: SourceFile) -> [Offence] {
        let code = file.tokens
        return code.indices.filter { code[$0].text == "switch" }.compactMap { start in
            guard let open = code[start...].firstIndex(where: { $0.text == "{" }),
                subjects.contains(code[open - 1].text), hasDefault(code, from: open)
            else { return nil }
            return Offence(
                file, code[start].line,
                "A switch over events or commands says `default`: name the families instead.")
        }
    }

    // Nested switches are others: only the first depth counts.
    private static func hasDefault(_ code: [SourceToken], from open: Int) -> Bool {
        var depth = 0
        for index in open..<code.count {
            switch code[index].text {
            case "{", "(", "[": depth += 1
            case "}", ")", "]":
                depth -= 1
                if depth == 0 { return false }
            case "default" where depth == 1 && index + 1 < code.count:
                if code[index + 1].text == ":" { return true }
            default: break
            }
        }
        return false
    }
}
