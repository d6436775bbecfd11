"""A mean or a maximum is taken without a thought for the empty input."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, keyword, len_of, names_in, path_of, walk_scope
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.BinOp | ast.Subscript | ast.Call, facts: Facts) -> Iterator[Match]:
    """`... / len(xs)`, `max(xs)` or `sorted(xs)[0]` of a parameter that nothing guards."""
    if isinstance(node, ast.BinOp):
        items = len_of(node.right) if isinstance(node.op, ast.Div | ast.FloorDiv) else None
        error = "ZeroDivisionError"
    elif isinstance(node, ast.Subscript):
        call = node.value
        if not facts.is_builtin(call, "sorted") or not isinstance(constant(node.slice), int):
            return
        items, error = call.args[0] if call.args else None, "IndexError"
    else:
        if (
            not facts.is_builtin(node, "max", "min")
            or len(node.args) != 1
            or keyword(node, "default") is not None
        ):
            return
        items, error = node.args[0], "ValueError"
    if not isinstance(items, ast.Name) or not facts.is_parameter(items):
        return
    if facts.head(items) in ("ndarray", "DataFrame", "str") or _is_guarded(node, items, facts):
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(items.id,),
        confidence=0.6,
        message=f"With an empty `{items.id}` the expression `{facts.text(node)}` raises {error}. "
        f"Say what the empty case means"
        + (", with `default=`." if error == "ValueError" else ", before this line."),
    )


def _is_guarded(node: ast.AST, items: ast.Name, facts: Facts) -> bool:
    """Whether a test, a loop over it or a try in the function deals with the parameter."""
    function = facts.enclosing(node)
    for above in facts.ancestors(node):
        if isinstance(above, ast.Try) and above.handlers:
            return True
        if isinstance(above, ast.For) and path_of(above.iter) == items.id:
            return True
        if isinstance(above, ast.comprehension) or hasattr(above, "generators"):
            return True
        if above is function:
            break
    for child in walk_scope(function):
        tests: list[ast.expr] = []
        if isinstance(child, ast.If | ast.While | ast.IfExp | ast.Assert):
            tests = [child.test]
        elif isinstance(child, ast.BoolOp):
            tests = list(child.values[:1])
        if any(items.id in names_in(test) for test in tests):
            return True
    return False


KIND = KindCode(
    id="empty-input-crash",
    detect=detect,
    on=(ast.BinOp, ast.Subscript),
    calls=("max", "min"),
    bad=(
        Bad(
            "def lowest(prices: list[int]):\n    return sorted(prices)[0]\n",
            lines=(2, 2),
            core=2,
            names=("prices",),
        ),
        Bad(
            "def mean(values):\n    return sum(values) / len(values)\n",
            lines=(2, 2),
            core=2,
            names=("values",),
        ),
        Bad(
            "def newest(dates: list) -> str:\n    return max(dates)\n",
            lines=(2, 2),
            core=2,
            names=("dates",),
        ),
    ),
    good=(
        Good(
            "def mean(values):\n    if not values:\n        return 0.0\n"
            "    return sum(values) / len(values)\n"
        ),
        Good("def newest(dates):\n    return max(dates, default=None)\n"),
        Good("def share(values, n):\n    return n / 2\n"),
    ),
)
