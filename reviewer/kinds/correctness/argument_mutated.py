"""A function changes the caller's object and returns it as well."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import method_call
from ..facts.types import annotated_type
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
        if isinstance(bindings[0].value, ast.List | ast.Dict | ast.Set):
            continue  # a mutable default: a kind of its own
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
                # `maybe_fill` says that it fills
                confidence=0.45 if _method(place) in node.name else 0.75,
                message=f"`{node.name}` returns `{name}` as if it were new, but "
                f"`{facts.text(place)}` changes the caller's own object. Work on a copy, or "
                f"change it and return nothing.",
            )
            return
    yield from _changed_on_the_way(node, facts)


def _method(node: ast.AST) -> str:
    """The name of the method that a call calls; a text no name holds where there is none."""
    return str(getattr(getattr(node, "func", None), "attr", "-"))


def _changed_on_the_way(node: ast.FunctionDef, facts: Facts) -> Iterator[Match]:
    """A function with a result that also sorts a list it was given, sets a column of a frame, or
    computes into an array: readers take it for a function that only computes."""
    if not any(child.value is not None for child in facts.scopes[node].returns):
        return
    for statement in node.body:
        name = _written(statement, facts)
        if name is None:
            continue
        yield Match(
            node=statement,
            core=statement,
            names=(node.name, name),
            confidence=0.7,
            message=f"`{facts.text(statement)}` changes the caller's own object, though "
            f"`{node.name}` looks as if it only computed a result. Work on a copy of `{name}`.",
        )
        return


def _written(statement: ast.stmt, facts: Facts) -> str | None:
    """The parameter that a statement changes in one of these ways, before any new value."""
    target: ast.AST | None = None
    if isinstance(statement, ast.AugAssign):
        target, head = statement.target, "ndarray"
    elif isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Subscript):
        target, head = statement.targets[0].value, "DataFrame"
    elif isinstance(statement, ast.Expr):
        target, head = method_call(statement.value, "sort", "reverse"), "list"
    if not isinstance(target, ast.Name):
        return None
    bindings = facts.bindings(target)
    if not bindings or bindings[0].how != "param":
        return None
    if any(binding.how != "aug" for binding in bindings[1:]):
        return None
    known = annotated_type(bindings[0].annotation)
    function = facts.function(target)
    if known is None and function is not None and not function.name.startswith("_"):
        # What it is used for tells.
        known = facts.type(target) if head in ("list", "DataFrame") else None
    return target.id if known is not None and known.head == head else None


KIND = KindCode(
    id="argument-mutated",
    detect=detect,
    on=(ast.FunctionDef,),
    bad=(
        Bad(
            "def top(scores):\n    scores.sort(reverse=True)\n    return scores[:3]\n",
            lines=(2, 2),
            core=2,
            names=("top", "scores"),
        ),
        Bad(
            "def sums(df):\n    df['total'] = df['a'] + df['b']\n"
            "    return df.groupby('k').sum()\n",
            lines=(2, 2),
            core=2,
            names=("sums", "df"),
        ),
        Bad(
            "def report(shows: list[str]) -> str:\n    shows.sort()\n    return ', '.join(shows)\n",
            lines=(2, 2),
            core=2,
            names=("report", "shows"),
        ),
        Bad(
            "def to_metres(fixes: np.ndarray) -> np.ndarray:\n    fixes -= fixes.mean(axis=0)\n"
            "    return fixes * 2\n",
            lines=(2, 2),
            core=2,
            names=("to_metres", "fixes"),
        ),
        Bad(
            "def monthly(orders: pd.DataFrame) -> pd.DataFrame:\n    orders['m'] = orders['at']\n"
            "    return orders.groupby('m').sum()\n",
            lines=(2, 2),
            core=2,
            names=("monthly", "orders"),
        ),
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
