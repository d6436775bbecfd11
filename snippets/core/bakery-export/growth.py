"""Inputs of growing size for the parts whose cost is in question."""

import io
from datetime import date


def nothing_cancelled(subject, n):
    day = date(2025, 5, 2)
    lines = [subject.Line(f"n{i}", "Adler", "cafe", day, "roll", 1) for i in range(n)]
    cancelled = [f"c{i}" for i in range(n)]
    return lambda: subject.export(lines, cancelled, lambda *key: 50, io.StringIO())


WORKLOADS = {"cancelled-scanned": nothing_cancelled}
