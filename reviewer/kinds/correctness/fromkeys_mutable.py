"""dict.fromkeys(keys, []) gives all keys the same list."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import same
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


_FROM_KEYS = ("dict.fromkeys", "collections.OrderedDict.fromkeys")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`dict.fromkeys` with a mutable second argument."""
    if len(node.args) != 2 or facts.called(node) not in _FROM_KEYS:
        return
    value = node.args[1]
    if not (
        isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp)
        or facts.is_builtin(value, "list", "dict", "set")
    ):
        return
    keys = facts.text(node.args[0])
    yield Match(
        node=node,
        core=node,
        names=(keys,) if keys.isidentifier() else (),
        confidence=0.95,
        message=f"All keys get the very same `{facts.text(value)}`, so what is added under one "
        f"key appears under all. `{{key: {facts.text(value)} for key in {keys}}}` makes one each.",
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """A dict comprehension."""
    call = match.node
    assert isinstance(call, ast.Call)
    name = edit.fresh("key")
    edit.replace(
        call, f"{{{name}: {{value}} for {name} in {{keys}}}}", value=call.args[1], keys=call.args[0]
    )


def find_comprehensions(node: ast.DictComp, facts: Facts) -> Iterator[Match]:
    """`{key: [] for key in keys}`."""
    loop, value = node.generators[0], node.value
    empty = (isinstance(value, ast.List) and not value.elts) or (
        isinstance(value, ast.Dict) and not value.keys
    )
    if not empty and not (facts.is_builtin(value, "list", "dict", "set") and not value.args):
        return
    if len(node.generators) == 1 and not loop.ifs and same(node.key, loop.target):
        yield Match(node=node, core=node, message="", parts={"keys": loop.iter, "value": value})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """One collection for all keys."""
    edit.replace(
        match.node,
        "dict.fromkeys({keys}, {value})",
        keys=match.parts["keys"],
        value=match.parts["value"],
    )


KIND = KindCode(
    id="fromkeys-mutable",
    detect=detect,
    calls=("fromkeys",),
    repair=repair,
    safety="safe",
    inject=Injection(find_comprehensions, inject, on=(ast.DictComp,)),
    bad=(
        Bad(
            "groups = dict.fromkeys(names, [])\n",
            lines=(1, 1),
            core=1,
            names=("names",),
            repaired="groups = {key: [] for key in names}\n",
        ),
    ),
    good=(
        Good(
            """\
def teams(names):
    return {name: [] for name in names}
""",
            injected="""\
def teams(names):
    return dict.fromkeys(names, [])
""",
        ),
        Good("groups = {name: [] for name in names}\n"),
        Good("counts = dict.fromkeys(names, 0)\n"),
        Good("unique = list(dict.fromkeys(names))\n"),
    ),
)
