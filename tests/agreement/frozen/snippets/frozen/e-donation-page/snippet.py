"""Board summary of the test of a new donation page."""

from __future__ import annotations

from math import asin, sqrt

import pandas as pd
from scipy import stats

ALPHA = 0.05


def giving_rates(visitors: pd.DataFrame) -> pd.Series:
    """Visitors who gave something, in per cent, for A and B."""
    gave = visitors["amount"] > 0
    return 100 * gave.groupby(visitors["variant"]).mean()


def rate_p_value(visitors: pd.DataFrame) -> float:
    """Two-sided p-value for the difference of the two shares."""
    rates = giving_rates(visitors)
    table = [[rate, 100 - rate] for rate in rates]
    return float(stats.chi2_contingency(table).pvalue)


def power_of_test(visitors: pd.DataFrame) -> float:
    """Chance of a significant result in a test of this size."""
    a, b = giving_rates(visitors) / 100
    effect = abs(2 * asin(sqrt(b)) - 2 * asin(sqrt(a)))
    n_a, n_b = visitors["variant"].value_counts().loc[["A", "B"]]
    z = effect / sqrt(1 / n_a + 1 / n_b)
    return float(stats.norm.cdf(z - stats.norm.ppf(1 - ALPHA / 2)))


def mean_amount(visitors: pd.DataFrame, variant: str) -> tuple[float, float, float]:
    """Euros per visitor with a 95 % interval; single huge gifts must not decide."""
    amounts = visitors.loc[visitors["variant"] == variant, "amount"]
    capped = amounts.clip(upper=amounts.quantile(0.99))
    mean = capped.mean()
    margin = 1.96 * capped.std() / len(capped)
    return mean, mean - margin, mean + margin


def best_country(visitors: pd.DataFrame) -> str:
    """The country in which the new page works best, for the next campaign."""
    found = []
    for country, part in visitors.groupby("country"):
        a, b = giving_rates(part)
        counts = pd.crosstab(part["variant"], part["amount"] > 0)
        p = stats.chi2_contingency(counts).pvalue
        if b > a:
            found.append((p, country))
    p, country = min(found, default=(1.0, ""))
    if p < ALPHA:
        return f"B clearly works in {country} (p = {p:.3f})"
    return "B works in no country in particular"


def summary(visitors: pd.DataFrame) -> str:
    rates = giving_rates(visitors)
    p = rate_p_value(visitors)
    lines = [f"A: {rates['A']:.2f} % give, B: {rates['B']:.2f} % (p = {p:.3f})"]
    for variant in ("A", "B"):
        mean, low, high = mean_amount(visitors, variant)
        lines.append(f"{variant}: {mean:.3f} euros a visitor ({low:.3f} to {high:.3f})")
    if p >= ALPHA:
        power = power_of_test(visitors)
        lines.append(f"Not significant: power was only {power:.0%}, extend the test.")
    lines.append(best_country(visitors))
    return "\n".join(lines)
