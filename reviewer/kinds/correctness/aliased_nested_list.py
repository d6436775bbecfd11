"""[[0] * m] * n holds n references to one row."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import path_of
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.BinOp, facts: Facts) -> Iterator[Match]:
    """A list of one mutable item, multiplied."""
    if not isinstance(node.op, ast.Mult):
        return
    for row, count in ((node.left, node.right), (node.right, node.left)):
        if not (isinstance(row, ast.List) and len(row.elts) == 1):
            continue
        item = row.elts[0]
        repeated = (
            isinstance(item, ast.BinOp)
            and isinstance(item.op, ast.Mult)
            and (isinstance(item.left, ast.List) or isinstance(item.right, ast.List))
        )
        made = isinstance(
            item, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp
        )
        named = isinstance(item, ast.Name) and _one_row(item, facts)
        if made or repeated or named or facts.is_builtin(item, "list", "dict", "set"):
            if isinstance(count, ast.Constant) and count.value == 1:
                return
            parent = facts.parent(node)
            if facts.is_test_module and isinstance(parent, ast.Assert):
                return
            if isinstance(parent, ast.Call | ast.keyword | ast.BinOp | ast.Subscript):
                return  # handed on, copied or joined at once
            target = parent.targets[0] if isinstance(parent, ast.Assign) else None
            path = path_of(target)
            written = path is not None and facts.changes_later(path, node)
            plain = named or repeated or not isinstance(item, ast.List) or not item.elts
            given = plain and (isinstance(parent, ast.Return) or _is_returned(target, facts))
            yield Match(
                node=node,
                core=node,
                confidence=0.95 if written else 0.6 if given else 0.45,
                message=f"`{facts.text(node)}` repeats one inner object `{facts.text(count)}` "
                f"times, so a change in one row shows in all of them. "
                f"`[{facts.text(item)} for _ in range({facts.text(count)})]` makes separate rows.",
                parts={"item": item, "count": count},
            )
            return


def _is_returned(target: ast.expr | None, facts: Facts) -> bool:
    """Whether the grid is given to whoever called, who will fill it."""
    return isinstance(target, ast.Name) and any(
        isinstance(facts.parent(use), ast.Return) for use in facts.uses(target)
    )


def _one_row(item: ast.expr, facts: Facts) -> bool:
    """Whether a name stands for one list that was made here."""
    made = facts.value(item)
    return isinstance(made, ast.List | ast.ListComp | ast.Dict) or (
        isinstance(made, ast.BinOp)
        and isinstance(made.op, ast.Mult)
        and (isinstance(made.left, ast.List) or isinstance(made.right, ast.List))
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """A comprehension that makes each row."""
    if isinstance(match.parts["item"], ast.Name):
        edit.refuse("the row has a name")
    edit.replace(
        match.node,
        "[{item} for _ in range({count})]",
        item=match.parts["item"],
        count=match.parts["count"],
    )


def find_grids(node: ast.ListComp, facts: Facts) -> Iterator[Match]:
    """`[[0] * m for _ in range(n)]`."""
    generator = node.generators[0]
    if (
        len(node.generators) == 1
        and not generator.ifs
        and isinstance(generator.target, ast.Name)
        and generator.target.id == "_"
        and facts.is_builtin(generator.iter, "range")
        and len(generator.iter.args) == 1
        and isinstance(node.elt, ast.BinOp | ast.List | ast.Dict)
    ):
        yield Match(node=node, core=node, message="", parts={"count": generator.iter.args[0]})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Multiply one row."""
    made = match.node
    assert isinstance(made, ast.ListComp)
    edit.replace(made, "[{item}] * {count}", item=made.elt, count=match.parts["count"])


KIND = KindCode(
    id="aliased-nested-list",
    detect=detect,
    on=(ast.BinOp,),
    repair=repair,
    safety="safe",
    inject=Injection(find_grids, inject, on=(ast.ListComp,)),
    bad=(
        Bad(
            "def grid(n):\n    row = [0] * n\n    return [row] * n\n",
            lines=(3, 3),
            core=3,
        ),
        Bad(
            "grid = [[0] * width] * height\n",
            lines=(1, 1),
            core=1,
            repaired="grid = [[0] * width for _ in range(height)]\n",
        ),
        Bad(
            "groups = [[]] * count\n",
            lines=(1, 1),
            core=1,
            repaired="groups = [[] for _ in range(count)]\n",
        ),
    ),
    good=(
        Good("def grid(n):\n    row = (0,) * n\n    return [row] * n\n"),
        Good(
            "grid = [[0] * width for _ in range(height)]\n",
            injected="grid = [[0] * width] * height\n",
        ),
        Good("row = [0] * width\n"),
        Good('names = ["a"] * 3\n'),
        Good("ones = [(1, 2)] * 3\n"),
    ),
)
