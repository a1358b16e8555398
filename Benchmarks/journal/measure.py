# SPDX-License-Identifier: Apache-2.0
"""Measures programs over long journals, one after the other, and prints a table of all of them.

Usage: measure.py WORK NAME=MUSTER… [--only NAME,…]

WORK is a folder for data (some gigabytes); journals that are there already are used again. Each MUSTER is the
path of a program, measured in the order given: ratios are to the first. Measurements: million,
closed, open, edits, commands.
"""

import argparse
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import time
import urllib.request

import load

HERE = pathlib.Path(__file__).parent
# What each journal is made of; see journal.py.
JOURNALS = {
    "million": ["--full", "10968", "--false", "8982", "--open", "50"],
    "closed": ["--full", "0", "--false", "100000", "--open", "1"],
    "open": ["--full", "0", "--false", "0", "--open", "10000"],
    "small": ["--full", "10", "--false", "10", "--open", "5"],
}
TURNS = 3


def journal(work, name):
    folder = work / "journals" / name
    if not folder.exists():
        subprocess.run([sys.executable, HERE / "journal.py", folder, *JOURNALS[name]], check=True)
    return folder


def plans(work, muster):
    """The plan folder that the journals were recorded with."""
    folder = work / "plans"
    if not folder.exists():
        draft = work / "init"
        shutil.rmtree(draft, ignore_errors=True)
        subprocess.run([muster, "init", draft], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        import record
        record.adapt(draft)
        (draft / "plans").rename(folder)
    return folder


def run(command, environment):
    """Seconds and greatest memory in MiB of a command."""
    start = time.perf_counter()
    with open(os.devnull, "w") as nothing:
        process = subprocess.Popen(command, stdout=nothing, stderr=subprocess.PIPE, env=environment)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    taken = time.perf_counter() - start
    if process.returncode:
        sys.exit(f"{command} ended with {process.returncode}: {errors.decode()[-500:]}")
    return taken, usage.ru_maxrss / 1024


def answer(address):
    try:
        return urllib.request.urlopen(address + "/healthz").status == 200
    except OSError:
        return False


class Server:
    """A server over a data folder; `start` is the time until it answers."""

    def __init__(self, muster, data, plan_folder):
        begin = time.perf_counter()
        self.process = subprocess.Popen(
            [muster, "serve", "--listen", "127.0.0.1:0", "--data", data, "--plans", plan_folder],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.address = self.process.stdout.readline().split()[-1]
        while not answer(self.address):
            time.sleep(0.005)
        self.start = time.perf_counter() - begin

    def memory(self):
        """The greatest resident memory so far, MiB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024

    def stop(self):
        self.process.terminate()
        self.process.wait(120)


class Bench:
    def __init__(self, work, muster):
        self.work, self.muster = work, muster
        self.plans = plans(work, muster)
        self.environment = dict(os.environ, MUSTER_PLANS=str(self.plans))

    def copy(self, name):
        data = self.work / "data"
        shutil.rmtree(data, ignore_errors=True)
        shutil.copytree(journal(self.work, name), data)
        os.sync()
        return data

    def command(self, data, *words):
        return run([self.muster, *words, "--data", data], self.environment)

    def best(self, data, *words):
        taken = [self.command(data, *words) for _ in range(TURNS)]
        return min(seconds for seconds, _ in taken), max(memory for _, memory in taken)

    def served(self, data, prefix, figures):
        starts, memory = [], 0
        for _ in range(TURNS):
            server = Server(self.muster, data, self.plans)
            starts.append(server.start)
            memory = max(memory, server.memory())
            server.stop()
        figures[f"{prefix}: start, s"] = min(starts)
        figures[f"{prefix}: memory of a started server, MiB"] = memory

    def middle(self, name, kind):
        """The incident of the first event of a kind in the second half of a journal."""
        database = sqlite3.connect(journal(self.work, name) / "muster.sqlite")
        payload, = database.execute(
            "SELECT payload FROM journal WHERE kind = ? AND sequence > (SELECT max(sequence) / 2 FROM journal) LIMIT 1",
            [kind]).fetchone()
        database.close()
        return json.loads(payload)["incident"]

    def over(self, name, title, one, figures):
        data = self.copy(name)
        # The first start brings tables and caches up to date, and is told apart.
        server = Server(self.muster, data, self.plans)
        figures[f"{title}: first start, s"] = server.start
        server.stop()
        self.served(data, title, figures)
        for what, words in {
            "`incident list`": ["incident", "list", "--json"],
            "`incident show` of one": ["incident", "show", one, "--json"],
            "`report` of one": ["report", one, "--format", "json"],
            "`journal verify`": ["journal", "verify"],
        }.items():
            seconds, memory = self.best(data, *words)
            figures[f"{title}: {what}, s"] = seconds
            figures[f"{title}: {what}, MiB"] = memory
        note = ["incident", "note", self.newest(name), "one more", "--as", "li-wei"]
        figures[f"{title}: a command without a server, s"], _ = self.best(data, *note)
        shutil.rmtree(data)

    def newest(self, name):
        given = dict(zip(JOURNALS[name][::2], JOURNALS[name][1::2]))
        return f"inc-{sum(int(number) for number in given.values()):04d}"

    def million(self, figures):
        self.over("million", "1,000,000 records", self.middle("million", "review_completed"), figures)

    def closed(self, figures):
        self.over("closed", "100,000 closed incidents", self.middle("closed", "incident_closed"), figures)

    def open(self, figures):
        self.over("open", "10,000 open incidents", self.middle("open", "step_started"), figures)

    def edits(self, figures):
        """The same command before and after forty edits of one of the plans of this repository."""
        data, folder = self.work / "data", self.work / "edited"
        for old in (data, folder):
            shutil.rmtree(old, ignore_errors=True)
        shutil.copytree(HERE.parent.parent / "plans", folder)
        self.environment["MUSTER_PLANS"] = str(folder)
        declare = ["declare", "Payments hang", "--plan", "payment-outage", "--as", "lin-yue"]
        note = ["incident", "note", "inc-0001", "one more", "--as", "lin-yue"]
        self.command(data, *declare)
        figures["a command before edits of a plan, s"], _ = self.best(data, *note)
        plan = folder / "payment-outage.yaml"
        for number in range(40):
            plan.write_text(plan.read_text() + f"# edit {number}\n")
            self.command(data, *note)
        figures["a command after 40 edits, s"], _ = self.best(data, *note)
        self.environment["MUSTER_PLANS"] = str(self.plans)

    def commands(self, figures):
        """Notes from sixteen connections, each waiting for its answer, durable before it."""
        data = self.copy("small")
        server = Server(self.muster, data, self.plans)
        incident = self.newest("small")
        load.run(server.address, incident, connections=16, seconds=2)
        rate, median, late = load.run(server.address, incident, connections=16, seconds=8)
        figures["commands a second, 16 connections"] = rate
        figures["commands: median, ms"], figures["commands: p99, ms"] = median, late
        server.stop()


def table(all_figures):
    names = list(all_figures)
    first = all_figures[names[0]]
    print("| | " + " | ".join(names) + "".join(f" | {name} : {names[0]}" for name in names[1:]) + " |")
    print("|---" * (2 * len(names)) + "|")
    for what in first:
        values = [figures.get(what) for figures in all_figures.values()]
        cells = ["–" if value is None else f"{value:,.0f}" if value >= 100 else f"{value:.2f}" for value in values]
        cells += ["–" if value is None else f"{value / values[0]:.2f}" for value in values[1:]]
        print(f"| {what} | " + " | ".join(cells) + " |")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("programs", nargs="+")
    parser.add_argument("--only", default="million,closed,open,edits,commands")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    work = given.work.resolve()
    all_figures = {}
    for program in given.programs:
        name, _, path = program.partition("=")
        bench = Bench(work, str(pathlib.Path(path).resolve()))
        figures = all_figures[name] = {}
        for measurement in given.only.split(","):
            getattr(bench, measurement)(figures)
            print(name, measurement, figures, file=sys.stderr)
    table(all_figures)


if __name__ == "__main__":
    main()
