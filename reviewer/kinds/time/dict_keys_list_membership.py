"""k in list(d) or k in d.keys() where k in d answers at once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import method_call
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Compare, facts: Facts) -> Iterator[Match]:
    """`in list(d)`, `in d.keys()` and `in list(d.keys())`; `in d.values()` in a growing loop."""
    if len(node.ops) != 1 or not isinstance(node.ops[0], ast.In | ast.NotIn):
        return
    made = node.comparators[0]
    source = made
    if facts.is_builtin(made, "list", "tuple"):
        assert isinstance(made, ast.Call)
        source = made.args[0] if len(made.args) == 1 else made
    table = method_call(source, "keys")
    word = "in" if isinstance(node.ops[0], ast.In) else "not in"
    if table is None and source is not made and facts.head(source) in ("dict", "defaultdict"):
        table = source
    if table is not None:
        name = facts.text(table)
        yield Match(
            node=node,
            core=node,
            names=(name,) if name.isidentifier() else (),
            confidence=0.9,
            message=f"`{facts.text(made)}` "
            + (
                "copies all keys and searches them one by one"
                if source is not made
                else "adds nothing"
            )
            + f". `{facts.text(node.left)} {word} {name}` looks the key up.",
            parts={"table": table, "made": made},
        )
        return
    table = method_call(made, "values")
    loop = facts.growing_loop(node)
    if table is not None and loop is not None and facts.head(table) in ("dict", "defaultdict"):
        name = facts.text(table)
        yield Match(
            node=loop,
            core=node,
            names=(name,) if name.isidentifier() else (),
            confidence=0.8,
            message=f"`{facts.text(node)}` searches all values of `{name}` in every pass. "
            f"Build a set of the values, or the inverse dict, once before the loop.",
            parts={"table": None, "made": made},
        )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """The dict itself."""
    if match.parts["table"] is None:
        edit.refuse("an inverse dict needs unique values")
    edit.replace(match.parts["made"], "{table}", table=match.parts["table"])


def find_lookups(node: ast.Compare, facts: Facts) -> Iterator[Match]:
    """`k in d` with d a dict."""
    if (
        len(node.ops) == 1
        and isinstance(node.ops[0], ast.In)
        and isinstance(node.comparators[0], ast.Name)
        and facts.head(node.comparators[0]) == "dict"
    ):
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Search a list of the keys."""
    node = match.node
    assert isinstance(node, ast.Compare)
    edit.replace(node.comparators[0], f"list({facts.text(node.comparators[0])}.keys())")


KIND = KindCode(
    id="dict-keys-list-membership",
    detect=detect,
    on=(ast.Compare,),
    repair=repair,
    condition="the keys() belong to a dict",
    inject=Injection(find_lookups, inject, on=(ast.Compare,)),
    bad=(
        Bad(
            "ok = name in list(ages.keys())\n",
            lines=(1, 1),
            core=1,
            names=("ages",),
            repaired="ok = name in ages\n",
        ),
        Bad(
            "ok = name not in ages.keys()\n",
            lines=(1, 1),
            core=1,
            names=("ages",),
            repaired="ok = name not in ages\n",
        ),
    ),
    good=(
        Good(
            "def known(ages: dict[str, int], name: str) -> bool:\n    return name in ages\n",
            injected="def known(ages: dict[str, int], name: str) -> bool:\n"
            "    return name in list(ages.keys())\n",
        ),
        Good("ok = 3 in ages.values()\n"),
    ),
)
