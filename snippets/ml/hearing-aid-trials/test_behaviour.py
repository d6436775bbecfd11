"""Behaviour of the model for hearing aid trials and of its estimate."""
import os

import pytest

os.environ.setdefault("OMP_NUM_THREADS", "1")  # tiny data: threads only wait

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")

import subject  # noqa: E402


@pytest.fixture(autouse=True)
def small_search(monkeypatch):
    monkeypatch.setattr(subject, "PENALTIES", [0.001, 1.0], raising=False)
    monkeypatch.setattr(subject, "INNER_FOLDS", 2, raising=False)
    monkeypatch.setattr(subject, "OUTER_FOLDS", 3, raising=False)


def trials_of(customers=60, telling=False, seed=0):
    """Two trials for each customer; 70 % of the devices are kept."""
    n = 2 * customers
    rng = np.random.default_rng(seed)
    table = pd.DataFrame(rng.normal(size=(n, len(subject.FEATURES))), columns=subject.FEATURES)
    table["customer"] = np.repeat(np.arange(customers), 2)
    table["kept"] = rng.permutation(np.arange(n) < 0.7 * n)
    if telling:
        table["loss_db"] = np.where(table["kept"], 60.0, 40.0) + rng.normal(size=n)
    return table


def test_signal_lowers_the_loss():
    trials = trials_of(telling=True)
    trials.loc[::3, "speech_score"] = np.nan
    before = trials.copy()
    model, estimate = subject.release(trials)
    assert estimate.loss < 0.1
    assert len(estimate.gains) == 3
    assert min(estimate.gains) > 0.4
    assert np.isfinite(model.predict_proba(trials[subject.FEATURES])).all()
    pd.testing.assert_frame_equal(trials, before)


def test_noise_is_not_taken_for_skill():
    estimate = subject.evaluate(trials_of())
    assert estimate.loss > estimate.base - 0.01
    assert estimate.base == pytest.approx(0.611, abs=0.01)  # entropy of 70:30


def test_chance_of_being_kept():
    model = subject.fit(trials_of(telling=True))
    new = trials_of(telling=True, seed=1)
    chances = model.predict_proba(new[subject.FEATURES])[:, 1]
    assert ((chances > 0.5) == new["kept"]).all()


def test_chances_are_not_shifted():
    model = subject.fit(trials_of())
    chances = model.predict_proba(trials_of(seed=1)[subject.FEATURES])[:, 1]
    assert chances.mean() == pytest.approx(0.7, abs=0.02)


def test_medians_are_those_of_the_rows_learned_from():
    trials = trials_of(telling=True)
    model = subject.fit(trials)
    imputer = model.best_estimator_[0]
    assert imputer.statistics_ == pytest.approx(trials[subject.FEATURES].median().to_numpy())
    half = trials.iloc[:60]
    imputer = subject.fit(half).best_estimator_[0]
    assert imputer.statistics_ == pytest.approx(half[subject.FEATURES].median().to_numpy())


def test_same_seed_same_estimate():
    trials = trials_of(customers=20)
    assert subject.evaluate(trials, seed=3) == subject.evaluate(trials, seed=3)
