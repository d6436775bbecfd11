"""`out.insert(0, x)` in a loop: every insert shifts the whole list."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import is_zero, path_of, same
from ..kind import Bad, Good, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Call | ast.Assign, facts: Facts) -> Iterator[Match]:
    """`out.insert(0, x)` in a growing loop on a list that lives longer than one pass, and
    `out = [x] + out`."""
    if isinstance(node, ast.Assign):
        yield from _put_before(node, facts)
        return
    if not (isinstance(node.func, ast.Attribute) and len(node.args) == 2 and is_zero(node.args[0])):
        return
    out = node.func.value
    path = path_of(out)
    if path is None or path == "sys.path" or facts.head(out) not in ("list", "Sequence", ""):
        return
    loop = facts.growing_loop(node, path)
    if loop is None:
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.95 if facts.head(out) else 0.75,
        message=f"`{path}.insert(0, ...)` moves every item already in the list, so building it "
        f"takes quadratic time. Append and reverse once at the end, or use a "
        f"`collections.deque` with `appendleft`.",
        parts={"out": out, "call": node, "loop": loop},
    )


def _put_before(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    target, total = node.targets[0], node.value
    if isinstance(total, ast.BinOp) and isinstance(total.op, ast.Add):
        grows = isinstance(total.left, ast.List) and same(total.right, target)
    else:
        last = total.elts[-1] if isinstance(total, ast.List) and len(total.elts) > 1 else None
        grows = isinstance(last, ast.Starred) and same(last.value, target)
    path = path_of(target) if grows else None
    loop = facts.growing_loop(node) if path is not None else None
    if path is None or loop is None or len(facts.all_effects(path, loop, "bind")) != 1:
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.9,
        message=f"`{facts.text(node)}` copies the whole list to put one item before it, so "
        f"building it takes quadratic time. Append and reverse once at the end, or use a "
        f"`collections.deque` with `appendleft`.",
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Append, and reverse once after the loop, where the loop neither reads nor leaves early."""
    if not match.parts:
        edit.refuse("the list is made anew")
    out, call, loop = match.parts["out"], match.parts["call"], match.parts["loop"]
    start = facts.value(out)
    if not (isinstance(start, ast.List) and not start.elts and isinstance(loop, ast.stmt)):
        edit.refuse("the list does not start empty")
    inside = [use for use in facts.uses(out) if facts.holds(loop, use)]
    if len(inside) != 1 or facts.loop(loop) is not None:
        edit.refuse("the list is read in the loop")
    if any(facts.holds(loop, leave) for leave in facts.nodes if isinstance(leave, ast.Return)):
        edit.refuse("the loop returns early")
    edit.replace(call, f"{out.id}.append({{item}})", item=call.args[1])
    edit.insert_after(loop, f"{out.id}.reverse()")


KIND = KindCode(
    id="list-insert-zero",
    detect=detect,
    on=(ast.Assign,),
    calls=("insert",),
    repair=repair,
    safety="safe",
    bad=(
        Bad(
            "def path_to(node):\n    path = []\n    while node:\n"
            "        path = [node.name] + path\n        node = node.parent\n    return path\n",
            lines=(3, 5),
            core=4,
            names=("path",),
        ),
        Bad(
            """\
def newest_first(events):
    out = []
    for event in events:
        out.insert(0, event.name)
    return out
""",
            lines=(3, 4),
            core=4,
            names=("out",),
            repaired="""\
def newest_first(events):
    out = []
    for event in events:
        out.append(event.name)
    out.reverse()
    return out
""",
        ),
        Bad(
            """\
def path_to(node):
    path = []
    while node is not None:
        path.insert(0, node)
        node = node.parent
    return path
""",
            lines=(3, 5),
            core=4,
            names=("path",),
            repaired="""\
def path_to(node):
    path = []
    while node is not None:
        path.append(node)
        node = node.parent
    path.reverse()
    return path
""",
        ),
    ),
    good=(
        Good("for x in xs:\n    pair = [x]\n    pair = [0] + pair\n    print(pair)\n"),
        Good("""\
def headed(rows):
    rows.insert(0, "name")
    return rows
"""),
        Good("""\
def headed(tables):
    for table in tables:
        rows = list(table)
        rows.insert(0, "name")
        yield rows
"""),
        Good("""\
import sys

def extend(folders):
    for folder in folders:
        sys.path.insert(0, folder)
"""),
    ),
)
