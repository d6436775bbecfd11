"""Board summary of the test of a new donation page.

B got other shares of the visitors in different weeks, so the variants are compared
within weeks everywhere, and the weeks are put together afterwards.
"""

from __future__ import annotations

from math import sqrt

import pandas as pd
from scipy import stats

ALPHA = 0.05
LARGEST_COUNTED = 1000.0  # euros; set before the test, the same for both variants
SMALLEST_LIFT = 0.1  # percentage points that would pay for the new page


def _weekly(visitors: pd.DataFrame, values: pd.Series) -> pd.DataFrame:
    """Size, mean and variance of `values` by week, for each variant."""
    by = [visitors["week"], visitors["variant"]]
    return values.groupby(by).agg(["size", "mean", "var"]).unstack("variant")


def _standardised(weekly: pd.DataFrame, variant: str) -> tuple[float, float]:
    """Mean of a variant as if both had had the same weeks, and its variance."""
    visitors = weekly["size"].sum(axis=1)
    share = visitors / visitors.sum()
    mean = (share * weekly["mean"][variant]).sum()
    variance = (share**2 * weekly["var"][variant] / weekly["size"][variant]).sum()
    return float(mean), float(variance)


def giving_rates(visitors: pd.DataFrame) -> pd.Series:
    """Visitors who gave something, in per cent, for A and B, over the same weeks."""
    weekly = _weekly(visitors, (visitors["amount"] > 0).astype(float))
    return pd.Series({name: 100 * _standardised(weekly, name)[0] for name in ("A", "B")})


def rate_p_value(visitors: pd.DataFrame) -> float:
    """Two-sided p-value for the difference of the two shares.

    Cochran-Mantel-Haenszel test with the weeks as strata.
    """
    weekly = _weekly(visitors, (visitors["amount"] > 0).astype(float))
    sizes = weekly["size"]
    gave = sizes * weekly["mean"]
    n, k = sizes.sum(axis=1), gave.sum(axis=1)
    expected = k * sizes["B"] / n
    variance = sizes["A"] * sizes["B"] * k * (n - k) / (n**2 * (n - 1))
    if variance.sum() == 0:
        return 1.0
    statistic = (gave["B"] - expected).sum() ** 2 / variance.sum()
    return float(stats.chi2.sf(statistic, df=1))


def power_of_test(visitors: pd.DataFrame) -> float:
    """Chance that a test of this size shows a lift of SMALLEST_LIFT."""
    weekly = _weekly(visitors, (visitors["amount"] > 0).astype(float))
    variance = _standardised(weekly, "A")[1] + _standardised(weekly, "B")[1]
    z = SMALLEST_LIFT / 100 / sqrt(variance)
    return float(stats.norm.cdf(z - stats.norm.ppf(1 - ALPHA / 2)))


def rate_interval(visitors: pd.DataFrame) -> tuple[float, float]:
    """95 % interval of the difference B - A in percentage points."""
    weekly = _weekly(visitors, (visitors["amount"] > 0).astype(float))
    (a, var_a), (b, var_b) = (_standardised(weekly, name) for name in ("A", "B"))
    margin = stats.norm.ppf(1 - ALPHA / 2) * sqrt(var_a + var_b)
    return 100 * (b - a - margin), 100 * (b - a + margin)


def mean_amount(visitors: pd.DataFrame, variant: str) -> tuple[float, float, float]:
    """Euros per visitor with a 95 % interval; gifts count up to LARGEST_COUNTED."""
    weekly = _weekly(visitors, visitors["amount"].clip(upper=LARGEST_COUNTED))
    mean, variance = _standardised(weekly, variant)
    margin = stats.norm.ppf(1 - ALPHA / 2) * sqrt(variance)
    return mean, mean - margin, mean + margin


def best_country(visitors: pd.DataFrame) -> str:
    """The country in which the new page works best, judged among all countries tried."""
    found = []
    tried = visitors["country"].nunique()
    for country, part in visitors.groupby("country"):
        a, b = giving_rates(part)
        if b > a:
            found.append((rate_p_value(part), country))
    if found:
        p, country = min(found)
        adjusted = min(1.0, p * tried)  # Bonferroni
        if adjusted < ALPHA:
            return f"B works in {country} (p = {adjusted:.3f} among {tried} countries)"
    return "B works in no country in particular"


def summary(visitors: pd.DataFrame) -> str:
    rates = giving_rates(visitors)
    p = rate_p_value(visitors)
    low, high = rate_interval(visitors)
    lines = [
        f"A: {rates['A']:.2f} % give, B: {rates['B']:.2f} % (p = {p:.3f})",
        f"B - A: {low:.2f} to {high:.2f} percentage points",
    ]
    for variant in ("A", "B"):
        mean, low, high = mean_amount(visitors, variant)
        lines.append(f"{variant}: {mean:.3f} euros a visitor ({low:.3f} to {high:.3f})")
    if p >= ALPHA:
        power = power_of_test(visitors)
        lines.append(
            f"Not significant; a lift of {SMALLEST_LIFT} points would have shown"
            f" with a chance of {power:.0%}."
        )
    lines.append(best_country(visitors))
    return "\n".join(lines)
