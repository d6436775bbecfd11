"""Recursion solves the same sub-problem again and again without remembering it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import method_call, names_in, walk_scope
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor

_CACHES = ("cache", "lru_cache", "memoize", "memoized", "cached", "memo")


def detect(node: ast.FunctionDef, facts: Facts) -> Iterator[Match]:
    """Two calls of itself in one expression, both with arguments stepped by arithmetic."""
    if any(_name(decorator) in _CACHES for decorator in node.decorator_list):
        return
    found = _step_calls(node, facts)
    if found is None or _remembers(node, facts):
        return
    first, second = found
    yield Match(
        node=facts.construct(first),
        core=first,
        names=(node.name,),
        confidence=0.85,
        message=f"`{node.name}` calls itself as `{facts.text(first)}` "
        + (f"and as `{facts.text(second)}`" if second is not first else "for every choice")
        + "; the branches meet the same arguments again and again, so "
        "the number of calls doubles with each level. Remember results (`functools.cache`), or "
        "fill a table from the small cases up.",
        parts={"function": node},
    )


def _step_calls(node: ast.FunctionDef, facts: Facts) -> tuple[ast.Call, ast.Call] | None:
    """Two calls of itself, whose results are used and of which one run makes both; the same one
    twice where a loop over the choices makes it."""
    parameters = {argument.arg for argument in (*node.args.posonlyargs, *node.args.args)}
    calls: list[ast.Call] = []
    for child in facts.calls_of(node.name):
        if (
            not _calls_itself(child, node)
            or facts.function(child) is not node
            or isinstance(facts.parent(child), ast.Expr)
        ):
            continue
        steps = [argument for argument in child.args if _is_step(argument, parameters)]
        if steps and all(
            isinstance(argument, ast.Name | ast.Constant) or argument in steps
            for argument in child.args
        ):
            if _by_choice(child, steps, facts):
                return child, child
            calls.append(child)
    for position, first in enumerate(calls[:20]):
        for second in calls[position + 1 : 20]:
            if not _exclusive(first, second, facts):
                return first, second
    return None


def _by_choice(call: ast.Call, steps: list[ast.expr], facts: Facts) -> bool:
    """Whether a loop makes the call for each of several step widths: `f(rest - coin)`."""
    loop = facts.growing_loop(call)
    if not isinstance(loop, ast.For | ast.GeneratorExp | ast.ListComp):
        return False
    target = loop.target if isinstance(loop, ast.For) else loop.generators[0].target
    widths = {step.right.id for step in steps if isinstance(getattr(step, "right", None), ast.Name)}  # type: ignore[attr-defined]
    return bool(widths & names_in(target))


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Call):
        node = node.func
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _calls_itself(call: ast.Call, function: ast.FunctionDef) -> bool:
    func = call.func
    if isinstance(func, ast.Attribute):
        return func.attr == function.name and getattr(func.value, "id", "") in ("self", "cls")
    return isinstance(func, ast.Name) and func.id == function.name


def _is_step(node: ast.expr, parameters: set[str]) -> bool:
    return (
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Add | ast.Sub | ast.FloorDiv)
        and not isinstance(node.right, ast.Tuple | ast.List | ast.JoinedStr)
        and isinstance(node.left, ast.Name)
        and node.left.id in parameters
    )


def _exclusive(first: ast.Call, second: ast.Call, facts: Facts) -> bool:
    """Whether one run makes at most one of the two: they stand in different branches, or the
    block of the first leaves the function."""
    below: ast.AST = first
    for above in facts.ancestors(first):
        if isinstance(above, ast.If | ast.IfExp) and facts.holds(above, second):
            parts = [above.body] if isinstance(above.body, ast.expr) else above.body
            one, other = (
                any(facts.holds(part, call) for part in parts) for call in (first, second)
            )
            if one != other and not facts.holds(above.test, first):
                return True
        if isinstance(below, ast.stmt) and not facts.holds(below, second):
            last = facts.block(below)[-1]
            if isinstance(last, ast.Return | ast.Raise | ast.Continue) and not facts.holds(
                last, second
            ):
                return not any(facts.holds(item, second) for item in facts.block(below))
        below = above
    return False


def _remembers(node: ast.FunctionDef, facts: Facts) -> bool:
    """Whether the function stores results by key somewhere."""
    for child in walk_scope(node):
        if isinstance(child, ast.Subscript) and isinstance(child.ctx, ast.Store):
            return True
        if method_call(child, "add", "setdefault", "pop", "append") is not None:
            return True  # of what was seen, or of a path that is built up and taken back
    return False


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Decorate a plain function with functools.cache."""
    function = match.parts["function"]
    if function.decorator_list or isinstance(facts.parent(function), ast.ClassDef):
        edit.refuse("only a plain function is decorated")
    edit.decorate(function, edit.use("functools", "cache"))


