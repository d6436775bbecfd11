"""rubrics/<track>/<slug>.growth.json: how the cost of snippet and fix was measured to grow."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from reviewer.model import Snippet

SCHEMA = "reviewer.growth/1"
MOST_BYTES = 500_000
MOST_SIZES = 100
MOST_GROWTHS = 200
Resource = Literal["time", "space"]
_UNITS = ("operations", "seconds", "bytes")
_LONGEST = 40
"""Characters of the name of a class."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Costs at growing sizes, and the class of their growth in words; None where none fits."""

    growth: str | None
    costs: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class MeasuredGrowth:
    """How the workload of one issue grows, before and after the fix. `unit` is operations or
    seconds for time, bytes for space."""

    issue: str
    resource: Resource
    unit: str
    before: Curve
    after: Curve


@dataclass(frozen=True, slots=True)
class GrowthRecord:
    """What was measured of a snippet; `trouble` says in words why nothing can be shown of it."""

    measured: tuple[MeasuredGrowth, ...] = ()
    trouble: str = ""

    def of(self, issue_id: str) -> tuple[MeasuredGrowth, ...]:
        """What was measured of one issue."""
        return tuple(one for one in self.measured if one.issue == issue_id)


def record_path(snippet: Snippet) -> Path:
    """Where the record of a snippet lies."""
    return Path(snippet.library) / "rubrics" / f"{snippet.id}.growth.json"


def code_hash(snippet: Snippet) -> str:
    """Identity of the code that a measurement is of."""
    parts = (snippet.code, snippet.fixed or "", snippet.growth or "")
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def read_growth(snippet: Snippet) -> GrowthRecord:
    """The record of a snippet; an empty one where there is none, or it is of other code."""
    try:
        with record_path(snippet).open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return GrowthRecord()
    except OSError:
        return GrowthRecord(trouble="What was measured cannot be read.")
    damaged = GrowthRecord(trouble="The record of what was measured is damaged.")
    if len(data) > MOST_BYTES:
        return damaged
    try:
        document = json.loads(data)
        if document["schema"] != SCHEMA:
            return damaged
        if document["code"] != code_hash(snippet):
            return GrowthRecord(trouble="What was measured is of an earlier version of the code.")
        return GrowthRecord(tuple(_measured(item) for item in document["issues"][:MOST_GROWTHS]))
    except (ValueError, TypeError, KeyError, RecursionError, OverflowError):
        return damaged


def _measured(item: dict[str, Any]) -> MeasuredGrowth:
    issue, resource, unit = item["id"], item["resource"], item["unit"]
    if not isinstance(issue, str) or resource not in ("time", "space") or unit not in _UNITS:
        raise ValueError
    return MeasuredGrowth(issue, resource, unit, _curve(item["snippet"]), _curve(item["fixed"]))


def _curve(data: dict[str, Any]) -> Curve:
    growth = data["class"]
    if growth is not None and (not isinstance(growth, str) or len(growth) > _LONGEST):
        raise ValueError
    costs = tuple((_number(size), _number(cost)) for size, cost in data["costs"][:MOST_SIZES])
    if any(size < 1 or cost < 0 for size, cost in costs):
        raise ValueError
    ordered = sorted({int(size): cost for size, cost in costs}.items())
    return Curve(growth, tuple(ordered))


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError
    return float(value)
