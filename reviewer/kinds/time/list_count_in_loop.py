"""`xs.count(x)` for each item scans the list each time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import LINEAR, Facts
from ..facts.expressions import path_of
from ..kind import Bad, Good, KindCode, Match
from .list_index_in_loop import walks

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`xs.count(x)` in a growing loop, with xs a list that stays the same, or the loop's own."""
    if not (isinstance(node.func, ast.Attribute) and len(node.args) == 1):
        return
    items = node.func.value
    path = path_of(items)
    if path is None or facts.is_small(items):
        return
    loop: ast.AST | None = facts.growing_loop(node, path) or facts.keyed_call(node)
    if loop is None or not (walks(loop, items) or facts.head(items) in LINEAR):
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.9,
        message=f"`{facts.text(node)}` goes through all of `{path}` in every pass, so counting "
        f"takes quadratic time. `collections.Counter({path})` counts everything in one pass.",
        parts={"loop": loop, "items": items, "changes": facts.changes(path, loop)},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Count once before the loop."""
    if match.parts["changes"]:
        edit.refuse("the list changes in the loop")
    if isinstance(match.parts["loop"], ast.Call):
        edit.refuse("the count is part of a lambda")
    call = match.core
    assert isinstance(call, ast.Call)
    short = match.names[0].rpartition(".")[2]
    counter = edit.use("collections", "Counter")
    local = edit.hoist(
        match.parts["items"], match.parts["loop"], f"{short}_counts", f"{counter}({{value}})"
    )
    edit.replace(call, f"{local}[{{item}}]", item=call.args[0])


KIND = KindCode(
    id="list-count-in-loop",
    detect=detect,
    calls=("count",),
    repair=repair,
    condition="the items are hashable",
    bad=(
        Bad(
            "def mode(values):\n    return max(values, key=lambda v: values.count(v))\n",
            lines=(2, 2),
            core=2,
            names=("values",),
        ),
        Bad(
            """\
def repeated(words):
    return {word for word in words if words.count(word) > 1}
""",
            lines=(2, 2),
            core=2,
            names=("words",),
            repaired="""\
from collections import Counter


def repeated(words):
    words_counts = Counter(words)
    return {word for word in words if words_counts[word] > 1}
""",
        ),
        Bad(
            """\
def votes(candidates, ballots: list[str]):
    result = {}
    for name in candidates:
        result[name] = ballots.count(name)
    return result
""",
            lines=(3, 4),
            core=4,
            names=("ballots",),
        ),
    ),
    good=(
        Good("def blanks(lines):\n    return [line.count(' ') for line in lines]\n"),
        Good("""\
from collections import Counter

def repeated(words):
    counts = Counter(words)
    return {word for word in words if counts[word] > 1}
"""),
        Good("""\
def digits(text: str):
    return {digit: text.count(digit) for digit in "0123456789"}
"""),
    ),
)
