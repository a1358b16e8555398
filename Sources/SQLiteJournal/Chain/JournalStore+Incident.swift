// SPDX-License-Identifier: Apache-2.0
// The records of one incident, found without reading those of all others.

package import Coordination
import Foundation
import GRDB
import Notation
package import ResponseCore
import ResponseModel

extension JournalStore {
    /// Hands the records of some incidents to `body`, and those of none, in order, up to a record.
    /// Each is held against its own hash and that of the row before it, not against the whole chain.
    ///
    /// - Throws: `JournalFailure` as `replay(after:_:)`.
    package func replay(
        incidents: [IncidentID], through sequence: Int64, _ body: (ResponseCore.Record) -> Void
    ) throws(JournalFailure) {
        try file.read { db in
            var resolver = PlanResolver(compile: compile)
            let wanted = Set(incidents)
            // A database that is open for reading may be of an earlier schema.
            guard try db.tableExists("incident_record") else {
                return try walk(db, wanted, through: sequence, &resolver, body)
            }
            let names = JSON.array((incidents.map(\.raw) + [""]).map { .string($0) })
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT \(StoredRecord.selection),
                        (SELECT hash FROM journal AS previous WHERE sequence = journal.sequence - 1)
                    FROM journal WHERE sequence IN (
                        SELECT sequence FROM incident_record
                        WHERE incident IN (SELECT value FROM json_each(?)) AND sequence <= ?)
                    ORDER BY sequence
                    """, arguments: [names.compact, sequence])
            while let row = try rows.next() {
                let record = try Self.record(try Self.checked(row), &resolver)
                guard record.event.incident.map(wanted.contains) ?? true else {
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
        _ db: Database, _ incidents: Set<IncidentID>, through sequence: Int64,
        _ resolver: inout PlanResolver, _ body: (ResponseCore.Record) -> Void
    ) throws {
        var walk = try ChainWalk(db, after: 0)
        while let row = try walk.next(), row.sequence <= sequence {
            let record = try Self.record(row, &resolver)
            if record.event.incident.map(incidents.contains) ?? true { body(record) }
        }
        if sequence == .max { try walk.finish() }
    }
}
