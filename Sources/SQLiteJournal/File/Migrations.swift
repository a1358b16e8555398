// SPDX-License-Identifier: Apache-2.0
// The tables, as an ordered list of named steps. A step that was released is never edited: a change
// is a new step.

import Crypto
import Foundation
import GRDB
import Notation

/// The shape of the database.
enum Migrations {
    /// Marks the file as one of Muster: "MUST" in ASCII.
    static let applicationID: Int32 = 0x4D55_5354

    /// The names of all steps, in order.
    static var names: [String] { steps.map(\.name) }

    /// SHA-256 of the SQL of each step, in hexadecimal: what was released is held against it.
    static var digests: [String] {
        steps.map { Hexadecimal.text(SHA256.hash(data: Data($0.sql.utf8))) }
    }

    /// All steps, for a database of any earlier version.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for (place, step) in steps.enumerated() {
            migrator.registerMigration(step.name) { db in
                try db.execute(sql: step.sql)
                try db.execute(
                    sql: "UPDATE meta SET value = ? WHERE name = 'schema'",
                    arguments: [String(place + 1)])
            }
        }
        return migrator
    }

    /// The version of a database, as the number of steps that made it; nil without tables.
    static func version(_ db: Database) throws -> Int? {
        guard try db.tableExists("meta") else { return nil }
        return try String.fetchOne(db, sql: "SELECT value FROM meta WHERE name = 'schema'")
            .flatMap { Int($0) }
    }

    private static let steps: [(name: String, sql: String)] = [
        ("2026-01 journal", journal), ("2026-01 deliveries", deliveries),
        ("2026-12 records of incidents", incidents), ("2026-12 snapshots", snapshots),
    ]

    // The guards stop a program or a person at the sqlite3 prompt who means well; whoever drops
    // them is found by the hashes.
    private static let journal = """
        CREATE TABLE meta (
            name TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        INSERT INTO meta (name, value) VALUES ('schema', '0');

        CREATE TABLE journal (
            sequence INTEGER NOT NULL PRIMARY KEY,
            at INTEGER NOT NULL,
            by TEXT NOT NULL,
            command TEXT,
            kind TEXT NOT NULL,
            version INTEGER NOT NULL,
            payload BLOB NOT NULL,
            hash BLOB NOT NULL
        ) STRICT;
        CREATE INDEX journal_plans ON journal (sequence) WHERE kind = 'plans_installed';

        CREATE TABLE head (
            id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
            sequence INTEGER NOT NULL,
            hash BLOB NOT NULL
        ) STRICT;
        INSERT INTO head (id, sequence, hash) VALUES (1, 0, zeroblob(32));

        CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
        CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
        CREATE TRIGGER journal_grows_at_its_end BEFORE INSERT ON journal
        WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM journal)
        BEGIN SELECT RAISE(ABORT, 'the journal grows at its end only'); END;
        """

    // Queued and deferred rows have an index of their own each, so that a million rows that wait
    // for a dead relay do not slow down the search for the next one to send.
    private static let deliveries = """
        CREATE TABLE enrolment (
            notice TEXT NOT NULL PRIMARY KEY
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE delivery (
            key TEXT NOT NULL PRIMARY KEY,
            notice TEXT NOT NULL,
            recipient TEXT NOT NULL,
            channel TEXT NOT NULL,
            medium TEXT NOT NULL,
            address TEXT NOT NULL,
            language TEXT NOT NULL,
            rank INTEGER NOT NULL,
            status TEXT NOT NULL,
            attempts INTEGER NOT NULL,
            not_before INTEGER NOT NULL,
            detail TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX delivery_queued ON delivery (notice, channel, rank, key)
            WHERE status = 'queued';
        CREATE INDEX delivery_deferred ON delivery (notice, channel, not_before)
            WHERE status = 'deferred';
        CREATE INDEX delivery_sending ON delivery (notice) WHERE status = 'sending';

        CREATE TABLE attempt (
            key TEXT NOT NULL,
            number INTEGER NOT NULL,
            began_at INTEGER NOT NULL,
            ended_at INTEGER,
            status TEXT,
            detail TEXT NOT NULL DEFAULT '',
            PRIMARY KEY (key, number)
        ) STRICT, WITHOUT ROWID;
        """

    // Which records are of which incident, '' for those of none: made of the journal, and no part
    // of the chain. Rows lie in the order in which they are read.
    private static let incidents = """
        CREATE TABLE incident_record (
            incident TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            PRIMARY KEY (incident, sequence)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO incident_record (incident, sequence)
        SELECT coalesce(iif(json_valid(text), json_extract(text, '$.incident'), NULL), ''), sequence
        FROM (SELECT sequence, CAST(payload AS TEXT) AS text FROM journal) ORDER BY 1, 2;
        CREATE INDEX journal_causes ON journal (sequence) WHERE kind = 'review_recorded';
        """

    private static let snapshots = """
        CREATE TABLE snapshot (
            id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
            sequence INTEGER NOT NULL,
            hash BLOB NOT NULL,
            format INTEGER NOT NULL,
            program TEXT NOT NULL,
            parts BLOB NOT NULL
        ) STRICT;

        CREATE TABLE snapshot_part (
            name TEXT NOT NULL PRIMARY KEY,
            digest BLOB NOT NULL,
            body BLOB NOT NULL
        ) STRICT;
        """
}
