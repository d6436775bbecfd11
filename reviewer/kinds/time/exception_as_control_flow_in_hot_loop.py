"""try and except inside a loop carry a common case."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import path_of, same
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.Try, facts: Facts) -> Iterator[Match]:
    """In a growing loop: a look-up or a count alone in the try, and KeyError for the case that the
    key is new, which puts it there or passes over it."""
    if len(node.body) != 1 or len(node.handlers) != 1 or node.orelse or node.finalbody:
        return
    handler = node.handlers[0]
    if facts.qualified(handler.type) not in ("KeyError", "IndexError"):
        return
    found = _looked_up(node.body[0])
    loop = facts.growing_loop(node)
    if found is None or loop is None or not _goes_on(handler.body, found):
        return
    path = path_of(found.value)
    if path is None or facts.binds(path, loop):
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.6,
        message=f"In this loop a missing key is an everyday case, yet each one costs a raised and "
        f"caught exception. Ask first (`in`, `{path}.get(...)`), or use a defaultdict or Counter.",
    )


def _looked_up(statement: ast.stmt) -> ast.Subscript | None:
    """The `d[k]` of `d[k] += 1`, `x = d[k]`, `d[k].append(x)` or `total += d[k]`."""
    value: ast.expr | None = None
    if isinstance(statement, ast.AugAssign):
        value = statement.target if isinstance(statement.target, ast.Subscript) else statement.value
    elif isinstance(statement, ast.Assign):
        value = statement.value
    elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        function = statement.value.func
        value = function.value if isinstance(function, ast.Attribute) else None
    return value if isinstance(value, ast.Subscript) else None


def _goes_on(body: list[ast.stmt], found: ast.Subscript) -> bool:
    """Whether the handler passes over the key, or puts it there."""
    if len(body) != 1:
        return False
    only = body[0]
    if isinstance(only, ast.Assign):
        target = only.targets[0]
        return isinstance(target, ast.Name) or (
            isinstance(target, ast.Subscript)
            and same(target.value, found.value)
            and same(target.slice, found.slice)
        )
    return isinstance(only, ast.Pass | ast.Continue)


KIND = KindCode(
    id="exception-as-control-flow-in-hot-loop",
    detect=detect,
    on=(ast.Try,),
    bad=(
        Bad(
            """\
def count(words):
    seen = {}
    for word in words:
        try:
            seen[word] += 1
        except KeyError:
            seen[word] = 1
    return seen
""",
            lines=(3, 7),
            core=4,
            names=("seen",),
        ),
        Bad(
            """\
def total(names, prices):
    result = 0
    for name in names:
        try:
            result += prices[name]
        except KeyError:
            continue
    return result
""",
            lines=(3, 7),
            core=4,
            names=("prices",),
        ),
    ),
    good=(
        Good("for word in words:\n    seen[word] = seen.get(word, 0) + 1\n"),
        Good(
            "for name in names:\n    try:\n        price = prices[name]\n"
            "    except KeyError:\n        raise Missing(name) from None\n"
        ),
        Good("try:\n    price = prices[name]\nexcept KeyError:\n    price = 0\n"),
        Good(
            "for row in rows:\n    try:\n        number = int(row)\n"
            "    except ValueError:\n        continue\n"
        ),
    ),
)
