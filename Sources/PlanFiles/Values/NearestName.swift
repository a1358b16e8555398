// SPDX-License-Identifier: Apache-2.0

/// Finds the name that somebody may have meant.
package enum NearestName {
    /// The known name with the fewest edits to `name`, if it is near: at most a third of its
    /// length, and one edit for short names. Of equals the first.
    package static func of(_ name: String, among known: [String]) -> String? {
        let wanted = Array(name.lowercased().unicodeScalars.prefix(64))
        guard !wanted.isEmpty else { return nil }
        let bound = max(1, wanted.count / 3)
        var best: (name: String, distance: Int)?
        for candidate in known.prefix(5_000) where candidate != name {
            let scalars = Array(candidate.lowercased().unicodeScalars.prefix(64))
            guard abs(scalars.count - wanted.count) <= bound else { continue }
            let distance = edits(wanted, scalars)
            if distance <= bound, distance < best?.distance ?? .max {
                best = (candidate, distance)
            }
        }
        return best?.name
    }

    /// Insertions, deletions, replacements and swaps of neighbours between two words.
    private static func edits(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1] + [Int](repeating: 0, count: right.count)
            for column in right.indices {
                let cost = left[row] == right[column] ? 0 : 1
                var least = min(last[column] + cost, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                current[column + 1] = least
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}

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
        if let near = NearestName.of(name, among: self) { return "Did you mean \"\(near)\"?" }
        return isEmpty ? offering : "\(offering) Known: \(choice)."
    }
}
