# SPDX-License-Identifier: Apache-2.0
"""Runs SQL on a journal as somebody would who wants to falsify it: takes the guards away, and puts
them back word by word.

usage: tamper.py FILE SQL
"""

import sqlite3
import sys

database = sqlite3.connect(sys.argv[1], isolation_level=None)
guards = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
database.execute("BEGIN")
for name, _ in guards:
    database.execute(f"DROP TRIGGER {name}")
for statement in sys.argv[2].split(";"):
    database.execute(statement)
for _, sql in guards:
    database.execute(sql)
database.execute("COMMIT")
database.close()
