"""Duplicates are removed with `if x not in out: out.append(x)`, which scans `out` each time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import expression_call, method_call, path_of, same
from ..kind import Bad, Good, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def is_dedupe(node: ast.If) -> bool:
    """Whether `node` is `if x not in out: out.append(x)`, perhaps with more in its body."""
    test = node.test
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        test = test.values[-1]
    if not (isinstance(test, ast.Compare) and isinstance(test.ops[0], ast.NotIn)):
        return False
    seen = test.comparators[0]
    for statement in node.body:
        call = expression_call(statement)
        if (
            call is not None
            and len(call.args) == 1
            and same(method_call(call, "append"), seen)
            and same(call.args[0], test.left)
        ):
            return True
    return False


def detect(node: ast.If, facts: Facts) -> Iterator[Match]:
    """The test and the append of the same value to the same list, in a growing loop."""
    if not is_dedupe(node):
        return
    test = node.test.values[-1] if isinstance(node.test, ast.BoolOp) else node.test
    assert isinstance(test, ast.Compare)
    seen = test.comparators[0]
    path = path_of(seen)
    loop = facts.growing_loop(node)
    if path is None or loop is None or facts.head(seen) not in ("list", "Sequence", ""):
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=0.95 if facts.head(seen) else 0.75,
        message=f"`{path}` is searched from the start for every item to keep duplicates out, "
        f"so the work grows with the square of the distinct items. "
        f"`list(dict.fromkeys(...))` removes duplicates in one pass and keeps the order.",
        parts={"loop": loop, "if": node, "seen": seen},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Only the bare shape: `out = []`, then a loop over the items that does nothing else."""
    loop, node, seen = match.parts["loop"], match.parts["if"], match.parts["seen"]
    test = node.test
    if not (
        isinstance(loop, ast.For)
        and loop.body == [node]
        and node.body[1:] == []
        and not node.orelse
        and not loop.orelse
        and isinstance(test, ast.Compare)
        and same(test.left, loop.target)
    ):
        edit.refuse("the loop does more than drop duplicates")
    start = facts.before(loop)
    if not (
        isinstance(start, ast.Assign)
        and same(start.targets[0], seen)
        and isinstance(start.value, ast.List)
        and not start.value.elts
    ):
        edit.refuse("the list does not start empty just before the loop")
    edit.replace(start.value, "list(dict.fromkeys({items}))", items=loop.iter)
    edit.remove(loop)


KIND = KindCode(
    id="dedupe-with-list",
    detect=detect,
    on=(ast.If,),
    repair=repair,
    condition="the items are hashable",
    bad=(
        Bad(
            """\
def distinct(tags):
    seen = []
    for tag in tags:
        if tag not in seen:
            seen.append(tag)
    return seen
""",
            lines=(3, 5),
            core=4,
            names=("seen",),
            repaired="""\
def distinct(tags):
    seen = list(dict.fromkeys(tags))
    return seen
""",
        ),
        Bad(
            """\
def recipients(orders: list, log) -> list:
    emails = []
    for order in orders:
        if order.email and order.email not in emails:
            log(order)
            emails.append(order.email)
    return emails
""",
            lines=(3, 6),
            core=4,
            names=("emails",),
        ),
    ),
    good=(
        Good("""\
def distinct(tags):
    seen = set()
    result = []
    for tag in tags:
        if tag not in seen:
            seen.add(tag)
            result.append(tag)
    return result
"""),
        Good("""\
def levels(flag):
    out = []
    for level in ("low", "high"):
        if level not in out:
            out.append(level)
    return out
"""),
    ),
)
