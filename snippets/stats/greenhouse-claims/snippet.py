"""Year-end figures of a mutual insurer of greenhouses."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import norm


def cleaned(payments: np.ndarray) -> np.ndarray:
    """Payments that are claims: bookings of zero and chargebacks are left out."""
    claims = payments[payments > 0]
    return claims[claims < claims.mean() + 3 * claims.std()]  # defect: largest-claims-dropped


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
        return float(np.std(self.claims))  # defect: population-sd

    def mean_interval(self, level: float = 0.95) -> tuple[float, float]:
        """Interval that holds the expected claim with the given confidence."""
        z = norm.ppf((1 + level) / 2)  # defect: normal-mean-of-twelve
        margin = float(z * self.sd / np.sqrt(len(self.claims)))
        return self.mean - margin, self.mean + margin

    def large_claim(self, one_in: int = 200) -> float:
        """Amount that one claim in `one_in` exceeds. What is above is reinsured."""
        return float(self.mean + norm.ppf(1 - 1 / one_in) * self.sd)  # defect: normal-single-claim

    def describe(self) -> str:
        return (
            f"{self.name}: {len(self.claims)} claims, "
            f"mean {self.mean:.2f}, standard error {self.sd:.2f}"  # defect: sd-as-standard-error
        )


def glass_reserve(glass: Line, unsettled: int, certainty: float = 0.995) -> float:
    """Money that pays all `unsettled` claims of the glass line with this certainty.

    Some hundreds are waiting at any time. They are independent of each other.
    """
    expected = unsettled * glass.mean  # decoy: median-for-skewed
    spread = unsettled * glass.sd  # defect: spread-of-sum
    return float(expected + norm.ppf(certainty) * spread)  # decoy: normal-sum
