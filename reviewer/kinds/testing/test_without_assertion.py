"""A test runs code and checks nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import walk
from ..kind import Bad, Good, KindCode, Match
from ._tests import is_test


def detect(node: ast.FunctionDef | ast.AsyncFunctionDef, facts: Facts) -> Iterator[Match]:
    """A test function with calls, but no assert, no raises, and no helper that may check."""
    if not is_test(node) or any("fixture" in facts.text(d) for d in node.decorator_list):
        return
    if isinstance(facts.parent(node), ast.FunctionDef):
        return
    if _is_smoke_test(node, facts):
        return
    acts = False
    for child in walk(node):
        if isinstance(child, ast.Assert | ast.Raise | ast.Yield | ast.YieldFrom):
            return
        if isinstance(child, ast.Call):
            acts = True
            if _checks(child, facts):
                return
    if acts:
        yield Match(
            node=node,
            core=node,
            names=(node.name,),
            confidence=0.75,
            message=f"`{node.name}` runs the code but compares nothing, so it only fails when "
            f"something raises. Assert what the result must be.",
        )


def _is_smoke_test(node: ast.stmt, facts: Facts) -> bool:
    """Whether the test says that running through is all it asks for, or checks by a call that
    its text names."""
    words = facts.lines_of(node).lower()
    return any(
        phrase in words
        for phrase in (
            "assert",
            "smoke",
            "no error",
            "accept",
            "support",
            "allow",
            "doesn't",
            "don't",
            "no_error",
            "not raise",
            "no_raise",
            "not fail",
            "no warning",
            "no_warning",
            "does not",
            "regression test",
            "works",
            "without error",
            "check that",
            "can be",
        )
    )


def _checks(call: ast.Call, facts: Facts) -> bool:
    """Whether the call is, or by its name may be, a check."""
    name = getattr(call.func, "attr", None) or getattr(call.func, "id", "") or ""
    lowered = name.lower()
    return any(
        word in lowered
        for word in (
            "assert",
            "raises",
            "warns",
            "check",
            "expect",
            "verify",
            "fail",
            "should",
            "compare",
            "validate",
            "snapshot",
            "ensure",
            "match",
            "equal",
            "run_test",
            "_test",
            "skip",
            "xfail",
            "benchmark",
            "import_module",
            "importorskip",
            "subtest",
        )
    ) or facts.called(call) in ("pytest.exit", "pytest.deprecated_call")


KIND = KindCode(
    id="test-without-assertion",
    detect=detect,
    on=(ast.FunctionDef, ast.AsyncFunctionDef),
    bad=(
        Bad(
            'def test_parse():\n    result = parse("a=1")\n    print(result)\n',
            lines=(1, 3),
            core=1,
            names=("test_parse",),
        ),
    ),
    good=(
        Good('def test_parse():\n    assert parse("a=1") == {"a": 1}\n'),
        Good("def test_rows():\n    assert_frame_equal(load(), expected)\n"),
        Good(
            "import pytest\n\ndef test_bad():\n    with pytest.raises(ValueError):\n"
            "        parse('')\n"
        ),
        Good("def parse_all():\n    parse('a')\n"),
    ),
)
