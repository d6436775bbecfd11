"""A loop keeps the largest or smallest item so far; max() and min() do that."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import names_in, path_of, same
from ..kind import Bad, Good, KindCode, Match

_ORDER = (ast.Gt, ast.GtE, ast.Lt, ast.LtE)


def detect(node: ast.For, facts: Facts) -> Iterator[Match]:
    """A loop of one `if x > best: best = x` (perhaps with what belongs to the best item), or of
    one `best = max(best, x)`."""
    if len(node.body) != 1 or node.orelse:
        return
    found = _compared(node.body[0]) or _folded(node.body[0], facts)
    if found is None:
        return
    best, candidate, name = found
    if not isinstance(best, ast.Name) or not names_in(candidate) & _depends(node):
        return
    yield Match(
        node=node,
        core=node.body[0],
        names=(best.id,),
        confidence=0.85,
        message=f"The loop keeps the {'largest' if name == 'max' else 'smallest'} value in "
        f"`{best.id}` by hand. `{name}(...)` with a generator or a `key`, and `default` for the "
        f"empty case, says it in one line.",
    )


def _depends(loop: ast.For) -> set[str]:
    return names_in(loop.target)


def _compared(node: ast.stmt) -> tuple[ast.expr, ast.expr, str] | None:
    if not (isinstance(node, ast.If) and not node.orelse):
        return None
    test = node.test
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or) and len(test.values) == 2:
        test = test.values[1]  # best is None or x > best
    if not (
        isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], _ORDER)
    ):
        return None
    greater = isinstance(test.ops[0], ast.Gt | ast.GtE)
    for candidate, best, is_max in (
        (test.left, test.comparators[0], greater),
        (test.comparators[0], test.left, not greater),
    ):
        if (
            isinstance(best, ast.Name)
            and any(_gives(statement, best, candidate) for statement in node.body)
            and all(isinstance(statement, ast.Assign) for statement in node.body)
        ):
            return best, candidate, "max" if is_max else "min"
    return None


def _gives(node: ast.stmt, best: ast.expr, candidate: ast.expr) -> bool:
    if not isinstance(node, ast.Assign):
        return False
    target, value = node.targets[0], node.value
    if same(target, best):
        return same(value, candidate)
    if (
        isinstance(target, ast.Tuple)
        and isinstance(value, ast.Tuple)
        and len(target.elts) == len(value.elts)
    ):
        return any(
            same(one, best) and same(other, candidate)
            for one, other in zip(target.elts, value.elts, strict=True)
        )
    return False


def _folded(node: ast.stmt, facts: Facts) -> tuple[ast.expr, ast.expr, str] | None:
    if not (isinstance(node, ast.Assign) and facts.is_builtin(node.value, "max", "min")):
        return None
    call, best = node.value, node.targets[0]
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Name)
    if len(call.args) != 2 or call.keywords or path_of(best) is None:
        return None
    for one, other in (call.args, call.args[::-1]):
        if same(one, best):
            return best, other, call.func.id
    return None


KIND = KindCode(
    id="manual-max-loop",
    detect=detect,
    on=(ast.For,),
    bad=(
        Bad(
            """\
def largest(orders):
    best = 0.0
    for order in orders:
        if order.total > best:
            best = order.total
    return best
""",
            lines=(3, 5),
            core=4,
            names=("best",),
        ),
        Bad(
            """\
name, lowest = None, None
for store in totals:
    if lowest is None or totals[store] < lowest:
        name, lowest = store, totals[store]
""",
            lines=(2, 4),
            core=3,
            names=("lowest",),
        ),
        Bad(
            "for value in values:\n    top = max(top, value)\n",
            lines=(1, 2),
            core=2,
            names=("top",),
        ),
    ),
    good=(
        Good("best = max((order.total for order in orders), default=0.0)\n"),
        Good("""\
for order in orders:
    if order.total > limit:
        big = order
"""),
        Good("""\
for value in values:
    if value > best:
        best = value
        print(best)
"""),
    ),
)
