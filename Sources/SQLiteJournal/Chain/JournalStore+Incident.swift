// SPDX-License-Identifier: Apache-2.0
// The records of one incident, found without reading those of all others.

package import Coordination
import Foundation
import GRDB
package import ResponseCore
import ResponseModel

extension JournalStore {
    /// Hands the records of one incident to `body`, and those of none, in order. Each is held
    /// against its own hash and that of the row before it, not against the whole chain.
    ///
    /// - Throws: `JournalFailure` as `replay(after:_:)`.
    package func replay(
        incident: IncidentID, _ body: (ResponseCore.Record) -> Void
    ) throws(JournalFailure) {
        try file.read { db in
            var resolver = PlanResolver(compile: compile)
            // A database that is open for reading may be of an earlier schema.
            guard try db.tableExists("incident_record") else {
                return try walk(db, incident, &resolver, body)
            }
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT \(StoredRecord.selection),
                        (SELECT hash FROM journal AS previous WHERE sequence = journal.sequence - 1)
                    FROM journal WHERE sequence IN (
                        SELECT sequence FROM incident_record WHERE incident IN (?, ''))
                    ORDER BY sequence
                    """, arguments: [incident.raw])
            while let row = try rows.next() {
                let record = try Self.record(try Self.checked(row), &resolver)
                guard record.event.incident == nil || record.event.incident == incident else {
                    throw JournalBreak.unguarded("incident_record")
                }
                body(record)
            }
        }
    }

    private static func checked(_ row: Row) throws -> StoredRecord {
        guard let (record, hash) = try StoredRecord.read(row) else {
            throw JournalBreak.changed(Int64.fromDatabaseValue(row[0]) ?? 0)
        }
        let before = Data.fromDatabaseValue(row[9]).map { [UInt8]($0) }
        guard record.sequence == 1 || before != nil else {
            throw JournalBreak.missing(from: record.sequence - 1, to: record.sequence - 1)
        }
        guard record.hash(after: before ?? StoredRecord.genesis) == hash else {
            throw JournalBreak.changed(record.sequence)
        }
        return record
    }

    private func walk(
        _ db: Database, _ incident: IncidentID, _ resolver: inout PlanResolver,
        _ body: (ResponseCore.Record) -> Void
    ) throws {
        var walk = try ChainWalk(db, after: 0)
        while let row = try walk.next() {
            let record = try Self.record(row, &resolver)
            if record.event.incident == incident || record.event.incident == nil { body(record) }
        }
        try walk.finish()
    }
}
