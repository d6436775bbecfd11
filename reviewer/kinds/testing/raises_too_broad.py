"""pytest.raises(Exception) passes on any failure, also on a typo in the test."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import keyword
from ..kind import Bad, Good, KindCode, Match

_BROAD = ("Exception", "BaseException")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`pytest.raises` or assertRaises of Exception without a message to match."""
    is_raises = facts.called(node) == "pytest.raises" or (
        isinstance(node.func, ast.Attribute) and node.func.attr == "assertRaises"
    )
    if not is_raises or not node.args or keyword(node, "match") is not None:
        return
    kind = facts.qualified(node.args[0])
    if kind not in _BROAD:
        return
    parent = facts.parent(node)
    whole = facts.parent(parent) if isinstance(parent, ast.withitem) else node
    assert whole is not None
    yield Match(
        node=whole,
        core=node,
        names=(kind,),
        confidence=0.95,
        message=f"`{facts.text(node)}` accepts every error, so the test passes also when the code "
        f"fails for another reason, even a misspelt name. Name the exact exception, with `match=`.",
    )


KIND = KindCode(
    id="raises-too-broad",
    detect=detect,
    calls=("raises", "assertRaises"),
    bad=(
        Bad(
            "import pytest\n\ndef test_negative():\n    with pytest.raises(Exception):\n"
            "        root(-1)\n",
            lines=(4, 5),
            core=4,
            names=("Exception",),
        ),
    ),
    good=(
        Good(
            "import pytest\n\ndef test_negative():\n    with pytest.raises(ValueError):\n"
            "        root(-1)\n"
        ),
        Good(
            'import pytest\n\ndef test_bad():\n    with pytest.raises(Exception, match="x"):\n'
            "        run()\n"
        ),
    ),
)
