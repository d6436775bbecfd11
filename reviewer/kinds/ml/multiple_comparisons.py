"""Many tests at p < 0.05 without a correction."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, walk_scope
from ..kind import Bad, Good, KindCode, Match
from ._experiment import SIGNIFICANCE_TESTS, peeks

_CORRECTIONS = ("multipletests", "false_discovery_control", "fdrcorrection", "bonferroni")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A significance test in a growing loop whose p is held against a fixed level."""
    loop = facts.growing_loop(node)
    if loop is None or any(facts.calls_of(name) for name in _CORRECTIONS):
        return
    if peeks(node, loop, facts):
        return
    for child in walk_scope(facts.enclosing(node)):
        level = child.comparators[0] if isinstance(child, ast.Compare) else None
        if level is None or not isinstance(child, ast.Compare):
            continue
        divided = isinstance(facts.value(level), ast.BinOp)
        plain = (not divided and constant(level) in (0.05, 0.01, 0.001, 0.1)) or (
            isinstance(level, ast.Name)
            and not divided
            and level.id.lower() in ("alpha", "significance", "level")
        )
        if plain and isinstance(child.ops[0], ast.Lt | ast.LtE):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            yield Match(
                node=loop,
                core=node,
                names=(name,),
                confidence=0.85,
                message=f"The loop runs `{name}` many times and takes each p below "
                f"{facts.text(level)} as a find; of a hundred true nulls about five pass. "
                f"Correct for the number of tests (`scipy.stats.false_discovery_control`).",
            )
            return


KIND = KindCode(
    id="multiple-comparisons",
    detect=detect,
    calls=SIGNIFICANCE_TESTS,
    bad=(
        Bad(
            """\
from scipy import stats

def differing(treated, control, columns):
    found = []
    for column in columns:
        p = stats.ttest_ind(treated[column], control[column]).pvalue
        if p < 0.05:
            found.append(column)
    return found
""",
            lines=(5, 8),
            core=6,
            names=("ttest_ind",),
        ),
        Bad(
            """\
from scipy import stats

def differing(treated, control, columns):
    ps = [stats.ttest_ind(treated[c], control[c]).pvalue for c in columns]
    return [c for c, p in zip(columns, ps, strict=True) if p < 0.05]
""",
            lines=(4, 4),
            core=4,
            names=("ttest_ind",),
        ),
    ),
    good=(
        Good("""\
from scipy import stats

def differing(treated, control, columns):
    alpha = 0.05 / len(columns)
    return [c for c in columns if stats.ttest_ind(treated[c], control[c]).pvalue < alpha]
"""),
        Good("from scipy import stats\np = stats.ttest_ind(a, b).pvalue\nprint(p < 0.05)\n"),
        Good("""\
from scipy import stats
ps = [stats.ttest_ind(t[c], u[c]).pvalue for c in columns]
found = stats.false_discovery_control(ps) < 0.05
"""),
    ),
)
