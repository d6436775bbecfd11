"""Behaviour of the features of a charging session, in training and in service."""
import pytest

pd = pytest.importorskip("pandas")

import subject  # noqa: E402

SESSIONS = [
    {
        "battery": 0.2,
        "temperature": -6.0,
        "power": 50.0,
        "connector": "ccs",
        "plugged_at": "2024-01-08T07:30:00+01:00",  # a Monday
    },
    {
        "battery": 0.5,
        "temperature": 18.0,
        "power": 22.0,
        "connector": "type2",
        "plugged_at": "2024-07-02T18:10:00+02:00",
    },
    {
        "battery": 0.7,
        "temperature": 9.0,
        "power": 150.0,
        "connector": "chademo",
        "plugged_at": "2024-10-06T12:00:00+02:00",
    },
    {
        "battery": 0.3,
        "temperature": 3.0,
        "power": 50.0,
        "connector": "ccs",
        "plugged_at": "2024-03-14T15:45:00+01:00",
    },
]


@pytest.fixture
def features():
    return subject.ChargingFeatures()


def both(features, names):
    """Values of the columns in training and as served, per session."""
    table = features.fit_transform(pd.DataFrame(SESSIONS))
    trained = table[names].astype(float).to_numpy().tolist()
    served = [dict(zip(features.columns, features.serve(s), strict=True)) for s in SESSIONS]
    return trained, [[row[name] for name in names] for row in served]


def test_numbers_are_standardised_for_training(features):
    table = features.fit_transform(pd.DataFrame(SESSIONS))
    assert table["battery"].mean() == pytest.approx(0.0, abs=1e-12)
    assert table["battery"].std() == pytest.approx(1.0, rel=0.2)
    assert table["battery"].idxmin() == 0


def test_constant_column_is_zero(features):
    sessions = pd.DataFrame([{**session, "power": 50.0} for session in SESSIONS])
    assert features.fit_transform(sessions)["power"].tolist() == [0.0] * 4


def test_columns_are_those_of_the_table(features):
    table = features.fit_transform(pd.DataFrame(SESSIONS))
    assert features.columns == list(table.columns)
    assert {"battery", "temperature", "power", "hour", "weekday"} <= set(features.columns)


def test_every_connector_has_its_own_flags(features):
    table = features.fit_transform(pd.DataFrame(SESSIONS))
    flags = table[[name for name in table.columns if name.startswith("connector")]]
    assert len(flags.drop_duplicates()) == 3


def test_served_row_has_all_columns(features):
    features.fit_transform(pd.DataFrame(SESSIONS))
    assert len(features.serve(SESSIONS[0])) == len(features.columns)


def test_defect_scaled_by_itself(features):
    trained, served = both(features, ["battery", "temperature", "power"])
    assert served == [pytest.approx(row) for row in trained]


def test_defect_flags_of_one(features):
    features.fit_transform(pd.DataFrame(SESSIONS))
    names = [name for name in features.columns if name.startswith("connector")]
    trained, served = both(subject.ChargingFeatures(), names)
    assert served == trained


def test_defect_absent_is_zero(features):
    features.fit_transform(pd.DataFrame(SESSIONS))
    renamed = {**SESSIONS[0], "temperature_c": -6.0}
    del renamed["temperature"]
    with pytest.raises((KeyError, ValueError, TypeError)):
        features.serve(renamed)


def test_defect_two_clocks(features):
    trained, served = both(features, ["hour"])
    assert served == trained


def test_defect_monday_is_one(features):
    trained, served = both(features, ["weekday"])
    assert served == trained
