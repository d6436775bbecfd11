"""Proof by the author's own tests that a defect changes results only where it should."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass

from reviewer.sandbox import CannotTest
from reviewer.sandbox.runner import run_tests


@dataclass(frozen=True, slots=True)
class Proof:
    """Tests that pass on the clean code."""

    tests: str
    passed: frozenset[str]

    @classmethod
    def of(cls, code: str, tests: str) -> Proof:
        """Run the tests on clean code. Raises CannotTest where one of them fails."""
        outcome = run_tests(code, tests)
        if outcome.failed:
            raise CannotTest(f"fails on the clean code: {', '.join(sorted(outcome.failed))}")
        return cls(tests, outcome.passed)


def prove_behaviour(
    proof: Proof, code: str, kind_id: str, keeps_behaviour: bool
) -> tuple[str, tuple[str, ...]] | None:
    """The tests of the snippet `code`, and the names of those that show its defect.

    Where the defect keeps the behaviour, all tests must pass. Else those that fail are renamed to
    `test_defect_<id>`, as a library wants it. None where the tests prove the snippet unfit.
    """
    try:
        outcome = run_tests(code, proof.tests)
    except CannotTest:
        return None
    if not outcome.failed:
        return proof.tests, ()
    if keeps_behaviour:
        return None
    names = {}
    tests = proof.tests
    for number, name in enumerate(sorted(outcome.failed), 1):
        base = f"test_defect_{kind_id.replace('-', '_')}"
        names[name] = base if number == 1 else f"{base}_{number}"
        tests = _renamed(tests, name, names[name])
    return tests, tuple(names.values())


def _renamed(tests: str, old: str, new: str) -> str:
    """The tests with one function under another name."""
    lines = tests.split("\n")
    for node in ast.walk(ast.parse(tests)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == old:
            line = lines[node.lineno - 1]
            lines[node.lineno - 1] = re.sub(rf"\bdef\s+{re.escape(old)}\b", f"def {new}", line)
    return "\n".join(lines)
