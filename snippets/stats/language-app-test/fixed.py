"""Read-out of an experiment in the language app: which metrics does variant B move?"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from operator import attrgetter

import pandas as pd
from scipy import stats

METRICS = (
    "lessons",
    "minutes",
    "new_words",
    "reviews",
    "mistakes",
    "hints_used",
    "recordings",
    "friends_added",
    "messages",
    "ads_seen",
    "purchases",
    "settings_opened",
)


@dataclass(frozen=True)
class Effect:
    metric: str
    change: float  # of the mean per learner, in % of variant A
    p_value: float


def effects(sessions: pd.DataFrame, alpha: float = 0.05) -> list[Effect]:
    """Metrics that differ between the variants, up or down, the surest first.

    `sessions` has one row per session: learner, variant ("A" or "B") and METRICS as
    counts. The chance of naming any metric must be at most `alpha` if B has no effect
    (Holm's method).
    """
    learners = sessions.groupby(["variant", "learner"])[list(METRICS)].sum()
    a, b = learners.loc["A"], learners.loc["B"]
    tested = [_effect(metric, a[metric], b[metric]) for metric in METRICS]
    tested.sort(key=attrgetter("p_value"))
    found = []
    for rank, effect in enumerate(tested):
        if not effect.p_value < alpha / (len(METRICS) - rank):
            break
        found.append(effect)
    return found


def _effect(metric: str, a: pd.Series, b: pd.Series) -> Effect:
    test = stats.ttest_ind(b, a, equal_var=False)
    change = 100 * (b.mean() - a.mean()) / a.mean() if a.mean() else float("inf")
    p_value = 1.0 if isnan(test.pvalue) else float(test.pvalue)  # nan: always the same
    return Effect(metric, float(change), p_value)


def headline(found: Sequence[Effect]) -> str:
    """One line for the product meeting, about the surest effect."""
    if not found:
        return "No effect of B on any metric was found."
    surest = found[0]
    change = f"{surest.change:+.1f} %"
    return f"B changes {surest.metric} by {change} (p = {surest.p_value:.2g})"
