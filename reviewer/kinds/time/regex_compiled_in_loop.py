"""re.compile of a constant pattern sits inside a loop."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant
from ..kind import Bad, Good, KindCode, Match


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


KIND = KindCode(
    id="regex-compiled-in-loop",
    detect=detect,
    calls=("compile",),
    bad=(
        Bad(
            "import re\nfor line in lines:\n    found = re.compile(r'\\d+').search(line)\n",
            lines=(2, 3),
            core=3,
        ),
    ),
    good=(
        Good(
            "import re\nDIGITS = re.compile(r'\\d+')\nfor line in lines:\n"
            "    found = DIGITS.search(line)\n"
        ),
        Good("import re\nrules = [re.compile(text) for text in patterns]\n"),
    ),
)
