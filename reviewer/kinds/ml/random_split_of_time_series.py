"""A shuffled split of rows that follow each other in time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..facts import Facts
from ..facts.expressions import constant, keyword
from ..kind import Bad, Good, Injection, KindCode, Match
from ._experiment import calls_around, is_split

if TYPE_CHECKING:
    from ..rewriting.editor import Editor

_TIME = ("date", "time", "timestamp", "day", "month", "week", "hour", "ds", "datetime")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A split that shuffles, in a function that sorts by time, lags or rolls."""
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    shuffle = keyword(node, "shuffle")
    if name == "train_test_split":
        if shuffle is not None and constant(shuffle) is False:
            return
    elif constant(shuffle) is not True:
        return
    evidence = _evidence(node, facts)
    if evidence is None:
        return
    yield Match(
        node=facts.construct(node),
        core=node,
        confidence=0.8,
        message=f"`{facts.text(evidence)}` shows that the rows are ordered in time, but the split "
        f"draws them at random: the model is trained on days after those it is tested on. "
        f"Cut at a date, or use `TimeSeriesSplit`.",
    )


def _evidence(node: ast.Call, facts: Facts) -> ast.Call | None:
    for call in calls_around(node, facts, "shift", "rolling", "diff", "ewm", "pct_change"):
        if isinstance(call.func, ast.Attribute):
            return call
    for call in calls_around(node, facts, "sort_values"):
        by = call.args[0] if call.args else keyword(call, "by")
        column = constant(by)
        if isinstance(column, str) and any(word in column.lower() for word in _TIME):
            return call
    for call in calls_around(node, facts, "read_csv", "set_index"):
        if keyword(call, "parse_dates") is not None:
            return call
    return None


def repair(match: Match, facts: Facts, edit: Editor) -> None:
    """Cut the rows in their order."""
    call = match.core
    assert isinstance(call, ast.Call)
    if not is_split(call, facts) or keyword(call, "shuffle") is not None:
        edit.refuse("folds need another class")
    if keyword(call, "stratify") is not None:
        edit.refuse("a split by classes is always shuffled")
    edit.add_argument(call, "shuffle=False")


def find_cuts(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A split that keeps the order."""
    if is_split(node, facts) and constant(keyword(node, "shuffle")) is False:
        yield Match(node=node, core=node, message="")


def inject(match: Match, facts: Facts, edit: Editor) -> None:
    """Draw the rows at random."""
    edit.drop_argument(match.node, "shuffle")


KIND = KindCode(
    id="random-split-of-time-series",
    detect=detect,
    calls=("train_test_split", "KFold"),
    repair=repair,
    condition="the rows stand in the order of time",
    inject=Injection(find_cuts, inject, calls=("train_test_split",)),
    bad=(
        Bad(
            """\
df["yesterday"] = df["sales"].shift(1)
train, test = train_test_split(df.dropna(), test_size=0.2, random_state=0)
""",
            lines=(2, 2),
            core=2,
            repaired="""\
df["yesterday"] = df["sales"].shift(1)
train, test = train_test_split(df.dropna(), test_size=0.2, random_state=0, shuffle=False)
""",
        ),
    ),
    good=(
        Good(
            """\
df["yesterday"] = df["sales"].shift(1)
train, test = train_test_split(df.dropna(), test_size=0.2, shuffle=False)
""",
            injected="""\
df["yesterday"] = df["sales"].shift(1)
train, test = train_test_split(df.dropna(), test_size=0.2)
""",
        ),
        Good("train, test = train_test_split(df, test_size=0.2, random_state=0)\n"),
    ),
)
