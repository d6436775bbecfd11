"""Rent model: do we need more offers, or another model? Learning curve and advice."""
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
from sklearn.base import RegressorMixin
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from sklearn.tree import DecisionTreeRegressor

FEATURES = ["area", "rooms", "floor", "year", "km_to_centre"]
SHARES = (0.1, 0.25, 0.5, 1.0)  # of the offers to learn from


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
    """Error on the offers learned from and on others, for ever more offers."""
    train, test = train_test_split(offers, test_size=0.25, random_state=seed)  # defect: one-split
    train = train.sort_index()  # as delivered  # defect: first-districts
    model = make_model()  # decoy: model-reused
    curve = []
    for share in SHARES:
        part = train.head(round(share * len(train)))  # defect: first-districts
        model.fit(part[FEATURES], part["rent"])
        curve.append(Point(len(part), error(model, train), error(model, test)))  # defect: error-on-unseen
    return curve


def diagnose(curve: Sequence[Point], wanted: float, gap: float = 40.0) -> str:
    """Tell what is wrong with the model of the last point: "fine" if its test error is
    at most `wanted`, "overfitting" if that is far above the train error (by more than
    `gap`), else "underfitting".
    """
    if min(point.test_error for point in curve) <= wanted:  # defect: any-point
        return "fine"
    if any(point.test_error - point.train_error > gap for point in curve):  # defect: any-point
        return "overfitting"
    return "underfitting"


def more_offers_help(curve: Sequence[Point], worth: float = 10.0) -> bool:
    """Has the latest addition of offers lowered the test error by at least `worth`?"""
    return curve[0].test_error - curve[-1].test_error >= worth  # defect: from-the-start


def best_depth(offers: pd.DataFrame, depths: Sequence[int], seed: int = 0) -> int:
    """Depth of the decision tree that forecasts the rent of new offers best."""
    errors = {}
    for depth in depths:
        tree = DecisionTreeRegressor(max_depth=depth, random_state=seed)
        tree.fit(offers[FEATURES], offers["rent"])
        errors[depth] = error(tree, offers)  # defect: depth-by-train-error
    return min(errors, key=errors.__getitem__)
