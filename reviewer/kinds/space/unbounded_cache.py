"""A cache that only grows, on inputs without bound."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, keyword, names_in, path_of
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.FunctionDef | ast.Subscript, facts: Facts) -> Iterator[Match]:
    """`functools.cache` or `lru_cache(maxsize=None)` on a function of open arguments, and a dict of
    the module or class that serves as a cache. Methods have a kind of their own, and a function
    without arguments has one result."""
    if isinstance(node, ast.Subscript):
        yield from _by_dict(node, facts)
        return
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


def _by_dict(node: ast.Subscript, facts: Facts) -> Iterator[Match]:
    """`CACHE[key] = value` in a function, with a dict that nothing is ever taken out of."""
    if not isinstance(node.ctx, ast.Store):
        return
    path = path_of(node.value)
    if path is None or not any(word in path.lower() for word in ("cache", "memo")):
        return
    if facts.function(node) is None or not _lives_on(node.value, facts):
        return
    if isinstance(node.slice, ast.Constant) or facts.is_test_module:
        return
    short = path.rpartition(".")[2]
    for change in facts.changing_calls(path, facts.tree):
        if isinstance(change, ast.Call) or isinstance(getattr(change, "ctx", None), ast.Del):
            return
    if any(short in facts.text(call) for call in facts.calls_of("len")):
        return
    yield Match(
        node=facts.statement(node),
        core=node,
        names=(path,),
        confidence=0.6 if _is_open(node.slice) else 0.45,
        message=f"`{path}` keeps a result for every key it ever saw, for as long as the program "
        f"runs. Where the keys are not few, bound it: `functools.lru_cache(maxsize=...)`.",
    )


_OPEN = ("url", "path", "query", "text", "user", "id", "key", "request", "args", "html", "message")


def _is_open(key: ast.expr) -> bool:
    """Whether a key's name tells of values without number, and not of the names of a few things."""
    names = " ".join(names_in(key)).lower()
    return any(word in names for word in _OPEN) or any(len(n) == 1 for n in names.split())


def _lives_on(cache: ast.expr, facts: Facts) -> bool:
    """Whether a dict belongs to the module or, made in its body, to a class."""
    if isinstance(cache, ast.Name):
        owner = facts.scope(cache).owner(cache.id)
        value = facts.value(cache)
        return owner is facts.module and _is_empty_dict(value, facts)
    return facts.in_class_body(cache) and _is_empty_dict(facts.attribute_value(cache), facts)


def _is_empty_dict(value: ast.expr | None, facts: Facts) -> bool:
    return (isinstance(value, ast.Dict) and not value.keys) or (
        facts.is_builtin(value, "dict") and not value.args and not value.keywords
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


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """A bound for lru_cache(maxsize=None)."""
    decorator = match.core
    size = keyword(decorator, "maxsize") if isinstance(decorator, ast.Call) else None
    if size is None:
        edit.refuse("only lru_cache has a bound to set")
    edit.replace(size, "1024")


def find_bounded(node: ast.FunctionDef, facts: Facts) -> Iterator[Match]:
    """`@lru_cache(maxsize=128)`"""
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call) and facts.called(decorator) == "functools.lru_cache":
            size = keyword(decorator, "maxsize")
            if isinstance(constant(size), int):
                yield Match(node=decorator, core=decorator, message="", parts={"size": size})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Take the bound away."""
    edit.replace(match.parts["size"], "None")


KIND = KindCode(
    id="unbounded-cache",
    detect=detect,
    on=(ast.FunctionDef, ast.Subscript),
    repair=repair,
    condition="a result that was dropped may be computed again",
    inject=Injection(find_bounded, inject, on=(ast.FunctionDef,)),
    bad=(
        Bad(
            "import functools\n\n@functools.lru_cache(maxsize=None)\ndef page(url):\n"
            "    return load(url)\n",
            lines=(3, 5),
            core=3,
            names=("page",),
            repaired="import functools\n\n@functools.lru_cache(maxsize=1024)\ndef page(url):\n"
            "    return load(url)\n",
        ),
        Bad(
            "_CACHE = {}\n\ndef fetch(url):\n    if url not in _CACHE:\n"
            "        _CACHE[url] = download(url)\n    return _CACHE[url]\n",
            lines=(5, 5),
            core=5,
            names=("_CACHE",),
        ),
        Bad(
            "class Client:\n    _cache: dict = {}\n\n    def get(self, key):\n"
            "        self._cache[key] = self.fetch(key)\n        return self._cache[key]\n",
            lines=(5, 5),
            core=5,
            names=("self._cache",),
        ),
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
            "import functools\n\n@functools.lru_cache(maxsize=64)\ndef page(url):\n"
            "    return load(url)\n",
            injected="import functools\n\n@functools.lru_cache(maxsize=None)\ndef page(url):\n"
            "    return load(url)\n",
        ),
        Good(
            "_CACHE = {}\n\ndef fetch(url):\n    if len(_CACHE) > 99:\n        _CACHE.clear()\n"
            "    _CACHE[url] = download(url)\n    return _CACHE[url]\n"
        ),
        Good(
            "class Client:\n    def __init__(self):\n        self._cache = {}\n\n"
            "    def get(self, key):\n        self._cache[key] = self.fetch(key)\n"
        ),
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
