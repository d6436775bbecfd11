"""Behaviour of the comparison of models for leaf photos."""
import os

import pytest

os.environ.setdefault("OMP_NUM_THREADS", "1")  # tiny data: threads only wait

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")

import subject  # noqa: E402
from sklearn.base import BaseEstimator, ClassifierMixin  # noqa: E402
from sklearn.dummy import DummyClassifier  # noqa: E402
from sklearn.tree import DecisionTreeClassifier  # noqa: E402

FIELDS = 20
PLANTS = 10  # in each field, with one photo each


@pytest.fixture(autouse=True)
def two_seeds(monkeypatch):
    monkeypatch.setattr(subject, "SEEDS", range(2), raising=False)


class Reader(ClassifierMixin, BaseEstimator):
    """Names the disease that stands in one of the columns."""

    def __init__(self, column):
        self.column = column

    def fit(self, table, y):
        self.classes_ = np.unique(y)
        return self

    def predict(self, table):
        return np.where(table[self.column] > 0, "blight", "none")


def reader(column):
    return lambda seed: Reader(column)


def tree(seed):
    return DecisionTreeClassifier(random_state=0)


def photos_of(seed=0):
    """Half of the photos of each field show blight; the features are empty."""
    n = FIELDS * PLANTS
    table = pd.DataFrame(0.0, columns=subject.FEATURES, index=range(n))
    rng = np.random.default_rng(seed)
    return table.assign(
        field=np.repeat(np.arange(FIELDS), PLANTS),
        plant=np.arange(n),
        disease=np.concatenate([rng.permutation(["blight", "none"] * 5) for _ in range(FIELDS)]),
    )


def showing(photos, wrong=0.0, seed=1):
    """A column that tells the disease, but for a share of the photos."""
    told = np.where(photos["disease"] == "blight", 1.0, -1.0)
    order = np.random.default_rng(seed).permutation(len(photos))
    return np.where(order < wrong * len(photos), -told, told)


def test_model_that_sees_the_disease_is_chosen():
    photos = photos_of()
    photos["f1"] = showing(photos)
    chosen = subject.choose(photos, {"blind": reader("f0"), "seeing": reader("f1")})
    assert chosen.name == "seeing"
    assert (chosen.model.predict(photos[subject.FEATURES]) == photos["disease"]).all()


def test_chosen_model_is_fitted_to_all_photos():
    photos = photos_of()
    photos["f3"] = showing(photos)
    model = subject.choose(photos, {"tree": tree}).model
    assert model.tree_.n_node_samples[0] == len(photos)


def test_five_scores_for_each_model():
    photos = photos_of()
    photos["f0"] = showing(photos, wrong=0.2)
    scores = subject.compare(photos, {"a": reader("f0"), "b": reader("f1")})
    assert [len(scores["a"]), len(scores["b"])] == [5, 5]
    assert np.mean(scores["a"]) == pytest.approx(0.8, abs=0.08)
    assert np.mean(scores["b"]) == pytest.approx(0.5)


def test_same_seed_same_scores():
    photos = photos_of()
    photos["f0"] = showing(photos, wrong=0.3)
    first = subject.compare(photos, {"tree": tree}, seed=3)["tree"]
    assert list(first) == list(subject.compare(photos, {"tree": tree}, seed=3)["tree"])


def test_photos_are_left_alone():
    photos = photos_of()
    before = photos.copy()
    subject.compare(photos, {"constant": lambda seed: DummyClassifier()})
    pd.testing.assert_frame_equal(photos, before)


def test_defect_grouped_by_plant():
    photos = photos_of()
    soil = np.random.default_rng(0).random(FIELDS)
    ill = np.random.default_rng(2).permutation(np.arange(FIELDS) % 2 == 0)
    photos["f0"] = soil[photos["field"]]
    photos["disease"] = np.where(ill[photos["field"]], "blight", "none")
    assert np.mean(subject.compare(photos, {"tree": tree})["tree"]) < 0.8


def test_defect_folds_per_model():
    photos = photos_of()
    photos["f0"] = showing(photos, wrong=0.3)
    scores = subject.compare(photos, {"a": reader("f0"), "b": reader("f0")})
    assert sorted(scores["a"]) == pytest.approx(sorted(scores["b"]))


def test_defect_luckiest_run():
    photos = photos_of()
    photos["f1"] = showing(photos)
    models = {"moody": lambda seed: Reader("f1" if seed == 1 else "f0")}
    assert np.mean(subject.compare(photos, models)["moody"]) < 0.8


def test_defect_by_a_hair():
    photos = photos_of()
    photos["f0"] = showing(photos, wrong=0.2, seed=1)
    photos["f1"] = showing(photos, wrong=0.18, seed=2)
    chosen = subject.choose(photos, {"cheap": reader("f0"), "dear": reader("f1")})
    assert chosen.name == "cheap"


def test_defect_nothing_to_beat():
    assert subject.choose(photos_of(), {"tree": tree, "blind": reader("f0")}) is None
