// SPDX-License-Identifier: Apache-2.0

import Notation

extension [String] {
    /// `a, b or c`, for messages; a long list is cut.
    package var choice: String {
        let shown = prefix(12).map { "\"\($0)\"" }
        if count > 12 { return shown.joined(separator: ", ") + ", …" }
        guard let last = shown.last, shown.count > 1 else { return shown.first ?? "nothing" }
        return shown.dropLast().joined(separator: ", ") + " or " + last
    }

    /// `did you mean "x"?` when a name is near; otherwise the known names.
    package func hint(for name: String, offering: String) -> String {
        if let near = nearest(to: name, among: self) { return "Did you mean \"\(near)\"?" }
        return isEmpty ? offering : "\(offering) Known: \(choice)."
    }
}
