"""Trial of an easier first boss: who meets which one, and what came of it."""
from __future__ import annotations

import hashlib
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
    digest = hashlib.sha256(f"{trial}\0{player}".encode()).digest()
    return "AB"[digest[0] % 2]


def players_needed(
    base: float, lift: float, alpha: float = 0.05, power: float = 0.8
) -> int:
    """Players per variant to tell the shares `base` and `base + lift` apart."""
    z = NORMAL.inv_cdf(1 - alpha / 2) + NORMAL.inv_cdf(power)
    variance = base * (1 - base) + (base + lift) * (1 - base - lift)
    return math.ceil(z**2 * variance / lift**2)


def _p_value(beaten: dict[str, int], total: dict[str, int]) -> float:
    pooled = sum(beaten.values()) / sum(total.values())
    spread = math.sqrt(pooled * (1 - pooled) * (1 / total["A"] + 1 / total["B"]))
    if spread == 0:
        return 1.0
    difference = beaten["B"] / total["B"] - beaten["A"] / total["A"]
    return 2 * NORMAL.cdf(-abs(difference) / spread)


def follow(
    days: Iterable[pd.DataFrame], base: float, lift: float, alpha: float = 0.05
) -> Outcome:
    """Take in one table a day until both variants have enough players; test once.

    A table has a row per attempt (player, variant, beaten) of those who installed the
    game on that day, so a player is in one table only. If the tables run out before,
    there is no winner.
    """
    needed = players_needed(base, lift, alpha)
    players, beaten = {"A": 0, "B": 0}, {"A": 0, "B": 0}
    used = 0
    for table in days:
        used += 1
        ever_beaten = table.groupby(["variant", "player"])["beaten"].any()
        for variant, results in ever_beaten.groupby(level="variant"):
            players[variant] += len(results)
            beaten[variant] += int(results.sum())
        if min(players.values()) >= needed:
            break
    if not all(players.values()):
        return Outcome(used, 0.0, 1.0, None)
    difference = beaten["B"] / players["B"] - beaten["A"] / players["A"]
    p_value = _p_value(beaten, players)
    if p_value >= alpha or min(players.values()) < needed:
        return Outcome(used, difference, p_value, None)
    return Outcome(used, difference, p_value, "B" if difference > 0 else "A")
