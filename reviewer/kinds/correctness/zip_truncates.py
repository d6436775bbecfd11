"""zip of sequences that must be equally long drops the rest without a word."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, keyword, path_of
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`zip(a, b)` of different parameters or attributes without strict."""
    if not facts.is_builtin(node, "zip") or len(node.args) < 2 or node.keywords:
        return
    names = [path_of(argument) for argument in node.args]
    if None in names or len(set(names)) != len(names):
        return
    heads = {facts.head(argument) for argument in node.args}
    known = heads <= {"list", "tuple", "Sequence", "ndarray", "Series"}
    if not known and (heads != {""} or not _belong_together(node, facts)):
        return
    if not all(
        isinstance(argument, ast.Name) and facts.is_parameter(argument) for argument in node.args
    ):
        return
    listed = " and ".join(f"`{name}`" for name in names)
    yield Match(
        node=facts.construct(node),
        core=node,
        names=tuple(str(name) for name in names),
        confidence=0.55 if known else 0.5,
        message=f"If {listed} differ in length, `zip` drops the rest without a word. "
        f"With `strict=True` it raises instead.",
    )


def _belong_together(node: ast.Call, facts: Facts) -> bool:
    """Whether the items are paired one by one: by a dict, or by an error measure of true and
    predicted values."""
    if facts.is_builtin(facts.parent(node), "dict"):
        return True
    names = " ".join(argument.id for argument in node.args if isinstance(argument, ast.Name))
    return "true" in names and "pred" in names


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """strict=True."""
    assert isinstance(match.core, ast.Call)
    edit.add_argument(match.core, "strict=True")


def find_strict(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`zip(..., strict=True)`."""
    if facts.is_builtin(node, "zip") and constant(keyword(node, "strict")) is True:
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Drop the rest silently."""
    edit.drop_argument(match.node, "strict")


KIND = KindCode(
    id="zip-truncates",
    detect=detect,
    calls=("zip",),
    repair=repair,
    condition="the lengths are meant to be equal",
    inject=Injection(find_strict, inject, calls=("zip",)),
    bad=(
        Bad(
            "def table(names, scores):\n    return dict(zip(names, scores))\n",
            lines=(2, 2),
            core=2,
            names=("names", "scores"),
            repaired="def table(names, scores):\n"
            "    return dict(zip(names, scores, strict=True))\n",
        ),
        Bad(
            "def dot(a: list[float], b: list[float]) -> float:\n"
            "    return sum(x * y for x, y in zip(a, b))\n",
            lines=(2, 2),
            core=2,
            names=("a", "b"),
            repaired="def dot(a: list[float], b: list[float]) -> float:\n"
            "    return sum(x * y for x, y in zip(a, b, strict=True))\n",
        ),
    ),
    good=(
        Good(
            """\
def paired(names: list[str], sums: list[int]):
    return dict(zip(names, sums, strict=True))
""",
            injected="""\
def paired(names: list[str], sums: list[int]):
    return dict(zip(names, sums))
""",
        ),
        Good(
            "def dot(a: list[float], b: list[float]) -> float:\n"
            "    return sum(x * y for x, y in zip(a, b, strict=True))\n"
        ),
        Good("def pairs(xs: list[int]):\n    return list(zip(xs, xs[1:]))\n"),
        Good(
            "import itertools\n\ndef numbered(xs: list[str]):\n"
            "    return list(zip(itertools.count(), xs))\n"
        ),
    ),
)
