"""Behaviour of the nightly training of the bike demand model."""
import contextlib
import inspect
import pickle
from datetime import date

import pytest

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")

import subject  # noqa: E402

DAY = date(2024, 5, 1)
WEEK = [50.0, 60.0, 70.0, 60.0, 80.0, 30.0, 20.0]


def weekly_rides(days=56, stations=3):
    """The same week again and again, up to the day before DAY."""
    dates = pd.date_range(end="2024-04-30", periods=days)
    parts = [
        pd.DataFrame(
            {"station": f"s{i}", "day": dates, "rides": [WEEK[d.weekday()] + 9 * i for d in dates]}
        )
        for i in range(stations)
    ]
    return pd.concat(parts, ignore_index=True)


def erratic_rides():
    rides = weekly_rides()
    rng = np.random.default_rng(3)
    return rides.assign(rides=rng.choice([1.0, 100.0], size=len(rides)))


def test_good_model_is_published(tmp_path):
    assert subject.run(weekly_rides(), tmp_path, DAY)
    model = pickle.loads((tmp_path / "model.pkl").read_bytes())
    features = subject.build_features(weekly_rides())
    assert model.predict(features[subject.FEATURES]).shape == (len(features),)


def test_bad_model_is_not_accepted(tmp_path):
    assert not subject.run(erratic_rides(), tmp_path, DAY)


def test_metrics_get_a_line_for_each_day(tmp_path):
    subject.run(weekly_rides(), tmp_path, date(2024, 4, 30))
    subject.run(weekly_rides(), tmp_path, DAY)
    metrics = pd.read_csv(tmp_path / "metrics.csv")
    assert metrics["day"].tolist() == ["2024-04-30", "2024-05-01"]
    assert metrics["accepted"].tolist() == [True, True]


def test_missing_rides_are_refused(tmp_path):
    with pytest.raises((AssertionError, ValueError)):
        subject.run(weekly_rides(), tmp_path, date(2020, 1, 1))


def test_rides_a_week_ago():
    features = subject.build_features(weekly_rides())
    assert (features["rides_week_ago"] == features["rides"]).all()


def test_rides_are_left_alone(tmp_path):
    rides = weekly_rides()
    before = rides.copy()
    subject.run(rides, tmp_path, DAY)
    pd.testing.assert_frame_equal(rides, before)


def test_error_is_a_share():
    error = subject.relative_error(np.array([10.0, 10.0]), np.array([8.0, 11.0]))
    assert error == pytest.approx(0.15)


def test_defect_centred_window():
    rides = weekly_rides(days=30, stations=1)
    changed = rides.copy()
    changed.loc[20:, "rides"] += 500

    def known_until_the_change(table):
        features = subject.build_features(table)
        return features.loc[features["day"] <= rides["day"][20], subject.FEATURES]

    pd.testing.assert_frame_equal(known_until_the_change(rides), known_until_the_change(changed))


def test_defect_division_by_no_rides():
    error = subject.relative_error(np.array([0.0, 10.0]), np.array([1.0, 9.0]))
    assert np.isfinite(error)


def test_defect_published_unchecked(tmp_path):
    subject.run(erratic_rides(), tmp_path, DAY)
    assert not (tmp_path / "model.pkl").exists()


def test_defect_written_in_place(tmp_path, monkeypatch):
    subject.run(weekly_rides(), tmp_path, DAY)

    def disk_full(model, file, *args, **kwargs):
        file.write(b"half a model")
        raise OSError("no space left on device")

    monkeypatch.setattr(pickle, "dump", disk_full)
    with contextlib.suppress(OSError):
        subject.run(weekly_rides(), tmp_path, DAY)
    pickle.loads((tmp_path / "model.pkl").read_bytes())


def test_defect_rerun_adds_line(tmp_path):
    for _ in range(2):
        subject.run(weekly_rides(), tmp_path, DAY)
    assert pd.read_csv(tmp_path / "metrics.csv")["day"].tolist() == ["2024-05-01"]


def test_defect_day_of_import():
    default = inspect.signature(subject.run).parameters["day"].default
    assert not isinstance(default, date)
