"""Behaviour of the training of the gym cancellation model."""
import pytest

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")

import subject  # noqa: E402


@pytest.fixture(autouse=True)
def small_search(monkeypatch):
    monkeypatch.setattr(subject, "TREES", 5, raising=False)
    monkeypatch.setattr(subject, "DEPTHS", (2, 16), raising=False)


NUMBERS = ["age", "months_as_member", "monthly_fee", "visits_30d", "visits_90d"]


def members(n=240, seed=0, telling=NUMBERS):
    """Members of whom a third cancels; each of the `telling` columns says which."""
    rng = np.random.default_rng(seed)
    table = pd.DataFrame(rng.normal(size=(n, len(NUMBERS))), columns=NUMBERS)
    table["open_invoices"] = 0.0
    table["card_returned"] = 0.0
    table["cancelled"] = rng.permutation(np.arange(n) % 3 == 0).astype(int)
    for column in telling:
        table[column] = 10.0 * table["cancelled"]
    return table


def last_step(model):
    model = getattr(model, "best_estimator_", model)
    return model.steps[-1][1] if hasattr(model, "steps") else model


def test_learns_a_clear_signal():
    table = members()
    trained = subject.train_model(table)
    assert trained.auc > 0.95
    assert trained.depth in subject.DEPTHS
    assert trained.members_scored == 60
    assert trained.model.predict_proba(table[subject.FEATURES]).shape == (240, 2)


def test_split_keeps_the_share_of_cancellations():
    train, test = subject.split(members(), seed=1)
    assert train["cancelled"].sum() == 60
    assert test["cancelled"].sum() == 20


def test_table_is_left_alone():
    table = members()
    table.loc[::5, "age"] = np.nan
    before = table.copy()
    subject.train_model(table)
    pd.testing.assert_frame_equal(table, before)


def test_defect_card_returned():
    assert subject.train_model(members(telling=["card_returned"])).auc < 0.8


def test_defect_auc_of_classes():
    table = members(n=600, telling=[])
    idle = np.arange(600) < 240
    table["visits_30d"] = np.where(idle, 0.0, 9.0)
    table["cancelled"] = (idle & (np.arange(600) % 4 == 0)).astype(int)
    assert subject.train_model(table).auc > 0.7


def test_defect_easy_test_rows():
    table = members()
    table.loc[::2, "age"] = np.nan
    assert subject.train_model(table).members_scored == 60


def test_defect_last_model_returned():
    trained = subject.train_model(members())
    assert last_step(trained.model).max_depth == trained.depth


def test_defect_forest_seed():
    table = members(telling=[])
    runs = [
        subject.train_model(table, seed=3).model.predict_proba(table[subject.FEATURES])
        for _ in range(2)
    ]
    assert np.array_equal(*runs)


def test_defect_medians_lost():
    """Only the middle group cancels, so a gap filled with the median means a cancellation."""
    table = members(telling=()).assign(**dict.fromkeys(NUMBERS, 0.0))
    table["visits_30d"] = np.repeat([0.0, 5.0, 10.0], [96, 60, 84])
    table["cancelled"] = (table["visits_30d"] == 5.0).astype(int)
    model = subject.train_model(table).model
    today = table[subject.FEATURES].head(1)
    gap = model.predict_proba(today.assign(visits_30d=np.nan))
    median = model.predict_proba(today.assign(visits_30d=5.0))
    assert gap == pytest.approx(median)
