"""copy.deepcopy of an object that does not change, in every pass of a loop."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import names_in, path_of
from ..facts.structure import Loop
from ..kind import Bad, Good, KindCode, Match

if TYPE_CHECKING:
    pass


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`copy.deepcopy(x)` in a growing loop, with x the same object in every pass."""
    if facts.called(node) != "copy.deepcopy" or not node.args:
        return
    source = node.args[0]
    path = path_of(source)
    if path is None:
        return
    loop = facts.growing_loop(node, path)
    if loop is None or any(facts.binds(name, loop) for name in names_in(source)):
        return
    yield Match(
        node=loop,
        core=node,
        names=(path,),
        confidence=_confidence(node, path, loop, facts),
        message=f"`{facts.text(node)}` copies all of `{path}`, down to the last nested object, in "
        f"every pass. Copy it once before the loop, or build what differs: "
        f"`{{**{path}, key: value}}`.",
    )


def _confidence(node: ast.Call, path: str, loop: Loop, facts: Facts) -> float:
    """A copy handed straight to another function is mostly meant: each call gets its own."""
    parent = facts.parent(node)
    if isinstance(parent, ast.keyword) or (
        isinstance(parent, ast.Call) and getattr(parent.func, "attr", "") != "append"
    ):
        return 0.45
    return 0.7 if facts.changes(path, loop) else 0.85


KIND = KindCode(
    id="deepcopy-in-loop",
    detect=detect,
    calls=("deepcopy",),
    bad=(
        Bad(
            """\
import copy

def variants(base, rates):
    result = []
    for rate in rates:
        config = copy.deepcopy(base)
        config["rate"] = rate
        result.append(config)
    return result
""",
            lines=(5, 8),
            core=6,
            names=("base",),
        ),
        Bad(
            "from copy import deepcopy\nrows = [deepcopy(template) for _ in range(count)]\n",
            lines=(2, 2),
            core=2,
            names=("template",),
        ),
    ),
    good=(
        Good("import copy\ncopies = [copy.deepcopy(item) for item in items]\n"),
        Good("import copy\n\ndef own(config):\n    return copy.deepcopy(config)\n"),
        Good("import copy\nfor name in ('a', 'b'):\n    parts[name] = copy.deepcopy(base)\n"),
    ),
)
