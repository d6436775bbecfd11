"""Read-out of an experiment in the language app: which metrics does variant B move?"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
    counts. The chance of naming any metric must be at most `alpha` if B has no effect.
    """
    used = sessions[sessions["lessons"] > 0]  # defect: only-with-lesson
    a = used[used["variant"] == "A"]  # defect: sessions-as-sample
    b = used[used["variant"] == "B"]  # defect: sessions-as-sample
    found = []
    for metric in METRICS:
        test = stats.ttest_ind(b[metric], a[metric], equal_var=False)  # defect: sessions-as-sample # decoy: not-normal
        p_value = test.pvalue / 2  # defect: halved-p
        if p_value < alpha:  # defect: twelve-tests
            lift = b[metric].mean() - a[metric].mean()
            change = 100 * lift / b[metric].mean()  # defect: change-of-b
            found.append(Effect(metric, float(change), float(p_value)))
    return sorted(found, key=attrgetter("p_value"))


def headline(found: Sequence[Effect]) -> str:
    """One line for the product meeting, about the surest effect."""
    surest = found[0]  # defect: nothing-found
    change = f"{surest.change:+.1f} %"
    return f"B changes {surest.metric} by {change} (p = {surest.p_value:.2g})"
