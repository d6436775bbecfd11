"""A metric of several classes is averaged so that the common ones decide."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, keyword
from ..kind import Bad, Good, Injection, KindCode, Match

if TYPE_CHECKING:
    from ..rewriting.editor import Editor


_METRICS = ("f1_score", "precision_score", "recall_score", "fbeta_score")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`average="micro"`, outside problems with several labels a row."""
    average = keyword(node, "average")
    if constant(average) != "micro" or facts.is_test_module or facts.mentions("multilabel"):
        return
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(name,),
        confidence=0.65,
        message=f"With one label a row the micro average of `{name}` is nothing but accuracy: the "
        f"common classes decide, and a rare one can fail unseen. Use `average='macro'`, or "
        f"give the value of each class.",
        parts={"average": average},
    )


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """The macro average."""
    edit.replace(match.parts["average"], '"macro"')


def find_macros(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`average="macro"`"""
    average = keyword(node, "average")
    if constant(average) == "macro":
        yield Match(node=node, core=node, message="", parts={"average": average})


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """The micro average."""
    edit.replace(match.parts["average"], '"micro"')


KIND = KindCode(
    id="wrong-average",
    detect=detect,
    calls=_METRICS,
    repair=repair,
    condition="all classes matter alike",
    inject=Injection(find_macros, inject, calls=_METRICS),
    bad=(
        Bad(
            'score = f1_score(species, guessed, average="micro")\n',
            lines=(1, 1),
            core=1,
            names=("f1_score",),
            repaired='score = f1_score(species, guessed, average="macro")\n',
        ),
    ),
    good=(
        Good(
            'score = f1_score(species, guessed, average="macro")\n',
            injected='score = f1_score(species, guessed, average="micro")\n',
        ),
        Good("score = f1_score(is_fraud, guessed)\n"),
        Good('# multilabel tags\nscore = f1_score(tags, guessed, average="micro")\n'),
    ),
)
