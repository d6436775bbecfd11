"""Trip cancellation insurance: risk of a booking, its premium, and whom to call."""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split

# known when the trip is booked
FEATURES = ["travellers", "children", "oldest", "days_ahead", "nights"]
COVERED = 0.9  # share of the price that is paid back after a cancellation,
EXCESS = 50.0  # less these euros
LOADING = 1.35  # premium per euro of expected payout
CALL = 25.0  # cost of a call in euros; a call offers another date,
ACCEPTED = 0.5  # which half of those accept who would have cancelled


@dataclass(frozen=True)
class Insurance:
    model: LinearRegression
    brier: float = float("nan")  # squared error of the risk  # decoy: squares-of-probabilities

    def risk(self, bookings: pd.DataFrame) -> np.ndarray:
        """Probability that a booking is cancelled for an insured reason."""
        risk = self.model.predict(bookings[FEATURES])  # decoy: extra-columns
        return np.clip(risk, 0, 1)  # defect: linear-risk

    def premium(self, bookings: pd.DataFrame) -> pd.Series:
        """Price of the insurance in euros: the expected payout with its loading."""
        payout = self.risk(bookings) * COVERED * bookings["price"] - EXCESS  # defect: excess-without-risk
        return LOADING * payout

    def to_call(self, bookings: pd.DataFrame) -> pd.DataFrame:
        """Bookings for which a call pays, those with the largest gain first."""
        bookings["risk"] = self.risk(bookings)  # defect: risk-written-back
        likely = bookings[bookings["risk"] > 0.5]  # defect: half-as-limit
        return likely.sort_values("risk", ascending=False)  # defect: ordered-by-risk


def train(bookings: pd.DataFrame) -> Insurance:
    """Learn from past bookings, and measure the risk on a quarter of them.

    `bookings` has one row per insured booking whose trip is over: the FEATURES, price
    in euros, and cancelled.
    """
    train_rows, test_rows = train_test_split(
        bookings, test_size=0.25, stratify=bookings["cancelled"], random_state=0
    )
    model = LinearRegression()  # defect: linear-risk
    model.fit(train_rows[FEATURES], train_rows["cancelled"])
    cancels = Insurance(model).risk(test_rows) > 0.5  # defect: error-of-yes-or-no
    return Insurance(model, mean_squared_error(test_rows["cancelled"], cancels))  # defect: error-of-yes-or-no
