"""A test catches the failure that it should show."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import walk_scope
from ..kind import Bad, Good, KindCode, Match


def detect(node: ast.Try, facts: Facts) -> Iterator[Match]:
    """A try with an assert in its body, and a handler that swallows AssertionError."""
    in_test = facts.in_test(node)
    if not any(
        (isinstance(child, ast.Assert) and in_test) or _raises_assertion(child, facts)
        for part in node.body
        for child in walk_scope(part)
    ):
        return
    for handler in node.handlers:
        names = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
        broad = any(
            name is None
            or facts.qualified(name) in ("Exception", "BaseException", "AssertionError")
            for name in names
        )
        speaks = any(
            isinstance(child, ast.Raise | ast.Assert | ast.Call)
            for part in handler.body
            for child in walk_scope(part)
        )
        if broad and not speaks:
            yield Match(
                node=node,
                core=handler,
                confidence=0.95,
                message="The handler also catches AssertionError, so the test passes when its "
                "assert fails. Take the try away, or use `pytest.raises` for an expected error.",
            )
            return


def _raises_assertion(node: ast.AST, facts: Facts) -> bool:
    """Whether a statement is `raise AssertionError`: a check, also outside of test functions."""
    if not isinstance(node, ast.Raise):
        return False
    made = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    return facts.qualified(made) == "AssertionError"


KIND = KindCode(
    id="assert-in-except-or-swallowed",
    detect=detect,
    on=(ast.Try,),
    bad=(
        Bad(
            "def check(step):\n    try:\n        step.fit([])\n"
            "        raise AssertionError('accepted')\n    except Exception:\n        pass\n",
            lines=(2, 6),
            core=5,
        ),
        Bad(
            "def test_total():\n    try:\n        assert total([1]) == 1\n    except Exception:\n"
            "        pass\n",
            lines=(2, 5),
            core=4,
        ),
    ),
    good=(
        Good(
            "def test_total():\n    try:\n        assert total([1]) == 1\n    finally:\n"
            "        close()\n"
        ),
        Good(
            "def test_total():\n    try:\n        assert total([1]) == 1\n"
            "    except KeyError:\n        pass\n"
        ),
    ),
)
