"""readlines() or read().splitlines() loads a whole file to go through its lines."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import method_call
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.For | ast.comprehension, facts: Facts) -> Iterator[Match]:
    """A loop over `file.readlines()`, `file.read().splitlines()` or `.read().split("\\n")`."""
    lines = node.iter
    if isinstance(lines, ast.Name):
        lines = _read_for(lines, node, facts) or lines
    if facts.is_builtin(lines, "enumerate") and lines.args:
        lines = lines.args[0]
    file = method_call(lines, "readlines")
    certain = True
    if file is not None:
        if lines.args:  # type: ignore[attr-defined]
            return
    else:
        text = method_call(lines, "splitlines", "split")
        file = method_call(text, "read") or method_call(text, "read_text")
        certain = False
        if file is None or text is None:
            return
        if text.func.attr == "read" and text.args:  # type: ignore[attr-defined]
            return
        if lines.func.attr == "split" and not _splits_lines(lines):  # type: ignore[attr-defined]
            return
    whole = node if isinstance(node, ast.For) else facts.parents[node]
    name = facts.text(file)
    opened = certain or text.func.attr == "read"  # type: ignore[union-attr]
    named = lines is not node.iter and isinstance(node.iter, ast.Name)
    yield Match(
        node=facts.statement(lines) if named else whole,
        until=whole,
        core=lines,
        names=(name,) if name.isidentifier() else (),
        confidence=0.6 if not opened else 0.9 if certain or facts.head(file) == "file" else 0.75,
        message=f"`{facts.text(lines)}` reads the whole file into a list before the first line is "
        f"looked at. A file gives its lines one by one: `for line in "
        f"{name if opened else 'file'}`.",
        parts={"lines": lines, "file": file, "certain": certain and not named},
    )


def _read_for(name: ast.Name, node: ast.For | ast.comprehension, facts: Facts) -> ast.expr | None:
    """What a list of lines is bound to that only this loop reads; all of the loop lies in the
    block that has the file open, or after it."""
    value = facts.value(name)
    if value is None or len(facts.uses(name)) != 2 or facts.function(name) is None:
        return None
    return value if facts.loop(node) is facts.loop(value) else None


def _splits_lines(call: ast.expr) -> bool:
    return (
        isinstance(call, ast.Call)
        and len(call.args) == 1
        and isinstance(call.args[0], ast.Constant)
        and call.args[0].value == "\n"
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Iterate over the file itself. Lines from splitlines() have no line end, so only readlines()
    is rewritten."""
    if not match.parts["certain"]:
        edit.refuse("the lines would gain their line ends")
    edit.replace(match.parts["lines"], "{file}", file=match.parts["file"])


def find_files(node: ast.For, facts: Facts) -> Iterator[Match]:
    """A loop over an open file."""
    if isinstance(node.iter, ast.Name) and facts.head(node.iter) == "file":
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Read all lines first."""
    assert isinstance(match.node, ast.For)
    edit.replace(match.node.iter, f"{facts.text(match.node.iter)}.readlines()")


KIND = KindCode(
    id="readlines-whole-file",
    detect=detect,
    on=(ast.For, ast.comprehension),
    repair=repair,
    safety="safe",
    inject=Injection(find_files, inject, on=(ast.For,)),
    bad=(
        Bad(
            "def count(path):\n    with open(path) as file:\n        lines = file.readlines()\n"
            "    n = 0\n    for line in lines:\n        n += len(line)\n    return n\n",
            lines=(3, 6),
            core=3,
            names=("file",),
        ),
        Bad(
            "n = sum(1 for line in path.read_text().splitlines() if line)\n",
            lines=(1, 1),
            core=1,
            names=("path",),
        ),
        Bad(
            """\
def errors(path):
    with open(path, encoding="utf-8") as log:
        for line in log.readlines():
            if "ERROR" in line:
                yield line
""",
            lines=(3, 5),
            core=3,
            names=("log",),
            repaired="""\
def errors(path):
    with open(path, encoding="utf-8") as log:
        for line in log:
            if "ERROR" in line:
                yield line
""",
        ),
        Bad(
            "counts = [len(line) for line in file.read().splitlines()]\n",
            lines=(1, 1),
            core=1,
            names=("file",),
        ),
    ),
    good=(
        Good(
            "def count(path):\n    with open(path) as file:\n        lines = file.readlines()\n"
            "    for line in lines:\n        print(line)\n    return len(lines)\n"
        ),
        Good(
            """\
def errors(path):
    with open(path, encoding="utf-8") as log:
        for line in log:
            print(line)
""",
            injected="""\
def errors(path):
    with open(path, encoding="utf-8") as log:
        for line in log.readlines():
            print(line)
""",
        ),
        Good("lines = file.readlines()\nprint(len(lines), lines[0])\n"),
        Good("words = [word for word in file.read().split()]\n"),
    ),
)
