"""The program that runs workloads, in the sandbox: costs of both versions at growing sizes.

Reads job.json, subject files and growth.py from its folder; writes costs.json there.
"""

from __future__ import annotations

import gc
import importlib.util
import json
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from .charges import Meter
from .counting import METER, TooMany, counted, metered

VERSIONS = ("snippet", "fixed")
MOST_OPERATIONS = 400_000
"""Of one run: enough to tell the classes apart, and over in well under a second."""
LEAST_SIZES = 4
SECONDS_OF_A_RUN = 0.4
"""By the clock: a run that takes as long, its input included, ends the doubling."""
LAST = 4
"""Sizes that the clock is read at, again and again: the largest."""
MOST_BYTES = 8_000_000
SIZES = tuple(16 << power for power in range(7))
SPACE_SIZES = tuple(64 << power for power in range(6))
CLOCK_SIZES = tuple(8 << power for power in range(12))
SMALL_SIZES = tuple(range(4, 26, 2))
"""For what explodes: too few of SIZES are within reach."""
ROUNDS = 3

Workload = Callable[[ModuleType, int], Callable[[], object]]
Costs = list[tuple[int, float]]
Measure = Callable[[Workload, ModuleType, int], float | None]


def main(folder: Path = Path()) -> None:
    """Do the job that lies in `folder`."""
    job = json.loads((folder / "job.json").read_text("utf-8"))
    sys.setrecursionlimit(20_000)
    workloads: dict[str, Workload] = _load(folder / "growth.py", "growth").WORKLOADS
    plain = {name: _load(folder / f"{name}.py", f"subject_{name}") for name in VERSIONS}
    result = {}
    for issue_id, resources in job["issues"].items():
        workload = workloads[issue_id]
        result[issue_id] = {
            resource: _costs(workload, resource, job["by_clock"], plain, folder)
            for resource in resources
        }
    (folder / "costs.json").write_text(json.dumps(result), encoding="utf-8")


def _costs(
    workload: Workload, resource: str, by_clock: bool, plain: dict[str, ModuleType], folder: Path
) -> dict[str, Any]:
    if resource == "space":
        found = {
            name: _within_reach(workload, module, _bytes, SPACE_SIZES)
            for name, module in plain.items()
        }
        return {"unit": "bytes", **found}
    if by_clock:
        return {"unit": "seconds", **_seconds(workload, plain)}
    found = {}
    for name in VERSIONS:
        module = _load(folder / f"{name}.py", f"metered_{name}", Meter())
        found[name] = _series(workload, module, _operations)
    return {"unit": "operations", **found}


def _series(workload: Workload, module: ModuleType, measure: Measure) -> Costs:
    """Costs at doubling sizes, or at small ones where doubling leads nowhere."""
    costs = _within_reach(workload, module, measure, SIZES)
    if len(costs) >= LEAST_SIZES:
        return costs
    return _within_reach(workload, module, measure, SMALL_SIZES)


def _within_reach(
    workload: Workload, module: ModuleType, measure: Measure, sizes: tuple[int, ...]
) -> Costs:
    costs: Costs = []
    measure(workload, module, sizes[0])  # what is done only once, such as imports, is not growth
    for size in sizes:
        cost = measure(workload, module, size)
        if cost is None:
            break
        costs.append((size, cost))
    return costs


def _operations(workload: Workload, module: ModuleType, size: int) -> float | None:
    work = workload(module, size)
    try:
        return counted(getattr(module, METER), work, MOST_OPERATIONS)
    except TooMany:
        return None


def _bytes(workload: Workload, module: ModuleType, size: int) -> float | None:
    """Most memory that a run holds beyond its input; None where that is too much to go on."""
    work = workload(module, size)
    gc.collect()
    tracemalloc.start()
    try:
        start = tracemalloc.get_traced_memory()[0]
        result = work()
        peak = tracemalloc.get_traced_memory()[1] - start
    finally:
        tracemalloc.stop()
    del result
    return None if peak > MOST_BYTES else float(max(peak, 0))


def _seconds(workload: Workload, modules: dict[str, ModuleType]) -> dict[str, Costs]:
    """CPU seconds at the last sizes of a doubling: the least of several rounds, in which the
    versions take turns, so that a slow spell of the machine meets both."""
    best: dict[str, dict[int, float]] = {}
    for name, module in modules.items():
        first: dict[int, float] = {}
        for size in CLOCK_SIZES:
            start = time.process_time()
            first[size] = _timed(workload(module, size))
            if time.process_time() - start > SECONDS_OF_A_RUN:
                break
        best[name] = dict(list(first.items())[-LAST:])
    for _ in range(ROUNDS):
        for name, module in modules.items():
            for size, spent in best[name].items():
                best[name][size] = min(spent, _timed(workload(module, size)))
    return {name: list(costs.items()) for name, costs in best.items()}


def _timed(work: Callable[[], object]) -> float:
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        result = work()
        spent = time.process_time() - start
    finally:
        gc.enable()
    del result
    return spent


def _load(path: Path, name: str, meter: Meter | None = None) -> ModuleType:
    """Run a file as a module of that name; rewritten to report to `meter`, if there is one."""
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    code = path.read_text("utf-8")
    if meter is None:
        exec(compile(code, str(path), "exec", dont_inherit=True), module.__dict__)
    else:
        setattr(module, METER, meter)
        exec(metered(code, str(path)), module.__dict__)
    return module
