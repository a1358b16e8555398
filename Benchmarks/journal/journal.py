# SPDX-License-Identifier: Apache-2.0
"""Writes a data folder with a long journal: the recorded courses, over and over, as other incidents.

Usage: journal.py FOLDER [--full N] [--false N] [--open N] [--seed N]

    --full N    incidents from alert to close, 86 records each (10968)
    --false N   false alarms (8982)
    --open N    incidents at work at the end, between alert and repair (50)
    --seed N    in which order they come and how they overlap (1)

The same numbers give the same file, byte for byte in every record. The tables are those of version
0.1.0, which every later version brings up to date, and the chain is the journal's own: SHA-256 of
the hash before and the line of the record.
"""

import argparse
import hashlib
import json
import pathlib
import random
import re
import sqlite3

HERE = pathlib.Path(__file__).parent
TABLES = HERE.parent.parent / "Tests/Support/Stored/tables-2.sql"
# As many incidents are under way at once.
OVERLAP = 8
# Milliseconds between the beginnings of two incidents: 20,000 of them fill four months.
APART = 540_000


class Course:
    """The records of one incident, with holes for what differs from incident to incident."""

    MOMENT = re.compile(r"\b1[78]\d{11}\b")

    def __init__(self, records):
        self.start = records[0]["at"]
        name = incident_of(records[0])
        self.steps = [self.step(record, name) for record in records]

    def step(self, record, name):
        payload = text(record["payload"])
        holes = {"%": "%%", name: "%(incident)s", "place-0001": "%(place)s"}
        for old, new in holes.items():
            payload = payload.replace(old, new)
        command = record.get("command")
        parts = re.split(self.MOMENT, payload)
        moments = [int(found) - self.start for found in self.MOMENT.findall(payload)]
        return (record["at"] - self.start, text(record["by"]), record["kind"], record["version"], parts, moments,
                command and command.replace(name, "%(incident)s"))

    def until(self, kind):
        """The part before the first record of a kind."""
        shorter = object.__new__(Course)
        shorter.start = self.start
        shorter.steps = self.steps[:next(place for place, step in enumerate(self.steps) if step[2] == kind)]
        return shorter

    def records(self, number, start):
        names = {"incident": f"inc-{number:04d}", "place": f"place-{number:04d}"}
        for after, by, kind, version, parts, moments, command in self.steps:
            payload = parts[0] + "".join(
                str(start + moment) + part for moment, part in zip(moments, parts[1:]))
            yield start + after, by, command and command % names, kind, version, payload % names


def text(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def incident_of(record):
    return record["payload"].get("incident")


def recorded():
    """The plans, and the two courses."""
    records = [json.loads(line) for line in open(HERE / "course.jsonl", encoding="utf-8")]
    plans = records[0]
    first = [record for record in records[1:] if incident_of(record) == "inc-0001"]
    second = [record for record in records[1:] if incident_of(record) == "inc-0002"]
    assert plans["kind"] == "plans_installed" and len(records) == 1 + len(first) + len(second)
    return plans, Course(first), Course(second)


def everything(arguments):
    """All records but their numbers, in order: (at, by, command, kind, version, payload)."""
    plans, full, false_alarm = recorded()
    chance = random.Random(arguments.seed)
    order = [full] * arguments.full + [false_alarm] * arguments.false
    chance.shuffle(order)
    # Those that stay open are the newest.
    order += [full.until("incident_mitigated")] * arguments.open
    yield plans["at"], text(plans["by"]), None, plans["kind"], plans["version"], text(plans["payload"])
    at, running = plans["at"], []
    coming = enumerate(order, start=1)
    while True:
        while len(running) < OVERLAP and (begun := next(coming, None)):
            number, course = begun
            running.append(course.records(number, plans["at"] + number * APART))
        if not running:
            return
        place = chance.randrange(len(running))
        record = next(running[place], None)
        if record is None:
            running.pop(place)
            continue
        # The journal's clock never runs backwards, whichever incident it writes of.
        at = max(at, record[0])
        yield at, *record[1:]


def rows(arguments):
    digest = bytes(32)
    for sequence, (at, by, command, kind, version, payload) in enumerate(everything(arguments), start=1):
        middle = f',"command":{text(command)}' if command is not None else ""
        line = (f'{{"at":{at},"by":{by}{middle},"kind":"{kind}","payload":{payload},'
                f'"sequence":{sequence},"version":{version}}}')
        digest = hashlib.sha256(digest + line.encode()).digest()
        yield sequence, at, by, command, kind, version, payload.encode(), digest


def write(folder, arguments):
    folder.mkdir(mode=0o700, parents=True)
    database = sqlite3.connect(folder / "muster.sqlite")
    database.executescript("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;" + TABLES.read_text())
    # The guard looks up the last row for each new one; it comes back when all are there.
    name = "journal_grows_at_its_end"
    guard = database.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [name]).fetchone()[0]
    database.execute(f"DROP TRIGGER {name}")
    last = None

    def watched():
        nonlocal last
        for last in rows(arguments):
            yield last

    database.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)", watched())
    database.execute("UPDATE head SET sequence = ?, hash = ?", [last[0], last[7]])
    database.execute(guard)
    database.commit()
    database.execute("PRAGMA journal_mode = WAL")
    database.close()
    (folder / "muster.sqlite").chmod(0o600)
    return last[0], last[7].hex()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    for name, number in (("--full", 10_968), ("--false", 8_982), ("--open", 50), ("--seed", 1)):
        parser.add_argument(name, type=int, default=number)
    given = parser.parse_args()
    count, head = write(given.folder, given)
    print(f"{count} records, {given.full + given.false + given.open} incidents, {given.open} of them open; head {head}")
