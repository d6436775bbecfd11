"""re.compile of a constant pattern sits inside a loop."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`re.compile("...")` with a constant pattern in a growing loop."""
    if facts.called(node) not in ("re.compile", "regex.compile") or not node.args:
        return
    if not isinstance(constant(node.args[0]), str | bytes):
        return
    loop = facts.growing_loop(node)
    if loop is None:
        return
    yield Match(
        node=loop,
        core=node,
        confidence=0.9,
        message=f"`{facts.text(node)}` asks for the same pattern in every pass. Compile it once "
        f"before the loop, or as a constant of the module with a name that says what it matches.",
    )


def find_patterns(node: ast.Assign, facts: Facts) -> Iterator[Match]:
    """`pattern = re.compile("...")`, used once, in a growing loop."""
    target, call = node.targets[0], node.value
    if facts.called(call) != "re.compile" or not isinstance(target, ast.Name):
        return
    uses = [use for use in facts.uses(target) if use is not target]
    if len(uses) == 1 and facts.growing_loop(uses[0]) and not facts.growing_loop(node):
        yield Match(node=node, core=node, message="", parts={"use": uses[0], "call": call})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Compile where it is used."""
    edit.replace(match.parts["use"], "{call}", call=match.parts["call"])
    edit.remove(match.node)


KIND = KindCode(
    id="regex-compiled-in-loop",
    detect=detect,
    calls=("compile",),
    inject=Injection(find_patterns, inject, on=(ast.Assign,)),
    bad=(
        Bad(
            "import re\nfor line in lines:\n    found = re.compile(r'\\d+').search(line)\n",
            lines=(2, 3),
            core=3,
        ),
    ),
    good=(
        Good(
            """\
import re

def numbers(lines):
    digits = re.compile("[0-9]+")
    return [digits.findall(line) for line in lines]
""",
            injected="""\
import re

def numbers(lines):
    return [re.compile("[0-9]+").findall(line) for line in lines]
""",
        ),
        Good(
            "import re\nDIGITS = re.compile(r'\\d+')\nfor line in lines:\n"
            "    found = DIGITS.search(line)\n"
        ),
        Good("import re\nrules = [re.compile(text) for text in patterns]\n"),
    ),
)
