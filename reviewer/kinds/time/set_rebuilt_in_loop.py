"""x in set(xs) inside a loop builds the set anew for each test."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import path_of
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Compare, facts: Facts) -> Iterator[Match]:
    """`x in set(xs)` (or list, sorted, tuple) in a growing loop that leaves xs alone."""
    if len(node.ops) != 1 or not isinstance(node.ops[0], ast.In | ast.NotIn):
        return
    made = node.comparators[0]
    if not facts.is_builtin(made, "set", "frozenset", "list", "sorted", "tuple"):
        return
    assert isinstance(made, ast.Call)
    if len(made.args) != 1:
        return
    loop = facts.growing_loop(node)
    path = path_of(made.args[0])
    if loop is None or facts.is_small(made.args[0]) or not facts.is_invariant(made.args[0], loop):
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,) if path else (),
        confidence=0.95,
        message=f"`{facts.text(made)}` goes through all of `{facts.text(made.args[0])}` for every "
        f"single test, which is worse than searching the list. Build the set once before the loop.",
        parts={"made": made, "loop": loop, "name": (path or "known").rpartition(".")[2]},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """The set before the loop."""
    made, loop = match.parts["made"], match.parts["loop"]
    local = edit.hoist(made.args[0], loop, f"{match.parts['name']}_set", "set({value})")
    edit.replace(made, local)


def find_hoisted(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """`known = set(xs)` read by one membership test in a growing loop."""
    target, call = node.targets[0], node.value
    if not (isinstance(target, ast.Name) and facts.is_builtin(call, "set")):
        return
    assert isinstance(call, ast.Call)
    reads = [use for use in facts.uses(target) if use is not target]
    if len(reads) != 1 or len(call.args) != 1 or path_of(call.args[0]) is None:
        return
    test = facts.parent(reads[0])
    loop = facts.growing_loop(reads[0])
    if (
        loop is not None
        and isinstance(test, ast.Compare)
        and reads[0] in test.comparators
        and facts.is_invariant(call.args[0], loop)
        and not facts.holds(loop, node)
    ):
        yield Match(node=node, core=node, message="", parts={"use": reads[0], "call": call})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Build it at the test."""
    assert isinstance(match.node, ast.Assign)
    edit.replace(match.parts["use"], "{call}", call=match.parts["call"])
    edit.remove(match.node)


KIND = KindCode(
    id="set-rebuilt-in-loop",
    detect=detect,
    on=(ast.Compare,),
    repair=repair,
    safety="safe",
    inject=Injection(find_hoisted, inject, on=(ast.Assign,)),
    bad=(
        Bad(
            "def shared(left, right):\n    return [x for x in left if x in set(right)]\n",
            lines=(2, 2),
            core=2,
            names=("right",),
            repaired="def shared(left, right):\n    right_set = set(right)\n"
            "    return [x for x in left if x in right_set]\n",
        ),
    ),
    good=(
        Good(
            "def shared(left, right):\n    known = set(right)\n"
            "    return [x for x in left if x in known]\n",
            injected="def shared(left, right):\n    return [x for x in left if x in set(right)]\n",
        ),
        Good("def rows_with(rows, x):\n    return [row for row in rows if x in set(row)]\n"),
    ),
)
