"""Year-end figures of a mutual insurer of greenhouses."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import norm, t


def cleaned(payments: np.ndarray) -> np.ndarray:
    """Payments that are claims: bookings of zero and chargebacks are left out."""
    return payments[payments > 0]


@dataclass(frozen=True, eq=False)
class Line:
    """A line of business with the cleaned claims of one year, in euros."""

    name: str
    claims: np.ndarray

    @property
    def mean(self) -> float:
        return float(np.mean(self.claims))

    @property
    def sd(self) -> float:
        """Sample standard deviation of a claim."""
        return float(np.std(self.claims, ddof=1))

    def mean_interval(self, level: float = 0.95) -> tuple[float, float]:
        """Interval that holds the expected claim with the given confidence.

        Cox's method for log-normal claims with a t quantile, as a few claims call for.
        """
        logs, n = np.log(self.claims), len(self.claims)
        variance = logs.var(ddof=1)
        error = np.sqrt(variance / n + variance**2 / (2 * (n - 1)))
        margin = t.ppf((1 + level) / 2, n - 1) * error
        centre = logs.mean() + variance / 2
        return float(np.exp(centre - margin)), float(np.exp(centre + margin))

    def large_claim(self, one_in: int = 200) -> float:
        """Amount that one claim in `one_in` exceeds. What is above is reinsured."""
        logs = np.log(self.claims)
        return float(np.exp(logs.mean() + norm.ppf(1 - 1 / one_in) * logs.std(ddof=1)))

    def describe(self) -> str:
        error = self.sd / np.sqrt(len(self.claims))
        return (
            f"{self.name}: {len(self.claims)} claims, "
            f"mean {self.mean:.2f}, standard error {error:.2f}"
        )


def glass_reserve(glass: Line, unsettled: int, certainty: float = 0.995) -> float:
    """Money that pays all `unsettled` claims of the glass line with this certainty.

    Some hundreds are waiting at any time. They are independent of each other.
    """
    expected = unsettled * glass.mean
    spread = np.sqrt(unsettled) * glass.sd
    return float(expected + norm.ppf(certainty) * spread)
