// SPDX-License-Identifier: Apache-2.0

/// Finds what someone may have meant to write.
enum NearestName {
    /// The known name with the fewest changed letters, `nil` when none is near; of several the
    /// first in the order given.
    static func of(_ name: String, among known: [String]) -> String? {
        let limit = max(1, name.utf8.count / 3)
        var best: (name: String, distance: Int)?
        for candidate in known where candidate.utf8.count <= 64 && name.utf8.count <= 64 {
            let distance = distance(Array(name.utf8), Array(candidate.utf8))
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Inserted, removed, exchanged and swapped letters (optimal string alignment).
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var rows = [Array(0...right.count)]
        for (i, a) in left.enumerated() {
            var row = [i + 1]
            for (j, b) in right.enumerated() {
                var cost = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (a == b ? 0 : 1))
                if i > 0, j > 0, a == right[j - 1], left[i - 1] == b {
                    cost = min(cost, rows[i - 1][j - 1] + 1)
                }
                row.append(cost)
            }
            rows.append(row)
        }
        return rows[left.count][right.count]
    }
}
