// SPDX-License-Identifier: Apache-2.0

import Coordination

/// What is wrong with a journal: the first thing, since nothing after it can be trusted.
package enum JournalBreak: Error, Sendable, Equatable {
    /// The bytes of a row, or its hash, are not those that were written.
    case changed(Int64)
    /// Rows between two others are gone.
    case missing(from: Int64, to: Int64)
    /// Rows are gone before this one, and it and those after it were given new numbers.
    case removedBefore(Int64, count: Int64)
    /// Rows stand here that were never written here; those after them were given new numbers.
    case inserted(from: Int64, to: Int64)
    /// The row that belongs at `place` stands at `found`.
    case outOfOrder(place: Int64, found: Int64)
    /// The last rows are gone.
    case cutOff(from: Int64, to: Int64)
    /// Rows stand after the last one that was written.
    case added(from: Int64, to: Int64)
    /// The note of the last row is gone.
    case headMissing
    /// The note of the last row has another hash than the row.
    case headChanged(Int64)
    /// A table or a guard against changes is gone or was changed.
    case unguarded(String)
    /// The file cannot be read from the row on.
    case unreadable(Int64, String)

    /// What is wrong, as a sentence.
    package var sentence: String {
        switch self {
        case .changed(let row): "Row \(row): its bytes do not match its hash."
        case .missing(let first, let last): "\(Self.rows(first, last)) missing."
        case .removedBefore(let row, let count):
            "\(count) row\(count == 1 ? "" : "s") before row \(row) "
                + "\(count == 1 ? "was" : "were") removed, and the rows after got new numbers."
        case .inserted(let first, let last):
            first == last
                ? "Row \(first) was inserted, and the rows after it got new numbers."
                : "Rows \(first)..\(last) were inserted, and the rows after them got new numbers."
        case .outOfOrder(let place, let found):
            "The rows are out of order: row \(found) belongs at \(place)."
        case .cutOff(let first, let last): "\(Self.rows(first, last)) missing at the end."
        case .added(let first, let last):
            first == last
                ? "Row \(first) was added behind the end."
                : "Rows \(first)..\(last) were added behind the end."
        case .headMissing: "The note of the last row is missing."
        case .headChanged(let row): "The note of the last row does not match row \(row)."
        case .unguarded(let name): "The guard \(name) is missing or was changed."
        case .unreadable(let row, let cause): "Row \(row) cannot be read: \(cause)"
        }
    }

    /// The word for programs.
    package var code: String {
        switch self {
        case .changed: "changed"
        case .missing: "missing"
        case .removedBefore: "removed"
        case .inserted: "inserted"
        case .outOfOrder: "out_of_order"
        case .cutOff: "cut_off"
        case .added: "added"
        case .headMissing, .headChanged: "head"
        case .unguarded: "unguarded"
        case .unreadable: "unreadable"
        }
    }

    /// The first row that is concerned; nil where it is none.
    package var row: Int64? {
        switch self {
        case .changed(let row), .missing(let row, _), .removedBefore(let row, _),
            .inserted(let row, _), .outOfOrder(let row, _), .cutOff(let row, _),
            .added(let row, _), .headChanged(let row), .unreadable(let row, _):
            row
        case .headMissing, .unguarded: nil
        }
    }

    /// The same as a failure of the store.
    var failure: JournalFailure {
        JournalFailure(
            .damaged, "The journal is damaged. \(sentence)", help: JournalFailure.damageHelp)
    }

    private static func rows(_ first: Int64, _ last: Int64) -> String {
        first == last ? "Row \(first) is" : "Rows \(first)..\(last) are"
    }
}
