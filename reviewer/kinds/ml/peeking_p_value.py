"""A test is repeated as data arrive, and stopped when it is significant."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import names_in, walk
from ..kind import Bad, Good, KindCode, Match
from ._experiment import SIGNIFICANCE_TESTS, peeks


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A significance test in a loop that adds to its data, and ends by what the test says."""
    loop = facts.loop(node)
    if not isinstance(loop, ast.For | ast.While) or not peeks(node, loop, facts):
        return
    if not _stops(loop, node, facts):
        return
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    yield Match(
        node=loop,
        core=node,
        names=(name,),
        confidence=0.85,
        message=f"`{name}` is run again after each batch and the loop ends as soon as p is small. "
        f"Sooner or later it is, by chance alone. Fix the sample size beforehand, or use a test "
        f"made for looking early (a sequential one, with a corrected level).",
    )


def _stops(loop: ast.For | ast.While, node: ast.Call, facts: Facts) -> bool:
    """Whether the p value decides about the loop's end: in its test, or before break or return."""
    given = names_in(facts.statement(node).targets[0]) if _is_kept(node, facts) else set()  # type: ignore[attr-defined]

    def asks(test: ast.expr) -> bool:
        return any(
            isinstance(part, ast.Compare)
            and (facts.holds(part, node) or bool(names_in(part) & given))
            for part in walk(test)
        )

    if isinstance(loop, ast.While) and asks(loop.test):
        return True
    return any(
        isinstance(part, ast.If)
        and asks(part.test)
        and isinstance(part.body[-1], ast.Break | ast.Return)
        for part in walk(loop)
    )


def _is_kept(node: ast.Call, facts: Facts) -> bool:
    return isinstance(facts.statement(node), ast.Assign)


KIND = KindCode(
    id="peeking-p-value",
    detect=detect,
    calls=SIGNIFICANCE_TESTS,
    bad=(
        Bad(
            """\
from scipy.stats import ttest_ind

def watch(stream, old, new):
    for a, b in stream:
        old.append(a)
        new.append(b)
        if ttest_ind(old, new).pvalue < 0.05:
            return True
    return False
""",
            lines=(4, 8),
            core=7,
            names=("ttest_ind",),
        ),
        Bad(
            """\
from scipy import stats

def collect(source):
    data, p = [], 1.0
    while p > 0.05:
        data.extend(source.more())
        p = stats.ttest_1samp(data, 0).pvalue
    return data
""",
            lines=(5, 7),
            core=7,
            names=("ttest_1samp",),
        ),
    ),
    good=(
        Good("""\
from scipy import stats

def collect(source, n):
    data = []
    while len(data) < n:
        data.extend(source.more())
    return stats.ttest_1samp(data, 0).pvalue
"""),
        Good("""\
from scipy import stats

def first(columns, a, b):
    for column in columns:
        if stats.ttest_ind(a[column], b[column]).pvalue < 0.01:
            return column
"""),
    ),
)
