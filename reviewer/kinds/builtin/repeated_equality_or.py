"""x == a or x == b or x == c is a membership test."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import same
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.BoolOp, facts: Facts) -> Iterator[Match]:
    """An or-chain of == (or an and-chain of !=) of one plain value with others."""
    wanted = ast.Eq if isinstance(node.op, ast.Or) else ast.NotEq
    tests = [
        value
        for value in node.values
        if isinstance(value, ast.Compare)
        and len(value.ops) == 1
        and isinstance(value.ops[0], wanted)
    ]
    if len(tests) < 2 or len(tests) != len(node.values):
        return
    subject = tests[0].left
    if not isinstance(subject, ast.Name | ast.Attribute | ast.Subscript):
        return
    if not all(same(test.left, subject) for test in tests):
        return
    others = [test.comparators[0] for test in tests]
    if any(isinstance(other, ast.Call | ast.Await) for other in others):
        return
    constants = all(isinstance(other, ast.Constant) for other in others)
    if (len(tests) == 2 and not constants) or getattr(subject, "attr", "") == "dtype":
        return  # a dtype equals many spellings, but has one hash
    name, word = facts.text(subject), "in" if wanted is ast.Eq else "not in"
    listed = ", ".join(facts.text(other) for other in others)
    yield Match(
        node=node,
        core=node,
        names=(name,),
        confidence=0.9,
        message=f"`{name}` is compared {len(tests)} times in a row. "
        f"`{name} {word} ({listed})` asks once and reads as the question that is meant.",
        parts={"subject": subject, "others": others, "word": word},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """`x in (a, b)`."""
    parts = match.parts
    pieces = {f"other{n}": other for n, other in enumerate(parts["others"])}
    listed = ", ".join(f"{{{name}}}" for name in pieces)
    edit.replace(
        match.node, f"{{subject}} {parts['word']} ({listed})", subject=parts["subject"], **pieces
    )


def find_tests(node: ast.Compare, facts: Facts) -> Iterator[Match]:
    """`x in (a, b)` with a tuple of constants."""
    if (
        len(node.ops) == 1
        and isinstance(node.ops[0], ast.In)
        and isinstance(node.left, ast.Name)
        and isinstance(node.comparators[0], ast.Tuple | ast.Set | ast.List)
        and 2 <= len(node.comparators[0].elts) <= 4
        and all(isinstance(item, ast.Constant) for item in node.comparators[0].elts)
    ):
        yield Match(node=node, core=node, message="", parts={"items": node.comparators[0].elts})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Compare one by one."""
    node = match.node
    assert isinstance(node, ast.Compare)
    pieces = {f"item{n}": item for n, item in enumerate(match.parts["items"])}
    name = facts.text(node.left)
    edit.replace(node, " or ".join(f"{name} == {{{piece}}}" for piece in pieces), **pieces)


KIND = KindCode(
    id="repeated-equality-or",
    detect=detect,
    on=(ast.BoolOp,),
    repair=repair,
    safety="safe",
    inject=Injection(find_tests, inject, on=(ast.Compare,)),
    bad=(
        Bad(
            'weekend = day == "sat" or day == "sun"\n',
            lines=(1, 1),
            core=1,
            names=("day",),
            repaired='weekend = day in ("sat", "sun")\n',
        ),
        Bad(
            "if code != 200 and code != 204:\n    raise ValueError(code)\n",
            lines=(1, 1),
            core=1,
            names=("code",),
            repaired="if code not in (200, 204):\n    raise ValueError(code)\n",
        ),
    ),
    good=(
        Good(
            'weekend = day in ("sat", "sun")\n',
            injected='weekend = day == "sat" or day == "sun"\n',
        ),
        Good("ok = a == 1 or b == 2\n"),
        Good("ok = a == 1 or a > 5\n"),
        Good("ok = other == 1 or other == self.name\n"),
    ),
)
