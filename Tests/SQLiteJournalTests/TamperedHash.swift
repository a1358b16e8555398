// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import Notation

@testable import SQLiteJournal

/// The hash that a changed row would need, for tests that want a right one.
enum TamperedHash {
    static func compute(_ db: Database, sequence: Int64) throws -> String {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT \(StoredRecord.selection) FROM journal WHERE sequence IN (?, ?)
                ORDER BY sequence
                """, arguments: [sequence - 1, sequence]
        ).compactMap { try StoredRecord.read($0) }
        return Hexadecimal.text(rows[1].record.hash(after: rows[0].hash))
    }
}
