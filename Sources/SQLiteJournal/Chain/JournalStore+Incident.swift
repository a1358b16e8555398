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
    /// Each is held against its own hash and that of the row before it, not against the whole
    /// chain.
    ///
    /// - Throws: `JournalFailure` as `replay(after:_:)`.
    package func replay(
        incidents: [IncidentID], through sequence: Int64, _ body: (ResponseCore.Record) -> Void
    ) throws(JournalFailure) {
        let wanted = Set(incidents)
        try replay(
            """
            SELECT sequence FROM incident_record
            WHERE incident IN (SELECT value FROM json_each(?)) AND sequence <= ?
            """,
            [Self.list(incidents), sequence], through: sequence, body
        ) { $0.incident.map(wanted.contains) ?? true }
    }

    /// Hands to `body` what a report on an incident is made of, in order: its records and those of
    /// none, what reviews of others found, and the last record, which says how far time has come.
    ///
    /// - Throws: `JournalFailure` as `replay(after:_:)`.
    package func replay(
        forReportOn incident: IncidentID, _ body: (ResponseCore.Record) -> Void
    ) throws(JournalFailure) {
        let last = try head().sequence
        try replay(
            """
            SELECT sequence FROM incident_record WHERE incident IN (?, '')
            UNION SELECT sequence FROM journal WHERE kind = 'review_recorded' UNION SELECT ?
            """,
            [incident.raw, last], through: .max, body
        ) { _ in true }
    }

    // Hands over the records whose numbers a query gives. All must be such as were asked for: the
    // table of incidents is no part of the chain.
    private func replay(
        _ numbers: String, _ arguments: StatementArguments, through sequence: Int64,
        _ body: (ResponseCore.Record) -> Void, isWanted: (Event) -> Bool
    ) throws(JournalFailure) {
        try file.read { db in
            var resolver = PlanResolver(compile: compile)
            // A database that is open for reading may be of an earlier schema.
            guard try db.tableExists("incident_record") else {
                return try walk(db, through: sequence, &resolver) {
                    if isWanted($0.event) { body($0) }
                }
            }
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT \(StoredRecord.selection),
                        (SELECT hash FROM journal AS previous WHERE sequence = journal.sequence - 1)
                    FROM journal WHERE sequence IN (\(numbers)) ORDER BY sequence
                    """, arguments: arguments)
            while let row = try rows.next() {
                let record = try Self.record(try Self.checked(row), &resolver)
                guard isWanted(record.event) else {
                    throw JournalBreak.unguarded("incident_record")
                }
                body(record)
            }
        }
    }

    private static func list(_ incidents: [IncidentID]) -> String {
        JSON.array((incidents.map(\.raw) + [""]).map { .string($0) }).compact
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
        _ db: Database, through sequence: Int64, _ resolver: inout PlanResolver,
        _ body: (ResponseCore.Record) -> Void
    ) throws {
        var walk = try ChainWalk(db, after: 0)
        while let row = try walk.next(), row.sequence <= sequence {
            body(try Self.record(row, &resolver))
        }
        if sequence == .max { try walk.finish() }
    }
}
