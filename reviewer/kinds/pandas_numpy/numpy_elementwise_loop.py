"""A Python loop fills out[i] from a[i] and b[i]."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from ..facts import Facts
from ..facts.expressions import names_in, walk
from ..kind import Bad, Good, KindCode, Match


@dataclass(frozen=True, slots=True)
class _Cells:
    """One loop, or several nested, that go through the cells of an array."""

    indexes: tuple[str, ...]
    body: list[ast.stmt]
    item: str = ""
    items: ast.expr | None = None


def detect(node: ast.For, facts: Facts) -> Iterator[Match]:
    """A loop over an index (or two nested, or enumerate) that does nothing but set `out[i]` to
    arithmetic on `a[i]`, where one of the two is an array."""
    cells = _cells(node, facts)
    if cells is None or _is_inner(node, facts):
        return
    settings = list(_settings(cells.body))
    if not settings or not all(_is_cell(target, cells.indexes) for _, target, _ in settings):
        return
    reads: list[ast.expr] = []
    for _, _, value in settings:
        found = _reads(value, cells, facts)
        if found is None:
            return
        reads += found
    targets = [target.value for _, target, _ in settings if isinstance(target, ast.Subscript)]
    if not any(_computes(value) for _, _, value in settings) and len(settings) == 1:
        return  # a copy, perhaps of objects into an array of objects
    if not reads or not any(facts.head(array) == "ndarray" for array in (*targets, *reads)):
        return
    statement = settings[0][0]
    name = facts.text(targets[0])
    index = ", ".join(cells.indexes)
    yield Match(
        node=node,
        core=statement,
        names=(name,),
        confidence=0.9,
        message=f"The loop computes `{name}` element by element in Python. The same formula on "
        f"whole arrays, without `[{index}]`, runs in compiled code"
        + ("." if len(settings) == 1 else ", a choice as `np.where`."),
    )


_OF_OBJECTS = ("isinstance", "len", "str", "repr", "ord", "hash", "getattr", "type", "list")


def _computes(value: ast.expr) -> bool:
    return any(
        isinstance(part, ast.BinOp | ast.Call | ast.UnaryOp | ast.Compare) for part in walk(value)
    )


def _cells(node: ast.For, facts: Facts) -> _Cells | None:
    """What the loop goes through; None where it is not by index, or few."""
    if facts.is_short(node):
        return None
    if (
        facts.is_builtin(node.iter, "enumerate")
        and len(node.iter.args) == 1
        and isinstance(node.target, ast.Tuple)
        and all(isinstance(part, ast.Name) for part in node.target.elts)
        and len(node.target.elts) == 2
    ):
        index, item = (part.id for part in node.target.elts if isinstance(part, ast.Name))
        return _Cells((index,), node.body, item, node.iter.args[0])
    if not facts.is_builtin(node.iter, "range") or not isinstance(node.target, ast.Name):
        return None
    if len(node.body) == 1 and isinstance(node.body[0], ast.For):
        inner = _cells(node.body[0], facts)
        return inner and _Cells((node.target.id, *inner.indexes), inner.body)
    return _Cells((node.target.id,), node.body)


def _is_inner(node: ast.For, facts: Facts) -> bool:
    """Whether an outer loop is reported in its place."""
    above = facts.parent(node)
    return isinstance(above, ast.For) and len(above.body) == 1 and _cells(above, facts) is not None


def _settings(body: list[ast.stmt]) -> Iterator[tuple[ast.stmt, ast.expr, ast.expr]]:
    """The assignments of a block as (statement, target, value), those of both branches of an if
    included; where it does more than that, one with an impossible target."""
    if len(body) != 1:
        yield body[0], ast.Constant(None), ast.Constant(None)
        return
    statement = body[0]
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        yield statement, statement.targets[0], statement.value
    elif isinstance(statement, ast.AugAssign):
        yield statement, statement.target, statement.value
    elif isinstance(statement, ast.If) and statement.orelse:
        yield from _settings(statement.body)
        yield from _settings(statement.orelse)
    else:
        yield statement, ast.Constant(None), ast.Constant(None)


def _is_cell(target: ast.expr, indexes: tuple[str, ...]) -> bool:
    """`out[i]`, or `out[i, j]` for two loops."""
    if not isinstance(target, ast.Subscript):
        return False
    place = target.slice
    parts = place.elts if isinstance(place, ast.Tuple) else [place]
    return tuple(getattr(part, "id", "") for part in parts) == indexes


def _reads(value: ast.expr, cells: _Cells, facts: Facts) -> list[ast.expr] | None:
    """The arrays whose cells the value is made of; None where it asks for a neighbour or calls a
    function of one item, which may not take arrays."""
    arrays: list[ast.expr] = []
    for part in walk(value):
        if (
            isinstance(part, ast.Call)
            and isinstance(part.func, ast.Name)
            and (
                any(binding.how != "import" for binding in facts.bindings(part.func))
                or facts.is_builtin(part, *_OF_OBJECTS)
            )
        ):
            return None
        if isinstance(part, ast.Name) and part.id == cells.item and cells.items is not None:
            arrays.append(cells.items)
        if isinstance(part, ast.Subscript) and names_in(part.slice) & set(cells.indexes):
            places = part.slice.elts if isinstance(part.slice, ast.Tuple) else [part.slice]
            named = tuple(place.id for place in places if isinstance(place, ast.Name))
            if named != cells.indexes or not all(
                isinstance(place, ast.Name | ast.Constant) for place in places
            ):
                return None
            arrays.append(part.value)
    return arrays


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
        Bad(
            """\
import numpy as np

def relu(values):
    out = np.empty_like(values)
    for i, value in enumerate(values):
        if value < 0:
            out[i] = 0
        else:
            out[i] = value
    return out
""",
            lines=(5, 9),
            core=7,
            names=("out",),
        ),
        Bad(
            """\
import numpy as np

def gray(image, h, w):
    out = np.zeros((h, w))
    for y in range(h):
        for x in range(w):
            out[y, x] = 0.3 * image[y, x, 0] + 0.7 * image[y, x, 1]
    return out
""",
            lines=(5, 7),
            core=7,
            names=("out",),
        ),
    ),
    good=(
        Good("""\
import numpy as np
out = np.zeros(n)
for i, x in enumerate(xs):
    out[i] = model.predict(rows[i + 1])
"""),
        Good("""\
import numpy as np
for i in range(n):
    for j in range(n):
        out[i, j] = a[i] * b[j]
"""),
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
