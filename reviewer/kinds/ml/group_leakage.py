"""Rows of one patient or user land in both parts."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import keyword
from ..kind import Bad, Good, KindCode, Match
from ._experiment import is_split

_GROUPS = (
    "patient_id",
    "user_id",
    "customer_id",
    "subject_id",
    "person_id",
    "client_id",
    "session_id",
    "household_id",
    "patient",
    "subject",
)


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A plain split in a function that reads a column of person ids, and no group-wise one."""
    if not is_split(node, facts):
        return
    if any(
        facts.calls_of(name)
        for name in ("GroupKFold", "GroupShuffleSplit", "StratifiedGroupKFold", "LeaveOneGroupOut")
    ):
        return
    group = next(
        (name for name in _GROUPS if facts.mentions(f'"{name}"') or facts.mentions(f"'{name}'")),
        None,
    )
    if group is None or keyword(node, "groups") is not None or facts.mentions("drop_duplicates"):
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        names=(group,),
        confidence=0.65,
        message=f"Rows with the same `{group}` can fall into both parts, so the model is tested on "
        f"people it has met. Split by group: `GroupShuffleSplit` or `GroupKFold`.",
    )


KIND = KindCode(
    id="group-leakage",
    detect=detect,
    calls=("train_test_split",),
    bad=(
        Bad(
            'X = df.drop(columns=["patient_id", "ill"])\n'
            'a, b, c, d = train_test_split(X, df["ill"], random_state=0)\n',
            lines=(2, 2),
            core=2,
            names=("patient_id",),
        ),
    ),
    good=(
        Good(
            'folds = GroupKFold(5).split(X, y, groups=df["patient_id"])\n'
            "a, b = train_test_split(X, random_state=0)\n"
        ),
        Good("a, b = train_test_split(houses, random_state=0)\n"),
    ),
)
