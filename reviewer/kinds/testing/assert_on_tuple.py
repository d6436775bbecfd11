"""assert (cond, "message") is always true."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Assert, facts: Facts) -> Iterator[Match]:
    """An assert whose test is a tuple with items."""
    if isinstance(node.test, ast.Tuple) and node.test.elts:
        yield Match(
            node=node,
            core=node,
            confidence=1.0,
            message="A tuple with items is always true, so this assert can never fail. "
            "Take the parentheses away: `assert condition, message`.",
            parts={"items": node.test.elts},
        )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """`assert condition, message`."""
    items = match.parts["items"]
    if len(items) != 2:
        edit.refuse("it is not a condition and a message")
    assert isinstance(match.node, ast.Assert)
    edit.replace_statement(match.node, "assert {test}, {text}", test=items[0], text=items[1])


def find_messages(node: ast.Assert, facts: Facts) -> Iterator[Match]:
    """An assert with a message."""
    if node.msg is not None and not isinstance(node.test, ast.Tuple):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Parentheses around both."""
    node = match.node
    assert isinstance(node, ast.Assert)
    edit.replace_statement(node, "assert ({test}, {text})", test=node.test, text=node.msg or "")


KIND = KindCode(
    id="assert-on-tuple",
    detect=detect,
    on=(ast.Assert,),
    repair=repair,
    safety="safe",
    inject=Injection(find_messages, inject, on=(ast.Assert,)),
    bad=(
        Bad(
            'assert (total == 3, "wrong total")\n',
            lines=(1, 1),
            core=1,
            repaired='assert total == 3, "wrong total"\n',
        ),
    ),
    good=(
        Good('assert total == 3, "wrong total"\n', injected='assert (total == 3, "wrong total")\n'),
        Good("assert (a, b) == (1, 2)\n"),
        Good("assert (total == 3)\n"),
    ),
)
