"""Rent model: do we need more offers, or another model? Learning curve and advice."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

import pandas as pd
from sklearn.base import RegressorMixin
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import KFold, ShuffleSplit, cross_val_score
from sklearn.tree import DecisionTreeRegressor

FEATURES = ["area", "rooms", "floor", "year", "km_to_centre"]
SHARES = (0.1, 0.25, 0.5, 1.0)  # of the offers to learn from
SPLITS = 5


@dataclass(frozen=True)
class Point:
    """Mean absolute errors, in euros, after learning from so many offers."""

    offers: int
    train_error: float
    test_error: float


def error(model: RegressorMixin, offers: pd.DataFrame) -> float:
    return float(mean_absolute_error(offers["rent"], model.predict(offers[FEATURES])))


def learning_curve(
    offers: pd.DataFrame, make_model: Callable[[], RegressorMixin], seed: int = 0
) -> list[Point]:
    """Error on the offers learned from and on others, for ever more offers.

    Each error is the mean over SPLITS random splits.
    """
    splits = ShuffleSplit(SPLITS, test_size=0.25, random_state=seed)
    curves = [
        _one_curve(offers.iloc[train], offers.iloc[test], make_model())
        for train, test in splits.split(offers)
    ]
    return [
        Point(
            points[0].offers,
            fmean(point.train_error for point in points),
            fmean(point.test_error for point in points),
        )
        for points in zip(*curves, strict=True)
    ]


def _one_curve(
    train: pd.DataFrame, test: pd.DataFrame, model: RegressorMixin
) -> list[Point]:
    """The curve of one split; the rows of `train` are in random order."""
    curve = []
    for share in SHARES:
        part = train.head(round(share * len(train)))
        model.fit(part[FEATURES], part["rent"])
        curve.append(Point(len(part), error(model, part), error(model, test)))
    return curve


def diagnose(curve: Sequence[Point], wanted: float, gap: float = 40.0) -> str:
    """Tell what is wrong with the model of the last point: "fine" if its test error is
    at most `wanted`, "overfitting" if that is far above the train error (by more than
    `gap`), else "underfitting".
    """
    last = curve[-1]
    if last.test_error <= wanted:
        return "fine"
    if last.test_error - last.train_error > gap:
        return "overfitting"
    return "underfitting"


def more_offers_help(curve: Sequence[Point], worth: float = 10.0) -> bool:
    """Has the latest addition of offers lowered the test error by at least `worth`?"""
    return curve[-2].test_error - curve[-1].test_error >= worth


def best_depth(offers: pd.DataFrame, depths: Sequence[int], seed: int = 0) -> int:
    """Depth of the decision tree that forecasts the rent of new offers best."""
    folds = KFold(5, shuffle=True, random_state=seed)

    def error_of(depth: int) -> float:
        tree = DecisionTreeRegressor(max_depth=depth, random_state=seed)
        scores = cross_val_score(
            tree,
            offers[FEATURES],
            offers["rent"],
            cv=folds,
            scoring="neg_mean_absolute_error",
        )
        return float(-scores.mean())

    errors = {depth: error_of(depth) for depth in depths}
    return min(errors, key=errors.__getitem__)
