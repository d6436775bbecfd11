"""Value of a price cap on cocoa, by simulation of the market price."""
from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

DAYS_PER_YEAR = 252
BUMP = 1.0  # euros per tonne


@dataclass(frozen=True)
class Cap:
    """Pays, per tonne, what the average price of the coming days exceeds the level by.

    The payment is made on the last of the days.
    """

    level: float  # euros per tonne
    spot: float  # today's price, euros per tonne
    days: int  # trading days that are averaged, from tomorrow on
    volatility: float  # per year, of the logarithm of the price
    interest: float  # per year, continuous


class Value(NamedTuple):
    mean: float  # euros per tonne
    error: float  # standard error of the mean


def volatility(closes: np.ndarray) -> float:
    """Yearly volatility, estimated from a few weeks of daily closing prices."""
    returns = np.diff(np.log(closes))
    return float(returns.std(ddof=1) * math.sqrt(DAYS_PER_YEAR))


def payments(cap: Cap, paths: int, rng: np.random.Generator) -> np.ndarray:
    """Payments in as many simulated markets, discounted to today.

    The price is a geometric Brownian motion that earns the interest on average.
    """
    step = 1 / DAYS_PER_YEAR
    drift = (cap.interest - cap.volatility**2 / 2) * step
    scatter = cap.volatility * math.sqrt(step)
    discount = math.exp(-cap.interest * cap.days * step)

    price, total = np.full(paths, float(cap.spot)), np.zeros(paths)
    for _ in range(cap.days):
        price *= np.exp(drift + scatter * rng.standard_normal(paths))
        total += price
    return discount * np.maximum(total / cap.days - cap.level, 0.0)


def value(cap: Cap, rng: np.random.Generator, paths: int = 200_000) -> Value:
    """Mean of the discounted payments, with its standard error."""
    paid = payments(cap, paths, rng)
    return Value(float(paid.mean()), float(paid.std(ddof=1) / math.sqrt(paths)))


def delta(cap: Cap, seed: int = 0, paths: int = 200_000) -> float:
    """Change of the value when today's price rises by a euro.

    Both prices meet the same simulated markets, so their noise cancels.
    """
    up, down = (
        value(replace(cap, spot=cap.spot + bump), np.random.default_rng(seed), paths)
        for bump in (BUMP, -BUMP)
    )
    return (up.mean - down.mean) / (2 * BUMP)
