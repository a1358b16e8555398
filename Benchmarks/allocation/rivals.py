# SPDX-License-Identifier: Apache-2.0
"""The same instances with OR-tools (units), HiGHS and CP-SAT (whole), timed without building the
model."""

import time

import numpy as np
from ortools.graph.python import min_cost_flow
from ortools.sat.python import cp_model
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix


def model(instance):
    """Lines as (demand, units), and pairs as (line, pool, score) that may serve."""
    by_kind = {}
    for place, pool in enumerate(instance["pools"]):
        by_kind.setdefault(pool["kind"], []).append((place, pool, set(pool["skills"])))
    lines, pairs = [], []
    for number, demand in enumerate(instance["demands"]):
        for line in demand["lines"]:
            for place, pool, skills in by_kind.get(line["kind"], []):
                way = abs(demand["x"] - pool["x"]) + abs(demand["y"] - pool["y"])
                lead = pool["ready_min"] + way // 8
                if skills.issuperset(line["skills"]) and lead <= demand["max_lead_min"]:
                    pairs.append((len(lines), place, pool["cost"] + lead))
            lines.append((number, line["units"]))
    return lines, pairs


def ortools_units(instance):
    """Coverage, score and milliseconds in Solve() of OR-tools' min-cost flow.

    What a class counts more than the next exceeds what one ring of moves can change; the sets of
    units that can be served together are a matroid, so that 4 : 3 : 2 : 1 of it is enough.
    """
    lines, pairs = model(instance)
    demands, pools = instance["demands"], instance["pools"]
    step = 2 * (len(pools) + 2) * (max((p[2] for p in pairs), default=0) + 1)
    sink = len(lines) + len(pools)
    arcs = [(l, len(lines) + p, min(lines[l][1], pools[p]["units"]), s) for l, p, s in pairs]
    arcs += [(len(lines) + p, sink, pool["units"], 0) for p, pool in enumerate(pools)]
    arcs += [(l, sink, units, step * (5 - demands[d]["severity"]))
             for l, (d, units) in enumerate(lines)]
    tails, heads, capacities, costs = (np.array(column) for column in zip(*arcs))
    solver = min_cost_flow.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(tails, heads, capacities, costs)
    units = np.array([units for _, units in lines])
    solver.set_nodes_supplies(np.arange(len(lines)), units)
    solver.set_node_supply(sink, -int(units.sum()))
    start = time.perf_counter()
    status = solver.solve()
    spent = (time.perf_counter() - start) * 1000
    assert status == solver.OPTIMAL, status
    flows = solver.flows(np.arange(len(pairs)))
    coverage, score = [0, 0, 0, 0], 0
    for (line, _, cost), flow in zip(pairs, flows):
        coverage[demands[lines[line][0]]["severity"] - 1] += int(flow)
        score += int(flow) * cost
    return coverage, score, spent


def highs_whole(instance, seconds=300):
    """Coverage, score, whether proven, and milliseconds in HiGHS: one class after the other, then
    the score."""
    lines, pairs = model(instance)
    demands, pools = instance["demands"], instance["pools"]
    first, columns = len(demands), len(demands) + len(pairs)
    entries = [(l, d, -units) for l, (d, units) in enumerate(lines)]
    entries += [(l, first + e, 1) for e, (l, _, _) in enumerate(pairs)]
    entries += [(len(lines) + p, first + e, 1) for e, (_, p, _) in enumerate(pairs)]
    rows, at, values = zip(*entries)
    matrix = csr_matrix((values, (rows, at)), shape=(len(lines) + len(pools), columns))
    low = np.concatenate([np.zeros(len(lines)), np.full(len(pools), -np.inf)])
    high = np.concatenate([np.zeros(len(lines)), [p["units"] for p in pools]])
    limits = [LinearConstraint(matrix, low, high)]
    most = [min(lines[l][1], pools[p]["units"]) for l, p, _ in pairs]
    bounds = Bounds(0, np.concatenate([np.ones(first), most]))
    whole = np.concatenate([np.ones(first), np.zeros(len(pairs))])
    severity = np.array([d["severity"] for d in demands])
    coverage, spent, proven = [], 0.0, True

    def solve(goal):
        nonlocal spent, proven
        start = time.perf_counter()
        found = milp(goal, constraints=limits, bounds=bounds, integrality=whole,
                     options={"mip_rel_gap": 0, "time_limit": seconds})
        spent += (time.perf_counter() - start) * 1000
        proven = proven and found.status == 0
        return round(found.fun)

    for level in (1, 2, 3, 4):
        row = np.concatenate([(severity == level).astype(float), np.zeros(len(pairs))])
        coverage.append(-solve(-row))
        limits.append(LinearConstraint(csr_matrix(row), coverage[-1], np.inf))
    score = solve(np.concatenate([np.zeros(first), [s for _, _, s in pairs]]))
    return coverage, score, proven, spent


def cpsat_whole(instance):
    """Coverage and score as CP-SAT proves them: one class after the other, then the score."""
    lines, pairs = model(instance)
    demands, pools = instance["demands"], instance["pools"]
    program = cp_model.CpModel()
    served = [program.NewBoolVar("") for _ in demands]
    flows = [program.NewIntVar(0, min(lines[l][1], pools[p]["units"]), "") for l, p, _ in pairs]
    for line, (demand, units) in enumerate(lines):
        own = [flow for flow, pair in zip(flows, pairs) if pair[0] == line]
        program.Add(sum(own) == units * served[demand])
    for place, pool in enumerate(pools):
        program.Add(sum(f for f, pair in zip(flows, pairs) if pair[1] == place) <= pool["units"])
    goals = [-sum(s for s, d in zip(served, demands) if d["severity"] == level)
             for level in (1, 2, 3, 4)]
    goals.append(sum(flow * pair[2] for flow, pair in zip(flows, pairs)))
    found = []
    for goal in goals:
        program.Minimize(goal)
        solver = cp_model.CpSolver()
        status = solver.Solve(program)
        assert status == cp_model.OPTIMAL, status
        found.append(round(solver.ObjectiveValue()))
        program.Add(goal <= found[-1])
    return [-count for count in found[:4]], found[4]
