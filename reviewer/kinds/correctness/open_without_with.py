"""A file is opened without with: it stays open when something fails."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A call of open() whose file no with statement closes."""
    if facts.called(node) not in ("open", "io.open", "gzip.open", "bz2.open", "codecs.open"):
        return
    parent = facts.parent(node)
    if isinstance(parent, ast.Attribute) and parent.attr == "close":
        return
    if isinstance(parent, ast.withitem | ast.Return | ast.Yield | ast.Lambda | ast.Call):
        return  # closed, handed on, or entered by another object
    if isinstance(parent, ast.Assign | ast.AnnAssign | ast.NamedExpr):
        target = parent.targets[0] if isinstance(parent, ast.Assign) else parent.target
        if not isinstance(target, ast.Name):
            return  # kept in an object that may close it
        for use in facts.uses(target):
            above = facts.parent(use)
            if isinstance(above, ast.withitem | ast.Return | ast.Yield):
                return
            if (
                isinstance(above, ast.Attribute)
                and above.attr == "close"
                and any(
                    isinstance(outer, ast.Try) and facts.statement(use) in outer.finalbody
                    for outer in facts.ancestors(use)
                )
            ):
                return
    elif isinstance(parent, ast.IfExp | ast.Dict | ast.List | ast.Tuple | ast.keyword):
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        confidence=0.85,
        message=f"Nothing closes the file of `{facts.text(node)}` when a later line raises, and "
        f"what was written may be lost. `with open(...) as file:` closes it on every way out.",
    )


KIND = KindCode(
    id="open-without-with",
    detect=detect,
    calls=("open",),
    bad=(
        Bad(
            "def load(path):\n    file = open(path)\n    text = file.read()\n    file.close()\n"
            "    return text\n",
            lines=(2, 2),
            core=2,
        ),
        Bad("rows = open(path).read().split()\n", lines=(1, 1), core=1),
    ),
    good=(
        Good("with open(path) as file:\n    text = file.read()\n"),
        Good("def opened(path):\n    return open(path)\n"),
        Good("file = open(path)\ntry:\n    text = file.read()\nfinally:\n    file.close()\n"),
        Good("class Log:\n    def __init__(self, path):\n        self.file = open(path)\n"),
    ),
)
