"""list(...) around something that can already be iterated."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import method_call, path_of
from ..facts.gather import PURE_FUNCTIONS
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.For | ast.comprehension, facts: Facts) -> Iterator[Match]:
    """`for x in list(xs)`, where the loop does nothing that could change xs."""
    cast = node.iter
    named = facts.used_once(cast) if isinstance(cast, ast.Name) else None
    if named is not None and facts.before(facts.statement(cast)) is facts.statement(named):
        cast = named
    if not (facts.is_builtin(cast, "list", "tuple") and len(cast.args) == 1):
        return
    items = cast.args[0]
    source = method_call(items, "items", "keys", "values") or items
    path = path_of(source)
    whole = node if isinstance(node, ast.For) else facts.parents[node]
    sure = path is None and facts.is_builtin(
        items, "range", "zip", "enumerate", "map", "filter", "sorted", "reversed"
    )
    if path is not None:
        # A call may change what the name stands for behind its back; only plain data is sure.
        sure = isinstance(source, ast.Name) and not _may_change(source, path, whole, facts)
    if not sure or isinstance(items, ast.Starred):
        return
    yield Match(
        node=facts.statement(cast) if cast is named else whole,
        until=whole,
        core=cast,
        names=(path,) if path else (),
        confidence=0.8 if path is None or facts.head(source) else 0.6,
        message=f"`{facts.text(cast)}` copies all items before the loop starts, though the loop "
        f"can go through `{facts.text(items)}` directly.",
        parts={"cast": cast, "items": items, "named": named is not None},
    )


def _may_change(source: ast.Name, path: str, whole: ast.AST, facts: Facts) -> bool:
    if isinstance(whole, ast.For):
        region: list[ast.AST] = [*whole.body]
    else:
        region = [whole]
    if any(facts.effects(path, part) for part in region if part is not whole):
        return True
    bindings = facts.bindings(source)
    # What is shared with others (a parameter, a global) may be changed by any call in the body.
    shared = (
        not bindings
        or any(b.how not in ("assign",) for b in bindings)
        or facts.scope(source).owner(source.id) is facts.module
    )
    if not isinstance(whole, ast.For):
        made: ast.AST = getattr(whole, "elt", getattr(whole, "value", whole))
        region = [made]
        whole = facts.tree  # the whole comprehension is not part of what it computes
    has_calls = any(
        (isinstance(child, ast.Call) and not _is_harmless(child, facts))
        or isinstance(child, ast.Yield | ast.Await)
        for part in region
        if part is not whole
        for child in ast.walk(part)
    )
    return shared and has_calls


def _is_harmless(call: ast.Call, facts: Facts) -> bool:
    """Whether a call is of a builtin that only reads, or fills a list that was made here."""
    if isinstance(call.func, ast.Name):
        return call.func.id in PURE_FUNCTIONS and not facts.bindings(call.func)
    filled = method_call(call, "append", "add", "extend")
    return isinstance(filled, ast.Name) and isinstance(facts.value(filled), ast.List | ast.Set)


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Drop the cast."""
    if match.parts["named"]:
        edit.refuse("the list has a name")
    edit.replace(match.parts["cast"], "{items}", items=match.parts["items"])


def find_loops(node: ast.For, facts: Facts) -> Iterator[Match]:
    """A loop over a local list that its body leaves alone."""
    if (
        isinstance(node.iter, ast.Name)
        and facts.head(node.iter) in ("list", "set", "tuple")
        and not _may_change(node.iter, node.iter.id, node, facts)
    ):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Copy into a list first."""
    assert isinstance(match.node, ast.For)
    edit.replace(match.node.iter, f"list({facts.text(match.node.iter)})")


KIND = KindCode(
    id="list-cast-before-loop",
    detect=detect,
    on=(ast.For, ast.comprehension),
    repair=repair,
    condition="the loop does not change what it goes through",
    inject=Injection(find_loops, inject, on=(ast.For,)),
    bad=(
        Bad(
            "def show(d):\n    for key in list(d.keys()):\n        print(key)\n",
            lines=(2, 3),
            core=2,
            names=("d",),
            repaired="def show(d):\n    for key in d.keys():\n        print(key)\n",
        ),
        Bad(
            "def show(items):\n    pairs = list(enumerate(items))\n    for i, item in pairs:\n"
            "        print(i, item)\n",
            lines=(2, 4),
            core=2,
        ),
        Bad(
            """\
total = 0
for index in list(range(count)):
    total += index
""",
            lines=(2, 3),
            core=2,
            repaired="""\
total = 0
for index in range(count):
    total += index
""",
        ),
        Bad(
            """\
def lengths(text):
    words = text.split()
    return [len(word) for word in list(words)]
""",
            lines=(3, 3),
            core=3,
            names=("words",),
            repaired="""\
def lengths(text):
    words = text.split()
    return [len(word) for word in words]
""",
        ),
    ),
    good=(
        Good("def stop(timers):\n    return [halt(timer) for timer in list(timers)]\n"),
        Good(
            """\
def total(text):
    result = 0
    numbers = [int(part) for part in text.split()]
    for number in numbers:
        result += number
    return result
""",
            injected="""\
def total(text):
    result = 0
    numbers = [int(part) for part in text.split()]
    for number in list(numbers):
        result += number
    return result
""",
        ),
        Good("""\
def purge(cache):
    for key in list(cache):
        if key.old:
            del cache[key]
"""),
        Good("""\
def close(handlers):
    for handler in list(handlers):
        handler.close()
"""),
    ),
)
