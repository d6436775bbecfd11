"""xs[1:] or xs[:] makes a copy only to go through it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, same
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Subscript, facts: Facts) -> Iterator[Match]:
    """A slice of a list from a constant start to the end, as what a loop or a zip walks."""
    part, items = node.slice, node.value
    if isinstance(part, ast.Slice) and constant(part.step) == -1:
        yield from _backwards(node, part, facts)
        return
    if not (isinstance(part, ast.Slice) and part.step is None and part.upper is None):
        return
    start = 0 if part.lower is None else constant(part.lower)
    if not isinstance(start, int) or start < 0 or not isinstance(node.ctx, ast.Load):
        return
    parent = facts.parent(node)
    if facts.head(items) in ("str", "ndarray", "DataFrame", "Series", "bytes"):
        return
    if facts.is_builtin(parent, "zip") and start > 0:
        assert isinstance(parent, ast.Call)
        if not any(same(argument, items) for argument in parent.args):
            return
        yield _match(node, parent, facts, pairs=len(parent.args) == 2 and start == 1)
    elif (
        isinstance(parent, ast.For | ast.comprehension)
        and parent.iter is node
        and start > 0
        and facts.head(items) in ("list", "Sequence", "tuple")
    ):
        whole = parent if isinstance(parent, ast.For) else facts.parents[parent]
        yield _match(node, whole, facts, pairs=False)


def _backwards(node: ast.Subscript, part: ast.Slice, facts: Facts) -> Iterator[Match]:
    """`for x in xs[::-1]` of a list."""
    parent = facts.parent(node)
    if facts.is_builtin(parent, "enumerate", "zip"):
        parent = facts.parent(parent)
    if not isinstance(parent, ast.For | ast.comprehension) or not facts.holds(parent.iter, node):
        return
    known = facts.head(node.value)
    if part.lower or part.upper or known not in ("list", "Sequence"):
        return
    name = facts.text(node.value)
    yield Match(
        node=parent if isinstance(parent, ast.For) else facts.parents[parent],
        core=node,
        names=(name,) if name.isidentifier() else (),
        confidence=0.85,
        message=f"`{facts.text(node)}` copies all of `{name}` only to go through it from the end. "
        f"`reversed({name})` does so without a copy.",
        parts={"pairs": False, "items": node.value, "backwards": True},
    )


def _match(node: ast.Subscript, whole: ast.AST, facts: Facts, *, pairs: bool) -> Match:
    name = facts.text(node.value)
    start = node.slice.lower if isinstance(node.slice, ast.Slice) else None
    better = (
        f"itertools.pairwise({name})"
        if pairs or start is None
        else f"itertools.islice({name}, {facts.text(start)}, None)"
    )
    return Match(
        node=whole,
        core=node,
        names=(name,) if name.isidentifier() else (),
        confidence=0.85 if pairs and _is_copied(node.value, facts) else 0.45,
        message=f"`{facts.text(node)}` copies nearly all of `{name}` only to go through it. "
        f"`{better}` gives the same items without a copy.",
        parts={"pairs": pairs, "items": node.value},
    )


def _is_copied(items: ast.expr, facts: Facts) -> bool:
    """Whether a slice makes a copy: of an array, as attributes of unknown type often are, it is
    a view."""
    return bool(facts.head(items)) or isinstance(items, ast.Name)


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """`zip(xs, xs[1:])` becomes pairwise, another walk islice."""
    items = match.parts["items"]
    if match.parts.get("backwards"):
        edit.replace(match.core, "reversed({items})", items=items)
        return
    if match.parts["pairs"]:
        call = match.node
        assert isinstance(call, ast.Call)
        if call.keywords or call.args[1] is not match.core:
            edit.refuse("the pairs are not neighbours in order")
        edit.replace(call, f"{edit.use('itertools', 'pairwise')}({{items}})", items=items)
        return
    node = match.core
    assert isinstance(node, ast.Subscript)
    assert isinstance(node.slice, ast.Slice)
    islice = edit.use("itertools", "islice")
    edit.replace(
        node, f"{islice}({{items}}, {{start}}, None)", items=items, start=node.slice.lower or "0"
    )


def find_pairs(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`pairwise(xs)`."""
    if facts.called(node) == "itertools.pairwise" and isinstance(node.args[0], ast.Name):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Zip the list with its tail."""
    call = match.node
    assert isinstance(call, ast.Call)
    name = facts.text(call.args[0])
    edit.replace(call, f"zip({name}, {name}[1:])")


KIND = KindCode(
    id="slice-copy-to-iterate",
    detect=detect,
    on=(ast.Subscript,),
    repair=repair,
    safety="safe",
    inject=Injection(find_pairs, inject, calls=("pairwise",)),
    bad=(
        Bad(
            "def show(xs: list[int]):\n    for x in xs[::-1]:\n        print(x)\n",
            lines=(2, 3),
            core=2,
            names=("xs",),
            repaired="def show(xs: list[int]):\n    for x in reversed(xs):\n        print(x)\n",
        ),
        Bad(
            "steps = [b - a for a, b in zip(points, points[1:])]\n",
            lines=(1, 1),
            core=1,
            names=("points",),
            repaired="from itertools import pairwise\n\n\n"
            "steps = [b - a for a, b in pairwise(points)]\n",
        ),
        Bad(
            """\
def rows(text):
    lines = text.splitlines()
    for line in lines[1:]:
        yield line.split(",")
""",
            lines=(3, 4),
            core=3,
            names=("lines",),
            repaired="""\
from itertools import islice


def rows(text):
    lines = text.splitlines()
    for line in islice(lines, 1, None):
        yield line.split(",")
""",
        ),
    ),
    good=(
        Good("import numpy as np\nxs = np.arange(9)\nfor x in xs[::-1]:\n    print(x)\n"),
        Good(
            "from itertools import pairwise\nsteps = [b - a for a, b in pairwise(points)]\n",
            injected="steps = [b - a for a, b in zip(points, points[1:])]\n",
        ),
        Good("""\
def trimmed(values: list[int]):
    for value in values[:]:
        if value < 0:
            values.remove(value)
"""),
        Good("tail = values[1:]\n"),
        Good("for letter in name[1:]:\n    print(letter)\n"),
    ),
)
