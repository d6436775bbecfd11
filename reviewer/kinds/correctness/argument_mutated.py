"""A function changes the caller's object and returns it as well."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.FunctionDef, facts: Facts) -> Iterator[Match]:
    """A parameter that is changed in place and also returned, so that it looks like a new one."""
    scope = facts.scopes[node]
    if isinstance(facts.parent(node), ast.ClassDef) and node.name.startswith("__"):
        return
    for child in scope.returns:
        if not isinstance(child.value, ast.Name):
            continue
        name = child.value.id
        bindings = scope.bindings.get(name, [])
        if name in ("self", "cls") or len(bindings) != 1 or bindings[0].how != "param":
            continue
        if facts.head(child.value) not in (
            "list",
            "dict",
            "set",
            "DataFrame",
            "ndarray",
            "Series",
            "defaultdict",
            "Counter",
        ):
            continue
        changes = facts.changing_calls(name, node)
        if changes:
            place = changes[0]
            yield Match(
                node=facts.construct(place),
                core=place,
                names=(node.name, name),
                confidence=0.75,
                message=f"`{node.name}` returns `{name}` as if it were new, but "
                f"`{facts.text(place)}` changes the caller's own object. Work on a copy, or "
                f"change it and return nothing.",
            )
            return


KIND = KindCode(
    id="argument-mutated",
    detect=detect,
    on=(ast.FunctionDef,),
    bad=(
        Bad(
            "def with_total(row: dict) -> dict:\n    row['total'] = row['net'] + row['tax']\n"
            "    return row\n",
            lines=(2, 2),
            core=2,
            names=("with_total", "row"),
        ),
        Bad(
            "def ranked(scores: list[int]) -> list[int]:\n    scores.sort()\n    return scores\n",
            lines=(2, 2),
            core=2,
            names=("ranked", "scores"),
        ),
    ),
    good=(
        Good("def ranked(scores: list[int]) -> list[int]:\n    return sorted(scores)\n"),
        Good(
            "def with_total(row: dict) -> dict:\n    row = dict(row)\n    row['total'] = 1\n"
            "    return row\n"
        ),
        Good("def fill(rows: list[int]) -> None:\n    rows.append(1)\n"),
    ),
)
