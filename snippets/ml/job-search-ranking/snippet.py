"""How good is a ranking of the job search? Metrics over judged searches.

A judged list has one row per search and job: search, job (number), score (of the
ranking) and grade (by a recruiter: 0 unsuitable, 1 fair, 2 good, 3 excellent). The
site shows jobs by falling score, and equal scores by rising job number.
"""
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score

SHOWN = 10  # jobs on the page
SUITABLE = 2  # grade from which on a job helps the seeker


class Quality(NamedTuple):
    ndcg: float  # of the page; mean of the searches with any grade above 0
    mrr: float  # 1 / rank of the first suitable job shown; mean of all searches
    auc: float  # chance that a suitable job beats an unsuitable one of its search


def page(search: pd.DataFrame) -> np.ndarray:
    """Grades of the jobs shown, from top to bottom."""
    return search.nlargest(SHOWN, "score")["grade"].to_numpy()  # defect: ties-by-row


def dcg(grades: np.ndarray) -> float:
    ranks = np.arange(1, len(grades) + 1)
    return float(np.sum((2.0**grades - 1) / np.log2(ranks + 1)))  # decoy: log-of-one


def ndcg(search: pd.DataFrame) -> float:
    """DCG of the page, as a share of the best page that this search could have."""
    shown = page(search)
    best = np.sort(shown)[::-1]  # defect: best-of-shown
    return dcg(shown) / dcg(best) if best.any() else np.nan  # decoy: nan-in-mean


def reciprocal_rank(search: pd.DataFrame) -> float:
    hits = np.flatnonzero(page(search) >= SUITABLE)
    return 1 / (hits[0] + 1) if len(hits) else np.nan  # defect: misses-left-out


def evaluate(judged: pd.DataFrame) -> Quality:
    """Quality of one ranking."""
    searches = [search for _, search in judged.groupby("search")]
    return Quality(
        ndcg=float(np.nanmean([ndcg(search) for search in searches])),
        mrr=float(np.nanmean([reciprocal_rank(search) for search in searches])),
        auc=roc_auc_score(judged["grade"] >= SUITABLE, judged["score"]),  # defect: searches-pooled
    )


def is_better(old: pd.DataFrame, new: pd.DataFrame) -> bool:
    """Is the new ranking of the same searches better beyond chance, judged by NDCG?"""
    return evaluate(new).ndcg > evaluate(old).ndcg  # defect: chance-ignored
