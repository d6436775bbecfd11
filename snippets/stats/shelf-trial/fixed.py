"""Shelf trial: does cereal sell better at eye level? Pairs of stores, five weeks."""
from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from scipy import stats

SETTLING_WEEKS = 1  # by the plan of the trial


@dataclass(frozen=True)
class ShelfTrial:
    pairs: int
    gain: float  # packs at eye level above those on the old shelf, in % of the latter
    p_value: float
    roll_out: bool


def packs_by_pair(sales: pd.DataFrame) -> pd.DataFrame:
    """Packs sold in the trial, a row per pair of stores, with the columns eye and old.

    A store that left the trial has no rows in `sales`; its pair is left out.
    """
    counted = sales[sales["week"] > SETTLING_WEEKS]
    packs = counted.pivot_table(
        index="pair", columns="shelf", values="packs", aggfunc="sum"
    )
    return packs.dropna()


def evaluate(sales: pd.DataFrame, alpha: float = 0.05) -> ShelfTrial:
    """Test at level `alpha` whether the shelf matters, for better or for worse.

    `sales` has a row per store and week: pair, shelf ("eye" or "old"), week and packs.
    """
    packs = packs_by_pair(sales)
    eye, old = packs["eye"], packs["old"]
    p_value = float(stats.ttest_rel(eye, old).pvalue)
    return ShelfTrial(
        pairs=len(packs),
        gain=float(100 * (eye.sum() / old.sum() - 1)),
        p_value=p_value,
        roll_out=bool(p_value < alpha and eye.mean() > old.mean()),
    )


def summary(trial: ShelfTrial) -> str:
    """The line for the category manager."""
    advice = "Roll out" if trial.roll_out else "Do not roll out"
    return (
        f"{advice}: {trial.gain:+.1f} % packs in {trial.pairs} pairs of stores "
        f"(p = {trial.p_value:.3g})."
    )
