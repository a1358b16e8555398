// SPDX-License-Identifier: Apache-2.0

/// The known name with the fewest edits to `name`, if it is near: at most a third of its length,
/// and one edit for short names, upper and lower case alike. Of equals the first. `CEL`, which
/// imports nothing, has its own.
package func nearest(to name: String, among known: [String]) -> String? {
    // Names are short; a text that is not a name is not worth the square of its length.
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
private func edits(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
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
