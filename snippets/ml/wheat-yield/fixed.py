"""Wheat yield forecast: a sparse linear model that the agronomists can read."""
from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np
import pandas as pd
from sklearn.linear_model import Lasso
from sklearn.model_selection import GridSearchCV, LeaveOneGroupOut
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

NUMBERS = ["rain_mm", "sun_hours", "soil_ph", "nitrogen_kg"]
VARIETIES = ("Apollo", "Benno", "Carina", "Dorado", "Emil")
ALPHAS = np.logspace(-3, 1, 9)


def design(fields: pd.DataFrame) -> pd.DataFrame:
    """The numbers with their squares and products, and a 0/1 column per variety.

    Raises ValueError for a variety that is not one of VARIETIES.
    """
    if not fields["variety"].isin(VARIETIES).all():
        raise ValueError(f"variety must be one of {VARIETIES}")
    powers = PolynomialFeatures(degree=2, include_bias=False)
    table = powers.set_output(transform="pandas").fit_transform(fields[NUMBERS])
    return table.assign(
        **{name: (fields["variety"] == name).astype(float) for name in VARIETIES}
    )


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
        return heapq.nlargest(n, effects, key=lambda effect: abs(effect[1]))


def train(fields: pd.DataFrame) -> YieldModel:
    """Choose the penalty by cross-validation, fit the model and measure its r2.

    `fields` has one row per field and season: season (harvest year), variety, yield_t
    and the NUMBERS. Next year's fields are forecast with the result, so r2 is that of
    the last season, predicted from at least two earlier ones.
    """
    last = fields["season"] == fields["season"].max()
    past, latest = fields[~last], fields[last]

    search = GridSearchCV(
        Pipeline([("scaler", StandardScaler()), ("lasso", Lasso(max_iter=50_000))]),
        {"lasso__alpha": ALPHAS},
        scoring="neg_mean_squared_error",
        cv=LeaveOneGroupOut(),
    )
    search.fit(design(past), past["yield_t"], groups=past["season"])
    best = search.best_estimator_
    r2 = best.score(design(latest), latest["yield_t"])
    return YieldModel(best.named_steps["scaler"], best.named_steps["lasso"], r2)
