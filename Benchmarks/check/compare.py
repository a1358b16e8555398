# SPDX-License-Identifier: Apache-2.0
"""Times `muster check` over a plan folder, turn by turn with a reader of YAML alone.

Usage: compare.py MUSTER FOLDER [TURNS]. The other is PyYAML with libyaml (`yaml.CSafeLoader`), which only reads
the same files and looks at nothing in them. Of each the fastest turn counts: what is slower was
disturbed.
"""

import pathlib
import resource
import subprocess
import sys
import time

READER = """
import pathlib, sys, yaml
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""


def turn(command):
    """Wall clock and processor time of a command, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    outcome = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if outcome.returncode not in (0, 1):
        sys.exit(f"{command[0]} ended with {outcome.returncode}")
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, used


def main(muster, folder, turns):
    commands = {
        "muster check": [muster, "check", folder],
        "PyYAML (C), reading only": [sys.executable, "-c", READER, folder],
    }
    taken = {name: [] for name in commands}
    for _ in range(turns):
        for name, command in commands.items():
            taken[name].append(turn(command))
    files = list(pathlib.Path(folder).rglob("*.yaml"))
    size = sum(path.stat().st_size for path in files)
    print(f"{len(files)} YAML files, {size / 1e6:.1f} MB, fastest of {turns} turns\n")
    print("| | wall clock, s | processor, s |\n|---|---|---|")
    for name, times in taken.items():
        wall, used = (min(values) for values in zip(*times))
        print(f"| {name} | {wall:.2f} | {used:.2f} |")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) == 4 else 5)
