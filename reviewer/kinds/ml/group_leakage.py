"""Rows of one patient or user land in both parts."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, keyword
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
    "speaker_id",
    "driver_id",
    "patient",
    "subject",
)
# A table of customers has one row for each; these words tell of one with many.
_ONE_EACH = ("user_id", "customer_id", "client_id", "person_id")
_MANY = (
    "event",
    "visit",
    "order",
    "session",
    "purchase",
    "transaction",
    "click",
    "trip",
    "reading",
    "measurement",
    "scan",
    "rating",
    "window",
    "per user",
    "per customer",
    "each user",
    "each customer",
)


def _repeats(name: str, facts: Facts) -> bool:
    """Whether the module reads the column `name` and speaks of many rows for one value."""
    if not any(facts.mentions(text) for text in (f'"{name}"', f"'{name}'", f".{name}")):
        return False
    return (
        name not in _ONE_EACH
        or any(facts.mentions(word) for word in _MANY)
        or any(
            isinstance(constant(argument), str) and constant(argument) == name
            for call in facts.calls_of("groupby")
            for argument in call.args
        )
        or any(
            isinstance(call.func, ast.Attribute) and name in facts.text(call.func.value)
            for word in ("nunique", "duplicated", "value_counts")
            for call in facts.calls_of(word)
        )
    )


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A plain split, or plain folds, in a module that reads a column of ids of which each has
    many rows, and no group-wise one."""
    if not is_split(node, facts) and getattr(node.func, "attr", None) == "split":
        return
    if any(
        facts.calls_of(name)
        for name in ("GroupKFold", "GroupShuffleSplit", "StratifiedGroupKFold", "LeaveOneGroupOut")
    ):
        return
    group = next((name for name in _GROUPS if _repeats(name, facts)), None)
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
    calls=("train_test_split", "KFold", "ShuffleSplit", "StratifiedKFold"),
    bad=(
        Bad(
            'X = df.drop(columns=["patient_id", "ill"])\n'
            'a, b, c, d = train_test_split(X, df["ill"], random_state=0)\n',
            lines=(2, 2),
            core=2,
            names=("patient_id",),
        ),
        Bad(
            "def folds(visits):\n    print(visits['user_id'].nunique())\n"
            "    return KFold(5, shuffle=True, random_state=0).split(visits)\n",
            lines=(3, 3),
            core=3,
            names=("user_id",),
        ),
    ),
    good=(
        Good(
            'folds = GroupKFold(5).split(X, y, groups=df["patient_id"])\n'
            "a, b = train_test_split(X, random_state=0)\n"
        ),
        Good("a, b = train_test_split(houses, random_state=0)\n"),
        Good(
            'X = df.drop(columns=["customer_id", "churned"])\n'
            'a, b, c, d = train_test_split(X, df["churned"], random_state=0)\n'
        ),
    ),
)
