"""A whole list is built to take its first item."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import is_zero
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Subscript, facts: Facts) -> Iterator[Match]:
    """`[... for ...][0]` and `list(filter(...))[0]`."""
    made = node.value
    whole: ast.AST = node
    if isinstance(made, ast.Name) and _is_only_tested(node, made, facts):
        made = facts.value(made) or made
        whole = facts.statement(made)
    if not is_zero(node.slice) or not isinstance(node.ctx, ast.Load):
        return
    is_call = facts.is_builtin(made, "list") and len(made.args) == 1
    if not isinstance(made, ast.ListComp) and not is_call:
        return
    if isinstance(made, ast.ListComp) and all(
        facts.is_small(generator.iter) for generator in made.generators
    ):
        return
    yield Match(
        node=whole,
        core=made,
        until=node,
        confidence=0.9,
        message=f"`{facts.text(node)}` computes every item and keeps the first. "
        f"`next(...)` of a generator stops there, and its second argument covers the empty case.",
        parts={"made": made, "named": whole is not node, "first": node},
    )


def _is_only_tested(node: ast.Subscript, name: ast.Name, facts: Facts) -> bool:
    """Whether a list serves `xs[0] if xs else ...` alone, or `if xs: return xs[0]`."""
    parent = facts.parent(node)
    block = facts.parent(facts.statement(node))
    if isinstance(block, ast.If) and facts.holds(block.body[0], node):
        return (
            isinstance(block.test, ast.Name)
            and block.test.id == name.id
            and len(facts.uses(name)) == 3
            and facts.loop(node) is None
        )
    return (
        isinstance(parent, ast.IfExp)
        and parent.body is node
        and isinstance(parent.test, ast.Name)
        and parent.test.id == name.id
        and len(facts.uses(name)) == 3
        and facts.loop(node) is None
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """next() of a generator."""
    made, first = match.parts["made"], match.parts["first"]
    if match.parts["named"]:
        edit.refuse("the list has a name")
    if isinstance(made, ast.ListComp):
        edit.replace(first, "next({items})", items=edit.as_generator(made))
    else:
        edit.replace(first, "next(iter({items}))", items=made.args[0])


def find_nexts(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`next(x for x in xs if test)`."""
    if not facts.is_builtin(node, "next") or len(node.args) != 1:
        return
    if isinstance(node.args[0], ast.GeneratorExp):
        yield Match(node=node, core=node, message="", parts={"made": node.args[0]})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """List all, take the first."""
    edit.replace(match.node, "{items}[0]", items=edit.as_list(match.parts["made"]))


KIND = KindCode(
    id="list-of-filter-or-map-then-first",
    detect=detect,
    on=(ast.Subscript,),
    repair=repair,
    condition="nothing catches the IndexError (it becomes StopIteration)",
    inject=Injection(find_nexts, inject, calls=("next",)),
    bad=(
        Bad(
            "def first(users):\n    admins = [user for user in users if user.admin]\n"
            "    if admins:\n        return admins[0]\n    return None\n",
            lines=(2, 4),
            core=2,
        ),
        Bad(
            """\
def first_alarm(readings, limit):
    alarms = [i for i, value in enumerate(readings) if value > limit]
    return alarms[0] if alarms else None
""",
            lines=(2, 3),
            core=2,
        ),
        Bad(
            "first = [user for user in users if user.admin][0]\n",
            lines=(1, 1),
            core=1,
            repaired="first = next(user for user in users if user.admin)\n",
        ),
        Bad(
            "first = list(table)[0]\n", lines=(1, 1), core=1, repaired="first = next(iter(table))\n"
        ),
    ),
    good=(
        Good(
            """\
def first_late(trains):
    return next(train for train in trains if train.delay > 5)
""",
            injected="""\
def first_late(trains):
    return [train for train in trains if train.delay > 5][0]
""",
        ),
        Good("first = next(user for user in users if user.admin)\n"),
        Good("admins = [user for user in users if user.admin]\nfirst = admins[0]\n"),
        Good("last = [user for user in users][-1]\n"),
    ),
)
