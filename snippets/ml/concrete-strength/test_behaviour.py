"""Behaviour of the ridge regression for concrete."""
import pytest

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")

import subject  # noqa: E402

LARGEST = [450, 200, 150, 220, 20, 1100, 900]  # kg of each ingredient


def cubes(n, seed=0):
    """Recipes whose strength is 5 MPa per 50 kg of cement and 3 per e-fold of age."""
    rng = np.random.default_rng(seed)
    mixes = pd.DataFrame(rng.random((n, 7)) * LARGEST, columns=subject.INGREDIENTS)
    mixes["age"] = rng.integers(1, 91, n)
    return mixes.assign(strength=10 + mixes["cement"] / 10 + 3 * np.log(mixes["age"]))


def errors_of(table):
    return pd.DataFrame.from_dict(table, orient="index")


def test_straight_relation_is_learned():
    mixes = cubes(60)
    forecast = subject.train(mixes, alphas=[1e-3]).predict(subject.table_of(mixes))
    assert forecast == pytest.approx(mixes["strength"].to_numpy(), abs=0.5)


def test_table_has_a_column_per_ingredient_and_the_log_of_the_age():
    mixes = cubes(4).assign(age=[1, 7, 28, 90])
    table = subject.table_of(mixes)
    assert table.shape == (4, 8)
    assert table[:, -1] == pytest.approx(np.log([1, 7, 28, 90]))


def test_error_in_megapascals():
    X = np.array([[0.0], [1.0], [2.0]])
    model = subject.StrengthModel(1e-9).fit(X, np.array([1.0, 2.0, 3.0]))
    assert subject.fold_error(model, X, np.array([1.0, 2.0, 6.0])) == pytest.approx(3**0.5)


def test_best_alpha_wins_when_the_others_are_far_off():
    errors = errors_of({0.1: [9.0, 9.2, 9.1], 1.0: [4.0, 4.2, 4.1], 10.0: [8.0, 8.2, 8.1]})
    assert subject.choose_alpha(errors) == 1.0


def test_larger_alpha_means_smaller_effects():
    mixes = cubes(60)
    X, y = subject.table_of(mixes), mixes["strength"].to_numpy()
    weak, strong = (subject.StrengthModel(alpha).fit(X, y).predict(X) for alpha in (1.0, 1e9))
    assert np.std(strong) < np.std(weak)


def test_defect_base_penalised():
    rng = np.random.default_rng(1)
    X, y = rng.normal(size=(50, 3)), 40 + rng.normal(size=50)
    assert subject.StrengthModel(100.0).fit(X, y).predict(X).mean() == pytest.approx(y.mean(), abs=0.5)


def test_defect_raw_units():
    mixes = cubes(60)
    tonnes = mixes.assign(cement=mixes["cement"] / 1000)
    in_kilograms = subject.train(mixes, alphas=[20.0]).predict(subject.table_of(mixes))
    in_tonnes = subject.train(tonnes, alphas=[20.0]).predict(subject.table_of(tonnes))
    assert in_tonnes == pytest.approx(in_kilograms, abs=0.1)


def test_defect_narrow_alphas(monkeypatch):
    def best(errors):
        return float(errors.mean(axis=1).idxmin())

    monkeypatch.setattr(subject, "choose_alpha", best)
    mixes = cubes(30)
    mixes["strength"] = np.random.default_rng(3).normal(0, 5, 30)
    forecast = subject.train(mixes).predict(subject.table_of(mixes))
    assert np.std(forecast) < 0.25 * mixes["strength"].std()


def test_defect_least_penalised():
    near = [4.0, 4.4, 4.8, 5.2]
    errors = errors_of({0.1: near, 1.0: [e - 0.1 for e in near], 10.0: near, 100.0: [9.0] * 4})
    assert subject.choose_alpha(errors) == 10.0


def test_defect_spread_for_standard_error():
    best = [4.0, 4.4, 4.8, 5.2]  # spread 0.52, standard error 0.26
    off = [e + 0.4 for e in best]
    assert subject.choose_alpha(errors_of({0.1: off, 1.0: best, 10.0: off})) == 1.0


def test_defect_fold_model_returned():
    mixes = cubes(10, seed=2)
    forecast = subject.train(mixes, alphas=[1e-6]).predict(subject.table_of(mixes))
    assert forecast == pytest.approx(mixes["strength"].to_numpy(), abs=0.5)
