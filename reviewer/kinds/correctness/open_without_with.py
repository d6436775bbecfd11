"""A file is opened without with: it stays open when something fails."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import walk
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


_READ_AT_ONCE = (
    "json.load",
    "json.dump",
    "pickle.load",
    "pickle.dump",
    "csv.reader",
    "csv.writer",
    "csv.DictReader",
    "yaml.safe_load",
    "list",
    "sorted",
    "sum",
)


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A call of open() whose file no with statement closes."""
    if facts.called(node) not in ("open", "io.open", "gzip.open", "bz2.open", "codecs.open"):
        return
    parent = facts.parent(node)
    if isinstance(parent, ast.Attribute) and parent.attr == "close":
        return
    reads = facts.called(parent) in _READ_AT_ONCE
    if isinstance(parent, ast.withitem | ast.Return | ast.Yield | ast.Lambda):
        return  # closed, or handed on
    if isinstance(parent, ast.Call) and not reads:
        return  # entered by another object, perhaps
    if isinstance(parent, ast.Assign | ast.AnnAssign | ast.NamedExpr):
        target = parent.targets[0] if isinstance(parent, ast.Assign) else parent.target
        if not isinstance(target, ast.Name):
            return  # kept in an object that may close it
        for use in facts.uses(target):
            if facts.enclosing(use) is not facts.enclosing(node):
                return  # kept for a later call
            above = facts.parent(use)
            if isinstance(above, ast.withitem | ast.Return | ast.Yield):
                return
            if isinstance(above, ast.Call) and _is_owner(above, facts):
                return
            if (
                isinstance(above, ast.Attribute)
                and above.attr == "close"
                and any(
                    isinstance(outer, ast.Try)
                    and any(facts.holds(last, use) for last in outer.finalbody)
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


def _is_owner(call: ast.Call, facts: Facts) -> bool:
    """Whether the call makes an object that takes the file over; readers of csv do not."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    module = (facts.called(call) or "").partition(".")[0]
    return name.lstrip("_")[:1].isupper() and module != "csv"


def find_withs(node: ast.With, facts: Facts) -> Iterator[Match]:
    """`with open(...) as file:` that is not left early."""
    item = node.items[0]
    if len(node.items) > 1 or not isinstance(item.optional_vars, ast.Name):
        return
    if facts.called(item.context_expr) not in ("open", "io.open", "gzip.open", "bz2.open"):
        return
    leaving = (ast.Return, ast.Break, ast.Continue, ast.Yield, ast.YieldFrom)
    if any(isinstance(child, leaving) for part in node.body for child in walk(part)):
        return
    parts = {"file": item.optional_vars.id, "call": item.context_expr}
    yield Match(node=node, core=node, message="", parts=parts)


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Open, and close where all goes well."""
    block, file = match.node, match.parts["file"]
    assert isinstance(block, ast.With)
    edit.replace_statement(
        block,
        f"{file} = {{call}}\n{{body}}\n{file}.close()",
        call=match.parts["call"],
        body=block.body,
    )


KIND = KindCode(
    id="open-without-with",
    detect=detect,
    calls=("open",),
    inject=Injection(find_withs, inject, on=(ast.With,)),
    bad=(
        Bad(
            "import json\n\ndef load(path):\n    return json.load(open(path))\n",
            lines=(4, 4),
            core=4,
        ),
        Bad(
            "def load(path):\n    file = open(path)\n    text = file.read()\n    file.close()\n"
            "    return text\n",
            lines=(2, 2),
            core=2,
        ),
        Bad("rows = open(path).read().split()\n", lines=(1, 1), core=1),
    ),
    good=(
        Good(
            "def start(hooks, path):\n    file = open(path)\n\n    def stop():\n"
            "        file.close()\n\n    hooks.append(stop)\n"
        ),
        Good(
            """\
def save(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        for row in rows:
            file.write(row)
""",
            injected="""\
def save(path, rows):
    file = open(path, "w", encoding="utf-8")
    for row in rows:
        file.write(row)
    file.close()
""",
        ),
        Good("with open(path) as file:\n    text = file.read()\n"),
        Good("def opened(path):\n    return open(path)\n"),
        Good("file = open(path)\ntry:\n    text = file.read()\nfinally:\n    file.close()\n"),
        Good("class Log:\n    def __init__(self, path):\n        self.file = open(path)\n"),
    ),
)
