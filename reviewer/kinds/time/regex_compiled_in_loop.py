"""re.compile of a constant pattern sits inside a loop."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`re.compile(pattern)` in a growing loop that does not change the pattern."""
    if facts.called(node) not in ("re.compile", "regex.compile") or not node.args:
        return
    loop = facts.growing_loop(node)
    if loop is None or not facts.is_invariant(node.args[0], loop):
        return
    yield Match(
        node=loop,
        core=node,
        confidence=0.9,
        message=f"`{facts.text(node)}` asks for the same pattern in every pass. Compile it once "
        f"before the loop, or as a constant of the module with a name that says what it matches.",
        parts={"loop": loop},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """The pattern before the loop."""
    call = match.core
    assert isinstance(call, ast.Call)
    statement = facts.parent(call)
    if isinstance(statement, ast.Assign):
        edit.refuse("the pattern has a name already: move its line")
    edit.replace(call, edit.hoist(call, match.parts["loop"], "pattern", "{value}"))


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
    repair=repair,
    safety="safe",
    inject=Injection(find_patterns, inject, on=(ast.Assign,)),
    bad=(
        Bad(
            "import re\n\ndef grep(lines, word):\n"
            "    return [x for x in lines if re.compile(word, re.I).search(x)]\n",
            lines=(4, 4),
            core=4,
            repaired="import re\n\ndef grep(lines, word):\n    pattern = re.compile(word, re.I)\n"
            "    return [x for x in lines if pattern.search(x)]\n",
        ),
        Bad(
            "import re\nfor line in lines:\n    found = re.compile(r'\\d+').search(line)\n",
            lines=(2, 3),
            core=3,
        ),
    ),
    good=(
        Good("import re\nfound = [re.compile(word) for word in words]\n"),
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
