"""Rows with missing values are dropped from the test part."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..kind import Bad, Good, KindCode, Match
from ._experiment import part


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """`test.dropna()`."""
    if not isinstance(node.func, ast.Attribute) or part(node.func.value, facts) != "test":
        return
    name = facts.text(node.func.value)
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(name,),
        confidence=0.85,
        message=f"Without the incomplete rows of `{name}` the score is that of the easy ones, but "
        f"in use the model must answer for all. Fill gaps with what the training rows say.",
    )


KIND = KindCode(
    id="drop-na-on-test",
    detect=detect,
    calls=("dropna",),
    bad=(Bad("test = test.dropna()\n", lines=(1, 1), core=1, names=("test",)),),
    good=(
        Good("train = train.dropna()\n"),
        Good("df = df.dropna(subset=['id'])\n"),
    ),
)
