"""open() without encoding reads differently on another machine."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, keyword
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """open() or Path text methods in text mode without encoding."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
    if name in ("read_text", "write_text"):
        position = 1 if name == "write_text" else 0
        if facts.head(node.func.value) != "Path" or len(node.args) > position:  # type: ignore[attr-defined]
            return
        mode: object = "r"
    elif facts.called(node) in ("open", "io.open"):
        given = node.args[1] if len(node.args) > 1 else keyword(node, "mode")
        mode = constant(given) if given is not None else "r"
        if len(node.args) > 3:
            return
    else:
        return
    if (
        not isinstance(mode, str)
        or "b" in mode
        or keyword(node, "encoding") is not None
        or any(argument.arg is None for argument in node.keywords)
    ):
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        confidence=0.85,
        message=f"`{facts.text(node)}` uses the encoding that the machine prefers, so the same "
        f'file reads differently elsewhere. Pass `encoding="utf-8"`.',
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """UTF-8."""
    assert isinstance(match.core, ast.Call)
    edit.add_argument(match.core, 'encoding="utf-8"')


def find_encodings(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """open() with an encoding."""
    if facts.called(node) == "open" and keyword(node, "encoding") is not None:
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Leave the encoding out."""
    assert isinstance(match.node, ast.Call)
    edit.drop_argument(match.node, "encoding")


KIND = KindCode(
    id="missing-encoding",
    detect=detect,
    calls=("open", "read_text", "write_text"),
    repair=repair,
    condition="the file is UTF-8",
    inject=Injection(find_encodings, inject, calls=("open",)),
    bad=(
        Bad(
            "with open(path) as file:\n    text = file.read()\n",
            lines=(1, 1),
            core=1,
            repaired='with open(path, encoding="utf-8") as file:\n    text = file.read()\n',
        ),
        Bad(
            'from pathlib import Path\ntext = Path("a.txt").read_text()\n',
            lines=(2, 2),
            core=2,
            repaired='from pathlib import Path\ntext = Path("a.txt").read_text(encoding="utf-8")\n',
        ),
    ),
    good=(
        Good(
            'with open(path, encoding="utf-8") as file:\n    text = file.read()\n',
            injected="with open(path) as file:\n    text = file.read()\n",
        ),
        Good('with open(path, "rb") as file:\n    data = file.read()\n'),
        Good("with open(path, mode) as file:\n    data = file.read()\n"),
    ),
)
