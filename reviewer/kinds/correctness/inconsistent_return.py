"""Some paths return a value, others fall through to None."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.FunctionDef, facts: Facts) -> Iterator[Match]:
    """A function with `return value` somewhere and an end that can be reached."""
    scope = facts.scopes[node]
    if scope.is_generator or facts.imports("numba"):
        return  # numba's typers answer None for what they do not handle
    bare = any(child.value is None for child in scope.returns)
    values = [
        child
        for child in scope.returns
        if child.value is not None
        and constant(child.value) is not None
        and not _gives_nothing(child.value, node, facts)
    ]
    if not values or not (bare or _falls_through(node.body)):
        return
    returns = facts.text(node.returns) if node.returns is not None else ""
    if any(word in returns for word in ("None", "Optional", "Any", "object")):
        return
    yield Match(
        node=node,
        core=values[-1],
        names=(node.name,),
        confidence=0.8,
        message=f"`{node.name}` returns a value here, but on other paths it ends without one and "
        f"so gives None. Return or raise explicitly on every path.",
    )


def _gives_nothing(value: ast.expr, node: ast.FunctionDef, facts: Facts) -> bool:
    """Whether the value is that of a call which gives none itself: of the function again, or of
    one that returns nothing."""
    if not isinstance(value, ast.Call):
        return False
    if isinstance(value.func, ast.Attribute):
        return value.func.attr == node.name and getattr(value.func.value, "id", "") == "self"
    if not isinstance(value.func, ast.Name):
        return False
    if value.func.id == node.name:
        return True
    bindings = facts.bindings(value.func)
    called = bindings[0].node if len(bindings) == 1 else None
    scope = facts.scopes.get(called) if isinstance(called, ast.FunctionDef) else None
    if scope is None or scope.is_generator:
        return False
    return all(child.value is None for child in scope.returns)


def _breaks(loop: ast.While) -> bool:
    """Whether a break of this very loop is among its statements."""
    pending: list[ast.AST] = list(loop.body)
    while pending:
        node = pending.pop()
        if isinstance(node, ast.Break):
            return True
        if not isinstance(node, ast.For | ast.AsyncFor | ast.While | ast.FunctionDef | ast.Lambda):
            pending.extend(ast.iter_child_nodes(node))
    return False


def _falls_through(body: list[ast.stmt]) -> bool:
    """Whether control can reach the end of a block."""
    last = body[-1]
    if isinstance(last, ast.Return | ast.Raise | ast.Continue | ast.Break):
        return False
    if isinstance(last, ast.If):
        return not last.orelse or _falls_through(last.body) or _falls_through(last.orelse)
    if isinstance(last, ast.With | ast.AsyncWith):
        return _falls_through(last.body)
    if isinstance(last, ast.Try):
        if last.finalbody and not _falls_through(last.finalbody):
            return False
        return _falls_through(last.orelse or last.body) or any(
            _falls_through(handler.body) for handler in last.handlers
        )
    if isinstance(last, ast.While):
        endless = isinstance(last.test, ast.Constant) and bool(last.test.value)
        return not endless or _breaks(last)
    if isinstance(last, ast.Match):
        whole = any(
            isinstance(case.pattern, ast.MatchAs)
            and case.pattern.pattern is None
            and case.guard is None
            for case in last.cases
        )
        return not whole or any(_falls_through(case.body) for case in last.cases)
    if isinstance(last, ast.Expr) and isinstance(last.value, ast.Call):
        name = getattr(last.value.func, "attr", getattr(last.value.func, "id", ""))
        return not name.lstrip("_").startswith("raise") and name not in (
            "exit",
            "abort",
            "fail",
            "skip",
            "error",
            "_exit",
            "exec",
            "assert_never",
        )
    return not (
        isinstance(last, ast.Assert) and isinstance(last.test, ast.Constant) and not last.test.value
    )


KIND = KindCode(
    id="inconsistent-return",
    detect=detect,
    on=(ast.FunctionDef,),
    bad=(
        Bad(
            "def discount(age):\n    if age < 18:\n        return 0.5\n    elif age > 65:\n"
            "        return 0.3\n",
            lines=(1, 5),
            core=5,
            names=("discount",),
        ),
    ),
    good=(
        Good(
            "def check(a, b):\n    print(a, b)\n\ndef compare(a, b):\n    if a:\n"
            "        return check(a, b)\n    print(b)\n"
        ),
        Good("def discount(age):\n    if age < 18:\n        return 0.5\n    return 0.0\n"),
        Good(
            "def find(items, key):\n    for item in items:\n        if item.key == key:\n"
            "            return item\n    return None\n"
        ),
        Good("def wait():\n    while True:\n        if ready():\n            return 1\n"),
        Good(
            "def size(x):\n    if x:\n        return 1\n    else:\n        _raise_type_error(x)\n"
        ),
        Good("def stop(x) -> int | None:\n    if x:\n        return 1\n"),
    ),
)
