# SPDX-License-Identifier: Apache-2.0
"""Measures three severity rules here and in two other implementations of CEL, turn by turn.

Usage: compare.py BENCHMARK, with the path of the built `cel-benchmark`. Needs the packages
`common-expression-language` (Rust) and `cel-expr-python` (Google's C++) from PyPI.

All three take turns in one run, so that each meets the same load; of every figure the fastest turn
counts. The others are called from Python with variables that were converted beforehand, which is
their fastest way; the call itself is measured with the expression `true` and shown apart.
"""

import datetime
import os
import subprocess
import sys
import time

import cel as rust
from cel_expr_python import cel as google

TURNS = 10
EVALUATIONS = 5_000
COMPILATIONS = 100

OPENED = datetime.datetime(2026, 3, 1, 2, 0, tzinfo=datetime.timezone.utc)
TYPE = google.Type

# Name, source, types and variables: the same as in SeverityRule.swift.
RULES = [
    ("call alone", "true", {}, {}),
    (
        "thresholds",
        "data_exposed || customers_affected >= 10000"
        ' || (error_rate >= 0.2 && region == "eu-west")',
        {
            "data_exposed": TYPE.BOOL,
            "customers_affected": TYPE.INT,
            "error_rate": TYPE.DOUBLE,
            "region": TYPE.STRING,
        },
        {
            "data_exposed": False,
            "customers_affected": 4200,
            "error_rate": 0.35,
            "region": "eu-west",
        },
    ),
    (
        "labels",
        'labels.exists(label, label.startsWith("service=") && label.endsWith("payments"))',
        {"labels": TYPE.List(TYPE.STRING)},
        {"labels": [f"label-{n}=value-{n}" for n in range(1, 10)] + ["service=payments"]},
    ),
    (
        "timestamps",
        'now - opened >= duration("30m") && opened > timestamp("2026-01-01T00:00:00Z")',
        {"now": TYPE.TIMESTAMP, "opened": TYPE.TIMESTAMP},
        {"now": OPENED + datetime.timedelta(minutes=40), "opened": OPENED},
    ),
]


def nanoseconds(count, body):
    """The time of one call when `body` is called that many times."""
    start = time.perf_counter_ns()
    for _ in range(count):
        body()
    return (time.perf_counter_ns() - start) / count


class Rust:
    """common-expression-language."""

    def __init__(self, source, _types, variables):
        self.source = source
        self.program = rust.compile(source)
        self.variables = rust.Context(variables)

    def evaluate(self):
        return self.program.execute(self.variables)

    def compile(self):
        return rust.compile(self.source)


class Google:
    """cel-expr-python."""

    def __init__(self, source, types, variables):
        self.source = source
        self.environment = google.NewEnv(variables=types)
        self.expression = self.environment.compile(source)
        self.variables = self.environment.Activation(variables)

    def evaluate(self):
        return self.expression.eval(self.variables)

    def compile(self):
        return self.environment.compile(self.source)


def check(source, implementation):
    value = implementation.evaluate()
    value = value if isinstance(value, bool) else value.value()
    if value is not True:
        sys.exit(f"{source} gives {value} in {type(implementation).__name__}")


def here(benchmark):
    """What the program of this project measures: rule, and nanoseconds by job."""
    lines = subprocess.run([benchmark], check=True, capture_output=True, text=True).stdout
    for line in lines.splitlines():
        name, evaluation, compilation = line.rsplit(" ", 2)
        yield name, float(evaluation), float(compilation)


def measure(benchmark):
    fastest = {}

    def note(rule, who, job, time_taken):
        key = (rule, who, job)
        fastest[key] = min(fastest.get(key, time_taken), time_taken)

    others = []
    for name, source, types, variables in RULES:
        for make in (Rust, Google):
            other = make(source, types, variables)
            check(source, other)
            others.append((name, make.__name__, other))
    for _ in range(TURNS):
        for name, evaluation, compilation in here(benchmark):
            note(name, "Muster", "evaluate", evaluation)
            note(name, "Muster", "compile", compilation)
        for name, who, other in others:
            note(name, who, "evaluate", nanoseconds(EVALUATIONS, other.evaluate))
            note(name, who, "compile", nanoseconds(COMPILATIONS, other.compile))
    return fastest


def show(fastest):
    for job in ("evaluate", "compile"):
        print(f"\n| {job}, µs | Muster | Rust | Google's C++ | faster than the faster |")
        print("|---|---|---|---|---|")
        for name, *_ in RULES:
            times = [
                fastest[(name, who, job)] / 1_000 for who in ("Muster", "Rust", "Google")
            ]
            ratio = min(times[1:]) / times[0]
            cells = " | ".join(f"{value:.2f}" for value in times)
            print(f"| {name} | {cells} | {ratio:.1f}× |")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not os.access(sys.argv[1], os.X_OK):
        sys.exit(__doc__)
    show(measure(sys.argv[1]))