def find_cached(node: ast.FunctionDef, facts: Facts) -> Iterator[Match]:
    """A function with a cache as its only decorator that would recurse in two branches."""
    if (
        len(node.decorator_list) == 1
        and facts.qualified(_bare(node.decorator_list[0]))
        in ("functools.cache", "functools.lru_cache")
        and _step_calls(node, facts)
    ):
        yield Match(node=node, core=node, message="", names=(node.name,))


def _bare(node: ast.expr) -> ast.expr:
    return node.func if isinstance(node, ast.Call) else node


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Take the cache away."""
    assert isinstance(match.node, ast.FunctionDef)
    edit.undecorate(match.node)


KIND = KindCode(
    id="overlapping-recursion-no-memo",
    detect=detect,
    on=(ast.FunctionDef,),
    repair=repair,
    condition="the function is pure and its arguments are hashable",
    inject=Injection(find_cached, inject, on=(ast.FunctionDef,)),
    bad=(
        Bad(
            "def paths(r, c):\n    if r == 0 or c == 0:\n        return 1\n"
            "    up = paths(r - 1, c)\n    left = paths(r, c - 1)\n    return up + left\n",
            lines=(4, 4),
            core=4,
            names=("paths",),
        ),
        Bad(
            "def least(rest, coins):\n    best = 9**9\n    for coin in coins:\n"
            "        best = min(best, 1 + least(rest - coin, coins))\n    return best\n",
            lines=(4, 4),
            core=4,
            names=("least",),
        ),
        Bad(
            """\
def ways(steps: int) -> int:
    if steps < 2:
        return 1
    return ways(steps - 1) + ways(steps - 2)
""",
            lines=(4, 4),
            core=4,
            names=("ways",),
            repaired="""\
from functools import cache


@cache
def ways(steps: int) -> int:
    if steps < 2:
        return 1
    return ways(steps - 1) + ways(steps - 2)
""",
        ),
        Bad(
            """\
def common(a, b, i, j):
    if i == len(a) or j == len(b):
        return 0
    if a[i] == b[j]:
        return 1 + common(a, b, i + 1, j + 1)
    return max(common(a, b, i + 1, j), common(a, b, i, j + 1))
""",
            lines=(6, 6),
            core=6,
            names=("common",),
        ),
    ),
    good=(
        Good(
            "def texts(path, n):\n    first = texts(path + (0,), n)\n"
            "    return first + texts(path + (1,), n)\n"
        ),
        Good(
            "def hanoi(n, a, b, c):\n    if n:\n        hanoi(n - 1, a, c, b)\n"
            "        move(a, b)\n        hanoi(n - 1, c, b, a)\n"
        ),
        Good(
            "def gcd(a, b):\n    if a > b:\n        return gcd(a - b, b)\n"
            "    if b > a:\n        return gcd(a, b - a)\n    return a\n"
        ),
        Good(
            """\
from functools import cache


@cache
def ways(steps):
    return 1 if steps < 2 else ways(steps - 1) + ways(steps - 2)
""",
            injected="""\
def ways(steps):
    return 1 if steps < 2 else ways(steps - 1) + ways(steps - 2)
""",
        ),
        Good("""\
def size(node):
    return 1 + size(node.left) + size(node.right) if node else 0
"""),
        Good("""\
def power(base, n):
    return 1 if n == 0 else power(base, n - 1) if n % 2 else power(base, n - 2)
"""),
        Good("""\
def ways(steps, memo):
    if steps not in memo:
        memo[steps] = ways(steps - 1, memo) + ways(steps - 2, memo)
    return memo[steps]
"""),
    ),
)
