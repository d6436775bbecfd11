"""Many tests at p < 0.05 without a correction."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ..facts import Facts
from ..facts.expressions import constant, walk
from ..kind import Bad, Good, KindCode, Match

_TESTS = (
    "ttest_ind",
    "ttest_rel",
    "ttest_1samp",
    "mannwhitneyu",
    "wilcoxon",
    "pearsonr",
    "spearmanr",
    "chi2_contingency",
    "ks_2samp",
    "f_oneway",
    "kruskal",
    "fisher_exact",
    "shapiro",
    "kendalltau",
)
_CORRECTIONS = ("multipletests", "false_discovery_control", "fdrcorrection", "bonferroni")


def detect(node: ast.Call, facts: Facts) -> Iterator[Match]:
    """A significance test in a growing loop whose p is held against a fixed level."""
    loop = facts.growing_loop(node)
    if loop is None or any(facts.calls_of(name) for name in _CORRECTIONS):
        return
    for child in walk(loop):
        level = child.comparators[0] if isinstance(child, ast.Compare) else None
        if level is None or not isinstance(child, ast.Compare):
            continue
        plain = constant(level) in (0.05, 0.01, 0.001, 0.1) or (
            isinstance(level, ast.Name) and level.id.lower() in ("alpha", "significance", "level")
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
    calls=_TESTS,
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
    ),
    good=(
        Good("from scipy import stats\np = stats.ttest_ind(a, b).pvalue\nprint(p < 0.05)\n"),
        Good("""\
from scipy import stats
ps = [stats.ttest_ind(t[c], u[c]).pvalue for c in columns]
found = stats.false_discovery_control(ps) < 0.05
"""),
    ),
)
