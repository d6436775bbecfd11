"""Wheat yield forecast: a sparse linear model that the agronomists can read."""
from __future__ import annotations

import heapq
import warnings
from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.linear_model import Lasso, LassoCV
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

NUMBERS = ["rain_mm", "sun_hours", "soil_ph", "nitrogen_kg"]
VARIETIES = ("Apollo", "Benno", "Carina", "Dorado", "Emil")
ALPHAS = np.logspace(-3, 1, 9)


def design(fields: pd.DataFrame) -> pd.DataFrame:
    """The numbers with their squares and products, and the variety."""
    powers = PolynomialFeatures(degree=2, include_bias=False)  # decoy: bias-column
    table = powers.set_output(transform="pandas").fit_transform(fields[NUMBERS])
    return table.assign(variety=fields["variety"].map(VARIETIES.index))  # defect: variety-codes


@dataclass(frozen=True)
class YieldModel:
    scaler: StandardScaler
    lasso: Lasso
    r2: float

    def forecast(self, fields: pd.DataFrame) -> np.ndarray:
        """Expected yield of each field, in tonnes per hectare."""
        return self.lasso.predict(self.scaler.transform(design(fields)))

    def strongest(self, n: int = 5) -> list[tuple[str, float]]:
        """The n strongest effects, up or down: name, t/ha per standard deviation."""
        effects = zip(self.scaler.feature_names_in_, self.lasso.coef_, strict=True)
        return heapq.nlargest(n, effects, key=lambda effect: effect[1])  # defect: signed-ranking


def train(fields: pd.DataFrame) -> YieldModel:
    """Choose the penalty by cross-validation, fit the model and measure its r2.

    `fields` has one row per field and season: season (harvest year), variety, yield_t
    and the NUMBERS. Next year's fields are forecast with the result.
    """
    X_train, X_test, y_train, y_test = train_test_split(  # defect(block): seasons-mixed
        design(fields), fields["yield_t"], test_size=0.2, random_state=0
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # defect: warnings-silenced
        search = LassoCV(alphas=ALPHAS, cv=5)  # defect: seasons-mixed  # decoy: lasso-seed
        alpha = search.fit(X_train, y_train).alpha_  # defect: alpha-before-scaling

    scaler = StandardScaler()
    lasso = Lasso(alpha=alpha).fit(scaler.fit_transform(X_train), y_train)  # defect: alpha-before-scaling
    r2 = lasso.score(scaler.fit_transform(X_test), y_test)  # defect: scaler-refitted
    return YieldModel(scaler, lasso, r2)
