"""How good is a ranking of the job search? Metrics over judged searches.

A judged list has one row per search and job: search, job (number), score (of the
ranking) and grade (by a recruiter: 0 unsuitable, 1 fair, 2 good, 3 excellent). The
site shows jobs by falling score, and equal scores by rising job number.
"""
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.metrics import roc_auc_score

SHOWN = 10  # jobs on the page
SUITABLE = 2  # grade from which on a job helps the seeker
ALPHA = 0.05


class Quality(NamedTuple):
    ndcg: float  # of the page; mean of the searches with any grade above 0
    mrr: float  # 1 / rank of the first suitable job shown; mean of all searches
    auc: float  # chance that a suitable job beats an unsuitable one of its search


def page(search: pd.DataFrame) -> np.ndarray:
    """Grades of the jobs shown, from top to bottom."""
    ranked = search.sort_values(["score", "job"], ascending=[False, True])
    return ranked["grade"].to_numpy()[:SHOWN]


def dcg(grades: np.ndarray) -> float:
    ranks = np.arange(1, len(grades) + 1)
    return float(np.sum((2.0**grades - 1) / np.log2(ranks + 1)))


def ndcg(search: pd.DataFrame) -> float:
    """DCG of the page, as a share of the best page that this search could have."""
    best = np.sort(search["grade"].to_numpy())[::-1][:SHOWN]
    return dcg(page(search)) / dcg(best) if best.any() else np.nan


def reciprocal_rank(search: pd.DataFrame) -> float:
    hits = np.flatnonzero(page(search) >= SUITABLE)
    return 1 / (hits[0] + 1) if len(hits) else 0.0


def auc(search: pd.DataFrame) -> float:
    """AUC within one search, nan if its jobs are all suitable or all unsuitable."""
    suitable = search["grade"] >= SUITABLE
    if suitable.nunique() < 2:
        return np.nan
    return float(roc_auc_score(suitable, search["score"]))


def evaluate(judged: pd.DataFrame) -> Quality:
    """Quality of one ranking."""
    searches = [search for _, search in judged.groupby("search")]
    return Quality(
        ndcg=float(np.nanmean([ndcg(search) for search in searches])),
        mrr=float(np.mean([reciprocal_rank(search) for search in searches])),
        auc=float(np.nanmean([auc(search) for search in searches])),
    )


def is_better(old: pd.DataFrame, new: pd.DataFrame) -> bool:
    """Is the new ranking of the same searches better beyond chance, judged by NDCG?

    One-sided paired t-test over the searches at the 5 % level.
    """
    before = {name: ndcg(search) for name, search in old.groupby("search")}
    after = {name: ndcg(search) for name, search in new.groupby("search")}
    gains = np.array([value - before[name] for name, value in after.items()])
    gains = gains[~np.isnan(gains)]
    if len(gains) < 2 or np.ptp(gains) == 0:
        return bool(len(gains) >= 2 and gains[0] > 0)
    return bool(stats.ttest_1samp(gains, 0, alternative="greater").pvalue < ALPHA)
