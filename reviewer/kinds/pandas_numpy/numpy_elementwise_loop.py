"""A Python loop fills out[i] from a[i] and b[i]."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import names_in, range_len, walk
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.For, facts: Facts) -> Iterator[Match]:
    """A loop over an index whose only statement sets `out[i]` to arithmetic on `a[i]`, where one
    of the two is an array."""
    if len(node.body) != 1 or not isinstance(node.target, ast.Name):
        return
    statement = node.body[0]
    if isinstance(statement, ast.Assign):
        out, value = statement.targets[0], statement.value
    elif isinstance(statement, ast.AugAssign):
        out, value = statement.target, statement.value
    else:
        return
    index = node.target.id
    if not (
        isinstance(out, ast.Subscript) and isinstance(out.slice, ast.Name) and out.slice.id == index
    ):
        return
    counted = range_len(node.iter) is not None or facts.is_builtin(node.iter, "range")
    if not counted or facts.is_short(node):
        return
    if any(
        isinstance(part, ast.Call)
        and isinstance(part.func, ast.Name)
        and any(binding.how != "import" for binding in facts.bindings(part.func))
        for part in walk(value)
    ):
        return  # a function of one item: it may not take arrays
    reads = []
    for part in walk(value):
        if isinstance(part, ast.Subscript) and index in names_in(part.slice):
            if not isinstance(part.slice, ast.Name):
                return  # a neighbour: this may be a recurrence
            reads.append(part)
    arrays = [part.value for part in (out, *reads) if facts.head(part.value) == "ndarray"]
    if not reads or not arrays:
        return
    name = facts.text(out.value)
    yield Match(
        node=node,
        core=statement,
        names=(name,),
        confidence=0.9,
        message=f"The loop computes `{name}` element by element in Python. The same formula on "
        f"whole arrays, without `[{index}]`, runs in compiled code.",
    )


KIND = KindCode(
    id="numpy-elementwise-loop",
    detect=detect,
    on=(ast.For,),
    bad=(
        Bad(
            """\
import numpy as np

def blend(a: np.ndarray, b: np.ndarray, w: float) -> np.ndarray:
    out = np.empty_like(a)
    for i in range(len(a)):
        out[i] = w * a[i] + (1 - w) * b[i]
    return out
""",
            lines=(5, 6),
            core=6,
            names=("out",),
        ),
    ),
    good=(
        Good("import numpy as np\nout = w * a + (1 - w) * b\n"),
        Good("""\
import numpy as np
out = np.zeros(n)
for i in range(1, n):
    out[i] = out[i - 1] * 0.9 + a[i]
"""),
        Good("for i in range(len(rows)):\n    rows[i] = rows[i] + 1\n"),
    ),
)
