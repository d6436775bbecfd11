"""Trees trained by scikit-learn, run by the engine: the same odds, before and after JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
import sklearn.ensemble  # type: ignore[import-untyped]
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from reviewer.matching.trained_parts import Boosted
from reviewer.training import boosting

Array = NDArray[np.float64]
Fitted = tuple[Boosted, Any]
Fit = Callable[..., Fitted]

ROWS, COLUMNS = 400, 6


def data(seed: int) -> tuple[Array, Array, Array]:
    """Numbers, ties and a constant among the features; labels partly true; uneven weights."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(ROWS, COLUMNS))
    x[:, 1] = rng.integers(0, 4, ROWS)
    x[:, 2] = 1.0
    y = (x[:, 0] + x[:, 1] * x[:, 3] > 0.5).astype(float)
    y[rng.random(ROWS) < 0.1] = 0.6
    return x, y, rng.uniform(0.05, 2, ROWS)


@pytest.fixture(autouse=True)
def _one_thread() -> Iterator[None]:
    """Threads of small fits wait for each other longer than they work."""
    with threadpool_limits(1):
        yield


@pytest.fixture
def fit(monkeypatch: pytest.MonkeyPatch) -> Fit:
    """`boosting.fit`, with the model of scikit-learn that it fitted on the way."""
    made: list[Any] = []

    class Kept(sklearn.ensemble.HistGradientBoostingClassifier):  # type: ignore[misc]
        def fit(self, *args: Any, **kwargs: Any) -> Any:
            made.append(self)
            return super().fit(*args, **kwargs)

    monkeypatch.setattr(sklearn.ensemble, "HistGradientBoostingClassifier", Kept)

    def fitted(*args: Any, **kwargs: Any) -> Fitted:
        boosted = boosting.fit(*args, **kwargs)
        return boosted, made[-1]

    return fitted


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_full_trees_decide_as_scikit_learn_does(seed: int, fit: Fit) -> None:
    x, y, weight = data(seed)
    boosted, model = fit(x, y, weight, trees=20)
    assert boosted.features.shape == (20, 2**boosting.DEPTH - 1)
    others = data(seed + 100)[0] * 3
    on_the_limits = np.repeat(np.unique(boosted.limits[np.isfinite(boosted.limits)])[:, None], 6, 1)
    for rows in (x, others, on_the_limits):
        assert np.ptp(boosted(rows)) > 0
        assert boosted(rows) == pytest.approx(model.decision_function(rows), abs=1e-9)


def test_trees_that_stop_early_are_filled_up(fit: Fit) -> None:
    """Few rows make small trees, a constant none at all."""
    x, y, weight = data(3)
    small, model = fit(x[:90], y[:90], weight[:90], trees=10)
    assert (small.limits == boosting.NEVER).any()
    assert small(x) == pytest.approx(model.decision_function(x), abs=1e-9)
    same, model = fit(np.ones((90, 2)), y[:90], weight[:90], trees=3)
    assert (same.limits == boosting.NEVER).all()
    assert same(np.ones((2, 2))) == pytest.approx(model.decision_function(np.ones((2, 2))))


def test_the_same_data_make_the_same_trees() -> None:
    first, second = (boosting.fit(*data(4), trees=10).to_data(17) for _ in range(2))
    assert first == second


def test_a_partly_true_row_is_true_and_false_by_its_shares() -> None:
    x, _, weight = data(5)
    part = np.full(ROWS, 0.25)
    found = boosting.fit(x, part, weight, trees=1)
    assert found.base == pytest.approx(np.log(0.25 / 0.75), abs=1e-6)


def test_any_shape_of_rows() -> None:
    boosted = boosting.fit(*data(6), trees=5)
    x = data(7)[0]
    flat = boosted(x)
    assert boosted(x.reshape(10, 40, COLUMNS)).tolist() == flat.reshape(10, 40).tolist()
    assert boosted(x[0]) == flat[0]
    assert boosted(np.zeros((0, COLUMNS))).shape == (0,)
    assert boosted(np.zeros((3, 0, COLUMNS))).shape == (3, 0)


def test_there_and_back_through_json() -> None:
    boosted = boosting.fit(*data(8), trees=20)
    x = data(9)[0]
    exact = Boosted.from_data(json.loads(json.dumps(boosted.to_data(17))))
    assert exact(x).tolist() == boosted(x).tolist()
    shipped = boosted.to_data()
    read = Boosted.from_data(json.loads(json.dumps(shipped)))
    assert read.to_data() == shipped
    kept = np.isfinite(boosted.limits)
    assert read.limits[kept] == pytest.approx(boosted.limits[kept], rel=1e-3)
    assert (read.limits[~kept] == np.inf).all()
    assert read.leaves == pytest.approx(boosted.leaves, rel=1e-3)
