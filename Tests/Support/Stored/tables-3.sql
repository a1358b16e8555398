-- SPDX-License-Identifier: Apache-2.0
-- The tables of schema 3: which records are of which incident.
PRAGMA application_id = 1297437524;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
CREATE TABLE meta (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
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
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_grows_at_its_end BEFORE INSERT ON journal
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM journal)
BEGIN SELECT RAISE(ABORT, 'the journal grows at its end only'); END;
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
CREATE TABLE incident_record (
    incident TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (incident, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_causes ON journal (sequence) WHERE kind = 'review_recorded';
INSERT INTO grdb_migrations (identifier) VALUES ('2026-01 journal');
INSERT INTO grdb_migrations (identifier) VALUES ('2026-01 deliveries');
INSERT INTO grdb_migrations (identifier) VALUES ('2026-12 records of incidents');
INSERT INTO meta (name, value) VALUES ('schema', '3');
INSERT INTO head (id, sequence, hash) VALUES (1, 0, zeroblob(32));
