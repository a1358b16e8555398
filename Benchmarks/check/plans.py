# SPDX-License-Identifier: Apache-2.0
"""Makes a plan folder with many plans of ordinary size.

Usage: plans.py FROM TO COUNT. Copies the organisation of the folder FROM to TO and writes COUNT
plans: those of FROM in turn, each under a name of its own.
"""

import pathlib
import re
import shutil
import sys


def main(source, target, count):
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("*.md"))
    plans = []
    for path in sorted(target.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        if text.find("muster: plan/1") >= 0:
            plans.append((path.stem, text))
            path.unlink()
    for number in range(count):
        stem, text = plans[number % len(plans)]
        copy = re.sub(r"(?m)^id: .*$", f"id: {stem}-{number:04}", text, count=1)
        (target / f"{stem}-{number:04}.yaml").write_text(copy, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3]))
