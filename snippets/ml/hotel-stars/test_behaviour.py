"""Behaviour of the star forecast for hotels."""
import pytest

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")

import subject  # noqa: E402


def answers_of(hotels, stars, value):
    """One row per guest; every feature has the given value."""
    table = pd.DataFrame({"hotel": hotels, "stars": stars})
    return table.assign(**{name: np.asarray(value, dtype=float) for name in subject.FEATURES})


class RoomModel:
    """Expects as many stars as the room got."""

    def predict(self, table):
        return table["room"].to_numpy()


def test_clear_cases_are_learned():
    hotels = [f"h{i}" for i in range(40)]
    stars = [5 if i % 2 else 1 for i in range(40)]
    trained = subject.train(answers_of(hotels, stars, stars))
    assert trained.error == pytest.approx(0.0)
    new = answers_of(["good", "bad"], [0, 0], [5, 1])
    assert subject.hotel_scores(trained.model, new).to_dict() == {"good": 5.0, "bad": 1.0}


def test_same_seed_same_result():
    rng = np.random.default_rng(0)
    answers = answers_of([f"h{i}" for i in range(40)], rng.integers(1, 6, 40), rng.random(40))
    assert subject.train(answers, seed=3).error == subject.train(answers, seed=3).error


def test_scores_are_sorted():
    answers = answers_of(["a", "b", "b", "c"], [0] * 4, [2, 5, 4, 3])
    scores = subject.hotel_scores(RoomModel(), answers)
    assert scores.to_dict() == {"b": 4.5, "c": 3.0, "a": 2.0}
    assert list(scores.index) == ["b", "c", "a"]


def test_no_error_when_all_is_right():
    assert subject.mean_error(np.array([1, 5]), np.array([1, 5])) == 0.0


def test_defect_misses_as_stars():
    actual, forecast = np.array([5, 5, 5, 1]), np.array([4, 5, 1, 1])
    assert subject.mean_error(actual, forecast) == pytest.approx(1.25)


def test_defect_stars_as_classes():
    hotels = [f"h{i}" for i in range(100)]
    stars = [5] * 55 + [1] * 45
    trained = subject.train(answers_of(hotels, stars, [3] * 100))
    score = subject.hotel_scores(trained.model, answers_of(["new"], [0], [3]))["new"]
    assert 2.6 < score < 3.8


def test_defect_zero_stars():
    hotels = [f"h{i}" for i in range(40)]
    stars = [4] * 10 + [0] * 30
    trained = subject.train(answers_of(hotels, stars, [3] * 40))
    score = subject.hotel_scores(trained.model, answers_of(["new"], [0], [3]))["new"]
    assert score == pytest.approx(4.0)


def test_defect_hotels_in_both():
    rng = np.random.default_rng(1)
    hotels = np.repeat(np.arange(40), 5)
    answers = answers_of(
        hotels.astype(str), np.repeat(rng.choice([1, 5], 40), 5), np.repeat(rng.random(40), 5)
    )
    assert subject.train(answers).error > 0.2
