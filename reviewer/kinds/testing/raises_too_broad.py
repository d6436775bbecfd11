"""pytest.raises(Exception) passes on any failure, also on a typo in the test."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import keyword
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor

_BROAD = ("Exception", "BaseException")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`pytest.raises` or assertRaises of Exception without a message to match."""
    is_raises = facts.called(node) == "pytest.raises" or (
        isinstance(node.func, ast.Attribute) and node.func.attr == "assertRaises"
    )
    if not is_raises or not node.args or keyword(node, "match") is not None:
        return
    expected = node.args[0]
    if isinstance(expected, ast.Tuple) and expected.elts:
        expected = next((e for e in expected.elts if facts.qualified(e) in _BROAD), expected)
    kind = facts.qualified(expected)
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


def find_exact(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`with pytest.raises(SomeError)`, perhaps with a message."""
    if facts.called(node) != "pytest.raises" or len(node.args) != 1:
        return
    if facts.qualified(node.args[0]) not in _BROAD:
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Accept any error, whatever it says."""
    call = match.node
    assert isinstance(call, ast.Call)
    edit.replace(call, f"{edit.code(call.func)}(Exception)")


KIND = KindCode(
    id="raises-too-broad",
    detect=detect,
    calls=("raises", "assertRaises"),
    inject=Injection(find_exact, inject, calls=("raises",)),
    bad=(
        Bad(
            "from pytest import raises\nwith raises((ValueError, Exception)):\n    parse('')\n",
            lines=(2, 3),
            core=2,
            names=("Exception",),
        ),
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
            """\
import pytest

def test_negative():
    with pytest.raises(ValueError, match="negative"):
        root(-1)
""",
            injected="""\
import pytest

def test_negative():
    with pytest.raises(Exception):
        root(-1)
""",
        ),
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
