# SPDX-License-Identifier: Apache-2.0
"""Random instances of the format alloc-1, the same on every machine.

Numbers come from SplitMix64 in a fixed order: for each demand its severity, then units, kind and
skills of each line, then its place; then for each pool kind, skills, units, cost, readiness, place.
Pools have about 85 % of the units that are asked for.
"""

MASK = (1 << 64) - 1
GREATEST_LEAD = {1: 60, 2: 90, 3: 150, 4: 240}
SKILLS = 16


class Stream:
    """SplitMix64."""

    def __init__(self, seed):
        self.state = seed & MASK

    def below(self, count):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return (mixed ^ (mixed >> 31)) % count

    def skills(self, draws):
        return sorted({self.below(SKILLS) for _ in range(draws)})


def demand(stream, number, mode, kinds):
    draw = stream.below(10)
    severity = 1 if draw < 1 else 2 if draw < 3 else 3 if draw < 6 else 4
    lines = []
    for _ in range(1 if mode == "units" else 1 + stream.below(3)):
        units = 1 + stream.below(8 if mode == "units" else 4)
        kind = stream.below(kinds)
        lines.append({"kind": kind, "skills": stream.skills(stream.below(3)), "units": units})
    x, y = stream.below(1000), stream.below(1000)
    return {"id": f"d{number}", "severity": severity, "x": x, "y": y,
            "max_lead_min": GREATEST_LEAD[severity], "lines": lines}


def pool(stream, number, kinds, mean):
    kind = stream.below(kinds)
    skills = stream.skills(2 + stream.below(7))
    units = 1 + stream.below(2 * mean)
    cost, ready = 10 + stream.below(990), stream.below(21)
    x, y = stream.below(1000), stream.below(1000)
    return {"id": f"p{number}", "kind": kind, "skills": skills, "units": units, "cost": cost,
            "ready_min": ready, "x": x, "y": y}


def instance(mode, demands, pools, kinds, seed):
    start = seed * 1_000_003 + demands * 7_919 + pools * 104_729 + (0 if mode == "units" else 1)
    stream = Stream(start)
    wishes = [demand(stream, number, mode, kinds) for number in range(demands)]
    wanted = sum(line["units"] for wish in wishes for line in wish["lines"])
    mean = max(1, wanted * 17 // (20 * pools))
    stock = [pool(stream, number, kinds, mean) for number in range(pools)]
    return {"format": "alloc-1", "mode": mode, "name": f"{demands}x{pools}", "seed": seed,
            "demands": wishes, "pools": stock}
