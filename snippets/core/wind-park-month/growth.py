"""Logs of growing size for the parts whose cost is in question."""

import tempfile
from pathlib import Path


def _log(names):
    lines = (f"2025-06-01T13:00:10 {name} power=1840 wind=9.2 yaw=214\n" for name in names)
    log = Path(tempfile.mkdtemp()) / "log.txt"
    log.write_text("".join(lines), encoding="ascii")
    return log


def as_many_turbines_as_lines(subject, n):
    turbines = [f"W{i}" for i in range(n)]
    log = _log(turbines)
    return lambda: subject.month_report(log, turbines)


def one_turbine(subject, n):
    log = _log(["W7"] * n)
    return lambda: subject.month_report(log, ["W7"])


WORKLOADS = {"log-per-turbine": as_many_turbines_as_lines, "readings-listed": one_turbine}
