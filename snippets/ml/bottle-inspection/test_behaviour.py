"""Behaviour of the acceptance test of bottle inspection models."""
import os

import pytest

os.environ.setdefault("OMP_NUM_THREADS", "1")  # tiny data: threads only wait

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")
pytest.importorskip("sklearn")

import subject  # noqa: E402
from sklearn.exceptions import NotFittedError  # noqa: E402
from sklearn.tree import DecisionTreeClassifier  # noqa: E402
from sklearn.utils.validation import check_is_fitted  # noqa: E402

LOOKS = {"sound": 0.0, "bubble": 1.0, "crack": 2.0, "stain": 3.0}  # clear cases


def bottles_of(kinds, looks=None):
    """Bottles that look like their kind, or like the given kinds."""
    table = pd.DataFrame(1.0, index=range(len(kinds)), columns=subject.FEATURES)
    spots = [LOOKS[kind] for kind in (looks or kinds)]
    return table.assign(dark_spots=spots, kind=list(kinds))


def tree():
    return DecisionTreeClassifier(random_state=0)


CLEAR = bottles_of(["sound"] * 60 + ["stain"] * 20)


def test_highest_cutoff():
    scores = np.array([0.9, 0.1, 0.7, 0.3, 0.5, 0.8])
    faulty = np.array([True, False, True, True, True, False])
    assert subject.highest_cutoff(scores, faulty, 0.5) == 0.7
    assert subject.highest_cutoff(scores, faulty, 0.6) == 0.5
    assert subject.highest_cutoff(scores, faulty, 1.0) == 0.3


def test_all_kinds_told_apart():
    assert subject.mean_f1(pd.Series(list(LOOKS)), np.array(list(LOOKS))) == 1.0


def test_clear_faults_are_decided_right():
    quality = subject.inspect(tree(), CLEAR, CLEAR)
    assert (quality.caught, quality.needless, quality.right) == (1.0, 0.0, 1.0)


def test_model_that_errs_often_is_not_accepted():
    new = bottles_of(["sound"] * 50 + ["stain"] * 50, ["stain"] * 50 + ["sound"] * 50)
    assert not subject.inspect(tree(), CLEAR, new).accepted()


def test_model_and_tables_are_left_alone():
    model, train, new = tree(), CLEAR.copy(), CLEAR.copy()
    subject.inspect(model, train, new)
    with pytest.raises(NotFittedError):
        check_is_fitted(model)
    pd.testing.assert_frame_equal(train, CLEAR)
    pd.testing.assert_frame_equal(new, CLEAR)


def test_defect_column_by_list():
    bottles = bottles_of(["sound", "bubble", "crack", "stain"] * 20)
    model = tree().fit(bottles[subject.FEATURES], bottles["kind"])
    scores = subject.fault_scores(model, bottles_of(["sound", "bubble", "crack", "stain"]))
    assert scores.tolist() == pytest.approx([0.0, 1.0, 1.0, 1.0])


def test_defect_micro_f1():
    actual = ["sound"] * 94 + ["bubble"] * 2 + ["crack"] * 2 + ["stain"] * 2
    forecast = ["sound"] * 94 + ["bubble"] * 2 + ["sound"] * 2 + ["stain"] * 2
    f1 = subject.mean_f1(pd.Series(actual), np.array(forecast))
    assert f1 == pytest.approx(2 / 3, abs=0.01)


def test_defect_cutoff_on_new():
    train = CLEAR.assign(dark_spots=np.arange(80) % 20 / 10 + CLEAR["dark_spots"] / 2)
    new = train.iloc[::2].reset_index(drop=True)
    fewer = new.assign(kind=["sound"] * 35 + ["stain"] * 5)
    model = DecisionTreeClassifier(max_depth=2, min_samples_leaf=6, random_state=0)
    first = subject.inspect(model, train, new, wanted=0.9)
    assert subject.inspect(model, train, fewer, wanted=0.9).cutoff == first.cutoff


def test_defect_rates_mixed_up():
    new = bottles_of(
        ["stain"] * 10 + ["sound"] * 90,
        ["stain"] * 8 + ["sound"] * 2 + ["stain"] * 12 + ["sound"] * 78,
    )
    quality = subject.inspect(tree(), CLEAR, new, wanted=0.8)
    assert quality.caught == pytest.approx(0.8)
    assert quality.needless == pytest.approx(0.6)


def test_defect_mostly_sound():
    new = bottles_of(["stain"] * 10 + ["sound"] * 190, ["stain"] * 5 + ["sound"] * 195)
    quality = subject.inspect(tree(), CLEAR, new, wanted=0.5)
    assert quality.right < 0.8 or not quality.accepted()
