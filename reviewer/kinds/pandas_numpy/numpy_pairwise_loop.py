"""Nested loops compute a value for every pair of rows."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import expression_call, method_call, names_in, walk
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.For, facts: Facts) -> Iterator[Match]:
    """Two nested loops that set `out[i, j]` from rows i and j of arrays, or that append a norm of
    the difference of two items."""
    yield from _by_item(node, facts)
    inner = next((part for part in node.body if isinstance(part, ast.For)), None)
    if (
        inner is None
        or not isinstance(node.target, ast.Name)
        or not isinstance(inner.target, ast.Name)
    ):
        return
    if not (facts.is_builtin(node.iter, "range") and facts.is_builtin(inner.iter, "range")):
        return
    if facts.is_short(node) or facts.is_short(inner):
        return
    indexes = [node.target.id, inner.target.id]
    for statement in inner.body:
        if not isinstance(statement, ast.Assign | ast.AugAssign):
            continue
        target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
        if _indexes(target) != indexes or not isinstance(target, ast.Subscript):
            continue
        read = {
            part.slice.id
            for part in walk(statement.value)
            if isinstance(part, ast.Subscript) and isinstance(part.slice, ast.Name)
        }
        rows = {
            part.slice.elts[0].id
            for part in walk(statement.value)
            if isinstance(part, ast.Subscript)
            and isinstance(part.slice, ast.Tuple)
            and isinstance(part.slice.elts[0], ast.Name)
        }
        if set(indexes) <= read | rows:
            base = target.value.value if isinstance(target.value, ast.Subscript) else target.value
            name = facts.text(base)
            yield Match(
                node=node,
                core=statement,
                names=(name,),
                confidence=0.85 if facts.imports("numpy") else 0.5,
                message=f"Python runs the body once for every pair of rows to fill `{name}`. "
                f"Broadcasting (`a[:, None] - a[None, :]`) or "
                f"`scipy.spatial.distance.cdist` computes all pairs in compiled code.",
            )
            return


def _by_item(node: ast.For, facts: Facts) -> Iterator[Match]:
    """`for p in a: for q in b: row.append(np.linalg.norm(p - q))`."""
    inner = next((part for part in node.body if isinstance(part, ast.For)), None)
    if inner is None or facts.is_short(node) or facts.is_short(inner):
        return
    items = names_in(node.target), names_in(inner.target)
    for statement in inner.body:
        call = expression_call(statement)
        if method_call(call, "append") is None or call is None or len(call.args) != 1:
            continue
        uses_numpy = any(
            isinstance(part, ast.Call) and (facts.called(part) or "").startswith("numpy.")
            for part in walk(call.args[0])
        )
        for part in walk(call.args[0]):
            if (
                uses_numpy
                and isinstance(part, ast.BinOp)
                and isinstance(part.op, ast.Sub)
                and names_in(part.left) & items[0] ^ names_in(part.right) & items[0]
                and names_in(part.left) & items[1] ^ names_in(part.right) & items[1]
            ):
                yield Match(
                    node=node,
                    core=statement,
                    confidence=0.8,
                    message="Python computes one distance a pass, for every pair of rows. "
                    "Broadcasting (`a[:, None] - a[None, :]`) or "
                    "`scipy.spatial.distance.cdist` computes all pairs in compiled code.",
                )
                return


def _indexes(target: ast.expr) -> list[str]:
    """`[i, j]` for `out[i, j]` and for `out[i][j]`."""
    if not isinstance(target, ast.Subscript):
        return []
    if isinstance(target.slice, ast.Tuple):
        parts: list[ast.expr] = list(target.slice.elts)
    elif isinstance(target.value, ast.Subscript):
        parts = [target.value.slice, target.slice]
    else:
        return []
    return [part.id for part in parts if isinstance(part, ast.Name)]


KIND = KindCode(
    id="numpy-pairwise-loop",
    detect=detect,
    on=(ast.For,),
    bad=(
        Bad(
            """\
import numpy as np

def distances(points):
    n = len(points)
    out = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            out[i, j] = np.linalg.norm(points[i] - points[j])
    return out
""",
            lines=(6, 8),
            core=8,
            names=("out",),
        ),
        Bad(
            """\
import numpy as np

def distances(a, b):
    out = []
    for p in a:
        row = []
        for q in b:
            row.append(np.linalg.norm(p - q))
        out.append(row)
    return np.array(out)
""",
            lines=(5, 9),
            core=8,
        ),
    ),
    good=(
        Good("import numpy as np\nout = np.abs(a[:, None] - a[None, :])\n"),
        Good("""\
for i in range(n):
    for j in range(n):
        grid[i, j] = 0
"""),
    ),
)
