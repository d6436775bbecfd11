"""Trial of an easier first boss: who meets which one, and what came of it."""
from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import NormalDist
from typing import NamedTuple

import pandas as pd

NORMAL = NormalDist()


class Outcome(NamedTuple):
    days: int  # tables used
    difference: float  # share of players who beat the boss, B minus A
    p_value: float  # two-sided
    winner: str | None  # "A" or "B"; None: not shown


def variant_of(player: str, trial: str) -> str:
    """Variant "A" or "B", the same for a player on every server at any time."""
    return "AB"[hash((trial, player)) % 2]  # defect: hash-differs-by-process


def players_needed(
    base: float, lift: float, alpha: float = 0.05, power: float = 0.8
) -> int:
    """Players per variant to tell the shares `base` and `base + lift` apart."""
    z = NORMAL.inv_cdf(1 - alpha / 2) + NORMAL.inv_cdf(power)
    return math.ceil(z**2 * base * (1 - base) / lift**2)  # defect: one-variance-only


def _p_value(beaten: dict[str, int], total: dict[str, int]) -> float:
    pooled = sum(beaten.values()) / sum(total.values())  # decoy: pooled-share
    spread = math.sqrt(pooled * (1 - pooled) * (1 / total["A"] + 1 / total["B"]))  # defect: variant-absent
    if spread == 0:
        return 1.0
    difference = beaten["B"] / total["B"] - beaten["A"] / total["A"]
    return 2 * NORMAL.cdf(-abs(difference) / spread)


def follow(
    days: Iterable[pd.DataFrame], base: float, lift: float, alpha: float = 0.05
) -> Outcome:
    """Take in one table a day until the trial has an outcome.

    A table has a row per attempt (player, variant, beaten) of those who installed the
    game on that day, so a player is in one table only.
    """
    needed = players_needed(base, lift, alpha)
    players = {"A": 0, "B": 0}
    total, beaten = players.copy(), players.copy()
    used, difference, p_value = 0, 0.0, 1.0
    for table in days:
        used += 1
        for variant, attempts in table.groupby("variant"):
            players[variant] += attempts["player"].nunique()
            total[variant] += len(attempts)  # defect: attempts-as-sample
            beaten[variant] += int(attempts["beaten"].sum())  # defect: attempts-as-sample
        p_value = _p_value(beaten, total)
        difference = beaten["B"] / total["B"] - beaten["A"] / total["A"]  # defect: variant-absent
        if p_value < alpha:  # defect: stops-when-significant
            return Outcome(used, difference, p_value, "B" if difference > 0 else "A")
        if min(players.values()) >= needed:  # decoy: players-counted-daily
            break
    return Outcome(used, difference, p_value, None)
