"""Measures a snippet's workloads on the snippet and on its fixed version."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from reviewer.model import Growth, Issue, Snippet
from reviewer.sandbox import CannotRun
from reviewer.sandbox.program import left, private_folder, run

from .charges import COUNTABLE
from .classify import GrowthClass, Unit, classify

SECONDS = 240.0
Resource = Literal["time", "space"]
Costs = tuple[tuple[int, float], ...]
_PACKAGES = Path(__file__).resolve().parents[3]
# Only while the program is imported do its own packages stand on the path of the author's code.
_CHILD = (
    "import sys; sys.path.insert(0, {path!r}); "
    "from reviewer.authoring.growth.child import main; del sys.path[0]; "
    "import warnings; warnings.simplefilter('ignore'); main()"
)


class CannotMeasure(Exception):  # noqa: N818
    """The workloads gave no costs; the text says why."""


@dataclass(frozen=True, slots=True)
class Series:
    """Costs of one version at growing sizes, and the class of their growth, if one fits."""

    costs: Costs
    growth: GrowthClass | None


@dataclass(frozen=True, slots=True)
class Measured:
    """How one issue's workload grows. `unit` is operations or seconds for time, bytes for space;
    `claim` is what the rubric says."""

    issue: str
    resource: Resource
    unit: Unit
    snippet: Series
    fixed: Series
    claim: Growth | None = None


def workloads(growth: str) -> Mapping[str, int]:
    """Issue ids that growth.py has workloads for, with their lines. It is read, not run."""
    try:
        body = ast.parse(growth).body
    except (SyntaxError, ValueError, RecursionError):
        return {}
    for node in body:
        named = isinstance(node, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == "WORKLOADS" for target in node.targets
        )
        if named and isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            keys = (key for key in node.value.keys if isinstance(key, ast.Constant))
            return {str(key.value): key.lineno for key in keys}
    return {}


def measure(snippet: Snippet, seconds: float = SECONDS) -> tuple[Measured, ...]:
    """Run the workloads of the snippet's issues, in a sandbox.

    Raises CannotMeasure where there is no growth.py or fixed.py, or the workloads fail.
    """
    if snippet.growth is None or snippet.fixed is None:
        missing = "growth.py" if snippet.growth is None else "fixed.py"
        raise CannotMeasure(f"there is no {missing}")
    asked = _asked(snippet)
    if not asked:
        raise CannotMeasure("WORKLOADS in growth.py names no issue of the rubric")
    found = _run(snippet, asked, seconds)
    try:
        return tuple(
            _measured(snippet.rubric.issue(issue_id), resource, found[issue_id][resource])
            for issue_id, resources in asked.items()
            for resource in resources
        )
    except (KeyError, TypeError, ValueError):
        raise CannotMeasure("the workloads left no costs") from None


def _asked(snippet: Snippet) -> dict[str, list[Resource]]:
    """What to measure of each issue: what the rubric claims, else time."""
    known = workloads(snippet.growth or "")
    asked: dict[str, list[Resource]] = {}
    for issue in snippet.rubric.issues:
        if issue.id in known:
            claimed = [name for name in get_args(Resource) if claim(issue, name)]
            asked[issue.id] = claimed or ["time"]
    return asked


def claim(issue: Issue, resource: Resource) -> Growth | None:
    """What the rubric says of the growth of a resource."""
    return issue.time if resource == "time" else issue.space


def by_clock(code: str) -> bool:
    """Whether code imports libraries whose operations cannot be counted."""
    roots = {
        name.partition(".")[0] for node in ast.walk(ast.parse(code)) for name in _imported(node)
    }
    return not roots <= COUNTABLE


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def _run(snippet: Snippet, asked: dict[str, list[Resource]], seconds: float) -> dict[str, Any]:
    fixed = snippet.fixed or ""
    program = _CHILD.format(path=str(_PACKAGES))
    job = {"issues": asked, "by_clock": by_clock(snippet.code) or by_clock(fixed)}
    with private_folder() as folder:
        files = {
            "job.json": json.dumps(job), "growth.py": snippet.growth or "",
            "snippet.py": snippet.code, "fixed.py": fixed,
        }  # fmt: skip
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        try:
            ended = run(["-c", program], folder, seconds, readable=[_PACKAGES / "reviewer"])
        except CannotRun as error:
            raise CannotMeasure(f"the workloads {error}") from None
        try:
            found: dict[str, Any] = json.loads(left(folder / "costs.json"))
        except (OSError, ValueError, RecursionError):
            raise CannotMeasure(f"the workloads failed: {_last_line(ended.output)}") from None
    return found


def _measured(issue: Issue, resource: Resource, data: dict[str, Any]) -> Measured:
    unit: Unit = data["unit"]
    if unit not in get_args(Unit):
        raise ValueError(unit)
    return Measured(
        issue.id,
        resource,
        unit,
        _series(data["snippet"], unit),
        _series(data["fixed"], unit),
        claim(issue, resource),
    )


def _series(costs: list[list[float]], unit: Unit) -> Series:
    pairs = tuple((int(size), float(cost)) for size, cost in costs)
    return Series(pairs, classify(pairs, unit))


def _last_line(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1][:200] if lines else "they printed nothing"
