"""A cache that only grows, on inputs without bound."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, keyword
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.FunctionDef, facts: Facts) -> Iterator[Match]:
    """`functools.cache` or `lru_cache(maxsize=None)` on a function of open arguments. Methods have
    a kind of their own, and a function without arguments has one result."""
    args = node.args
    parameters = [*args.posonlyargs, *args.args, *args.kwonlyargs]
    if isinstance(facts.parent(node), ast.ClassDef) or not (parameters or args.vararg):
        return
    for decorator in node.decorator_list:
        call = decorator if isinstance(decorator, ast.Call) else None
        name = facts.qualified(call.func if call else decorator)
        unbounded = name == "functools.cache" or (
            name == "functools.lru_cache"
            and call is not None
            and (
                constant(keyword(call, "maxsize") or ast.Constant(128)) is None
                or (bool(call.args) and constant(call.args[0]) is None)
            )
        )
        if not unbounded or _recurses(node, facts) or _is_closed(parameters):
            continue
        yield Match(
            node=decorator,
            core=decorator,
            until=node,
            names=(node.name,),
            confidence=0.6,
            message=f"`{node.name}` keeps a result for every argument it ever saw, for as long as "
            f"the program runs. Where the inputs are not few, bound it: "
            f"`lru_cache(maxsize=...)`.",
        )


def _recurses(node: ast.FunctionDef, facts: Facts) -> bool:
    """Whether the cache serves the function's own recursion."""
    return any(facts.holds(node, call) for call in facts.calls_of(node.name))


def _is_closed(parameters: list[ast.arg]) -> bool:
    """Whether all parameters are of types with few values (or classes)."""
    return bool(parameters) and all(
        isinstance(parameter.annotation, ast.Name | ast.Subscript)
        and (
            getattr(parameter.annotation, "id", "") == "bool"
            or getattr(getattr(parameter.annotation, "value", None), "id", "")
            in ("Literal", "type", "Type")
        )
        for parameter in parameters
    )


KIND = KindCode(
    id="unbounded-cache",
    detect=detect,
    on=(ast.FunctionDef,),
    bad=(
        Bad(
            "from functools import cache\n\n@cache\ndef page(url: str) -> str:\n"
            "    return fetch(url)\n",
            lines=(3, 5),
            core=3,
            names=("page",),
        ),
        Bad(
            "from functools import lru_cache\n\n@lru_cache(maxsize=None)\ndef page(url):\n"
            "    return fetch(url)\n",
            lines=(3, 5),
            core=3,
            names=("page",),
        ),
    ),
    good=(
        Good(
            "from functools import lru_cache\n\n@lru_cache(maxsize=256)\ndef page(url):\n"
            "    return fetch(url)\n"
        ),
        Good("from functools import cache\n\n@cache\ndef settings():\n    return load()\n"),
        Good(
            "from functools import cache\n\n@cache\ndef fib(n):\n"
            "    return n if n < 2 else fib(n - 1) + fib(n - 2)\n"
        ),
    ),
)
