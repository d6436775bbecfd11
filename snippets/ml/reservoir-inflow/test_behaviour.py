"""Behaviour of the inflow forecast."""
from functools import partial

import pytest

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")

import subject  # noqa: E402


def river(n=120, seed=0):
    """Days whose inflow is that of the day before, a share of its rain, and noise."""
    rng = np.random.default_rng(seed)
    rain = rng.exponential(5.0, n) * (rng.random(n) < 0.4)
    inflow = np.full(n, 20.0)
    for day in range(1, n):
        inflow[day] = 4.0 + 0.8 * inflow[day - 1] + 2.0 * rain[day - 1]
    inflow += rng.normal(0, 0.5, n)
    days = pd.date_range("2020-01-01", periods=n)
    return pd.DataFrame({"inflow": inflow, "rain": rain, "melt": rng.random(n)}, index=days)


def noise(n, seed=0):
    rng = np.random.default_rng(seed)
    return pd.DataFrame({"inflow": rng.random(n)}), pd.Series(rng.normal(0, 1, n))


def test_features_are_those_of_the_day_before():
    days = river(30)
    table = subject.features(days)
    assert table["inflow"].iloc[0] == days["inflow"].shift(1).loc[table.index[0]]
    assert len(table) == 23


@pytest.fixture
def few_rounds(monkeypatch):
    monkeypatch.setattr(subject, "BoostedTrees", partial(subject.BoostedTrees, max_rounds=30))


def test_forecast_is_better_than_the_mean(few_rounds):
    days = river()
    assert subject.train(days).error < 0.8 * days["inflow"].std()


def test_rmse_in_the_unit_of_the_inflow():
    assert subject.rmse(np.array([1.0, 5.0]), np.array([4.0, 5.0])) == pytest.approx(4.5**0.5)


def test_clear_step_is_learned_and_targets_are_left_alone():
    X = pd.DataFrame({"rain": np.arange(40.0)})
    y = pd.Series(np.where(X["rain"] < 20, 1.0, 9.0))
    model = subject.BoostedTrees(max_rounds=50).fit(X, y, X, y)
    assert model.predict(X) == pytest.approx(y.to_numpy(), abs=0.1)
    assert sorted(y.unique()) == [1.0, 9.0]


def test_defect_trees_until_pure():
    X, y = noise(80)
    model = subject.BoostedTrees(rate=1.0, max_rounds=1).fit(X, y, X, y)
    assert subject.rmse(y, model.predict(X)) > 0.3


def test_defect_late_rounds_kept():
    X, y = noise(60)
    X_val, y_val = noise(60, seed=1)

    def error_after(rounds):
        model = subject.BoostedTrees(max_rounds=rounds).fit(X, y, X_val, y_val)
        return subject.rmse(y_val, model.predict(X_val))

    assert error_after(60) <= min(error_after(k) for k in range(1, 8)) + 1e-9


def test_defect_days_shuffled(few_rounds):
    days = river()
    days["inflow"] += np.arange(len(days)) * 6.0
    assert subject.train(days).error > 50


def test_defect_stopped_on_test(monkeypatch):
    given, measured, fitting = [], [], []
    trees = subject.BoostedTrees
    fit, predict = trees.fit, trees.predict

    def watched_fit(self, *tables, **named):
        given.extend(tables + tuple(named.values()))
        fitting.append(True)
        try:
            return fit(self, *tables, **named)
        finally:
            fitting.pop()

    def watched_predict(self, X):
        if not fitting:
            measured.append(X)
        return predict(self, X)

    monkeypatch.setattr(trees, "fit", watched_fit)
    monkeypatch.setattr(trees, "predict", watched_predict)
    monkeypatch.setattr(subject, "BoostedTrees", partial(trees, max_rounds=8))
    subject.train(river())
    seen = {day for table in given if isinstance(table, pd.DataFrame) for day in table.index}
    assert seen and not seen & set(measured[-1].index)
