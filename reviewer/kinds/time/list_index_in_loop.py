"""`xs.index(x)` for each item of a loop scans the list each time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import LINEAR, Facts
from ..facts.expressions import path_of, same
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`xs.index(x)` in a growing loop, with xs a list that stays the same."""
    if not (isinstance(node.func, ast.Attribute) and len(node.args) == 1):
        return
    items = node.func.value
    path = path_of(items)
    if path is None or facts.is_small(items):
        return
    loop: ast.AST | None = facts.growing_loop(node, path) or facts.keyed_call(node)
    if loop is None or facts.changes(path, loop):
        return
    walked = walks(loop, items)
    known = facts.head(items) in LINEAR
    if not known and (facts.head(items) or not (walked or _seems_list(node, items, loop, facts))):
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.9 if known or walked else 0.65,
        message=f"`{facts.text(node)}` searches `{path}` from the start in every pass, and "
        f"always gives the first of equal items. "
        + (
            "`enumerate` gives the position beside the item."
            if walked
            else "A dict from item to position, built once, answers at once."
        ),
    )


_TEXTS = ("text", "line", "s", "string", "content", "data", "source", "word", "name", "code")


def _seems_list(node: ast.Call, items: ast.expr, loop: ast.AST, facts: Facts) -> bool:
    """Whether a parameter of unknown type is asked for the position of each item of a loop: of a
    text one would ask `find`."""
    if not (isinstance(items, ast.Name) and facts.is_parameter(items)) or items.id in _TEXTS:
        return False
    return isinstance(node.args[0], ast.Name) and items.id.endswith(("s", "list", "vocabulary"))


def walks(loop: ast.AST, items: ast.expr) -> bool:
    """Whether the loop goes through `items` themselves, or through their set."""
    if isinstance(loop, ast.For | ast.AsyncFor):
        iterables = [loop.iter]
    elif isinstance(loop, ast.Call):  # `max(xs, key=...)`, `filter(f, xs)`
        iterables = [loop.args[-1]]
    else:
        iterables = [generator.iter for generator in getattr(loop, "generators", ())]
    for iterable in iterables:
        if same(iterable, items):
            return True
        if (
            isinstance(iterable, ast.Call)
            and len(iterable.args) == 1
            and getattr(iterable.func, "id", "") in ("set", "sorted", "reversed")
            and same(iterable.args[0], items)
        ):
            return True
    return False


def find_enumerations(node: ast.For, facts: Facts) -> Iterator[Match]:
    """`for i, x in enumerate(xs)` over a list."""
    call, target = node.iter, node.target
    if not (facts.is_builtin(call, "enumerate") and len(call.args) == 1 and not call.keywords):
        return
    if path_of(call.args[0]) is None or facts.head(call.args[0]) not in LINEAR:
        return
    if isinstance(target, ast.Tuple) and all(isinstance(item, ast.Name) for item in target.elts):
        yield Match(
            node=node, core=node, message="", parts={"items": call.args[0], "names": target.elts}
        )


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Look the position of each item up."""
    loop, items = match.node, match.parts["items"]
    assert isinstance(loop, ast.For)
    index, item = match.parts["names"]
    edit.replace(loop.target, item.id)
    edit.replace(loop.iter, "{items}", items=items)
    edit.insert_before(loop.body[0], f"{index.id} = {edit.code(items)}.index({item.id})")


KIND = KindCode(
    id="list-index-in-loop",
    detect=detect,
    calls=("index",),
    inject=Injection(find_enumerations, inject, on=(ast.For,)),
    bad=(
        Bad(
            "def codes(words, labels):\n    return [labels.index(word) for word in words]\n",
            lines=(2, 2),
            core=2,
            names=("labels",),
        ),
        Bad(
            "def ordered(xs, order: list[str]):\n"
            "    return sorted(xs, key=lambda x: order.index(x))\n",
            lines=(2, 2),
            core=2,
            names=("order",),
        ),
        Bad(
            """\
def ordered(rows, columns: list[str]):
    for row in rows:
        yield row[columns.index(row.key)]
""",
            lines=(2, 3),
            core=3,
            names=("columns",),
        ),
        Bad(
            """\
def numbered(names):
    return [(names.index(name), name) for name in names]
""",
            lines=(2, 2),
            core=2,
            names=("names",),
        ),
    ),
    good=(
        Good("def f(text, parts):\n    return [text.index(part) for part in parts]\n"),
        Good(
            """\
def numbered(words: list[str]):
    lines = {}
    for place, word in enumerate(words):
        lines[word] = place
    return lines
""",
            injected="""\
def numbered(words: list[str]):
    lines = {}
    for word in words:
        place = words.index(word)
        lines[word] = place
    return lines
""",
        ),
        Good("""\
def numbered(names):
    return list(enumerate(names))
"""),
        Good("""\
LEVELS = ["low", "middle", "high"]

def ranks(words):
    return [LEVELS.index(word) for word in words]
"""),
        Good("""\
def colons(lines: list[str]):
    return [line.index(":") for line in lines]
"""),
        Good("""\
def packed(parcels, free_at: list[int]):
    for parcel in parcels:
        free_at[free_at.index(min(free_at))] += parcel.minutes
"""),
        Good("""\
def position(items: list[int], wanted: int) -> int:
    return items.index(wanted)
"""),
    ),
)
