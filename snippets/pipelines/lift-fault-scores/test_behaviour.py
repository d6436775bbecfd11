"""Behaviour of the daily scoring job."""
import contextlib
import hashlib
import json
import os
import pickle
from datetime import date

import pytest

np = pytest.importorskip("numpy")
pd = pytest.importorskip("pandas")

import subject  # noqa: E402

DAY = date(2024, 5, 7)


class Model:
    """Gives every lift the same probability of a fault."""

    def __init__(self, fault):
        self.fault = fault

    def predict_proba(self, rows):
        return np.tile([1 - self.fault, self.fault], (len(rows), 1))


class MakesFolder:
    """What is run when it is unpickled: a folder is made."""

    def __init__(self, folder):
        self.folder = folder

    def __reduce__(self):
        return os.mkdir, (str(self.folder),)


@pytest.fixture
def models(tmp_path):
    folder = tmp_path / "models"
    folder.mkdir()
    approved = pickle.dumps(Model(0.25))
    (folder / "2024-04.pkl").write_bytes(approved)
    note = {"file": "2024-04.pkl", "sha256": hashlib.sha256(approved).hexdigest()}
    (folder / "approved.json").write_text(json.dumps(note), encoding="utf-8")
    return folder


@pytest.fixture
def data(tmp_path):
    (tmp_path / "data" / "2024-05-07").mkdir(parents=True)
    for region in subject.REGIONS:
        deliver(tmp_path / "data", region)
    return tmp_path / "data"


def deliver(data, region, column="age"):
    """The file of a region, with two lifts."""
    header = f"lift,trips,door_cycles,reopenings,{column}"
    lines = [header, f"00{region},90,200,3,12", f"01{region},40,80,0,4"]
    (data / "2024-05-07" / f"{region}.csv").write_text("\n".join(lines), encoding="utf-8")


def scores(data):
    return pd.read_csv(data / "scores-2024-05-07.csv", dtype={"lift": str})


def is_done(data):
    return (data / "scores-2024-05-07.done").exists()


def test_all_regions_are_scored(data, models):
    assert subject.run(DAY, data, models) == 2 * len(subject.REGIONS)
    table = scores(data)
    assert sorted(table["lift"]) == sorted(
        f"{number}{region}" for region in subject.REGIONS for number in ("00", "01")
    )
    assert set(table["score"]) == {0.25}
    assert is_done(data)


def test_a_day_that_is_done_is_left_alone(data, models):
    subject.run(DAY, data, models)
    before = (data / "scores-2024-05-07.csv").read_text(encoding="utf-8")
    assert subject.run(DAY, data, models) == 0
    assert (data / "scores-2024-05-07.csv").read_text(encoding="utf-8") == before


def test_defect_whatever_is_newest(data, models):
    trial = models / "trial.pkl"
    trial.write_bytes(pickle.dumps(Model(0.75)))
    os.utime(trial, (2e9, 2e9))
    subject.run(DAY, data, models)
    assert set(scores(data)["score"]) == {0.25}


def test_defect_foreign_pickle(data, models, tmp_path):
    folder = tmp_path / "made-by-the-model"
    (models / "2024-04.pkl").write_bytes(pickle.dumps(MakesFolder(folder)))
    with contextlib.suppress(Exception):
        subject.run(DAY, data, models)
    assert not folder.exists()


def test_defect_failure_shrugged_off(data, models):
    deliver(data, "lakes", column="years")
    with pytest.raises((Exception, SystemExit)):
        subject.run(DAY, data, models)


def test_defect_done_regardless(data, models):
    deliver(data, "lakes", column="years")
    with contextlib.suppress(Exception, SystemExit):
        subject.run(DAY, data, models)
    assert not is_done(data)


def test_defect_regions_that_are_there(data, models):
    (data / "2024-05-07" / "north.csv").unlink()
    with contextlib.suppress(Exception, SystemExit):
        subject.run(DAY, data, models)
    assert not is_done(data)


def test_defect_appended_in_place(data, models):
    deliver(data, "lakes", column="years")
    with contextlib.suppress(Exception, SystemExit):
        subject.run(DAY, data, models)
    (data / "scores-2024-05-07.done").unlink(missing_ok=True)
    deliver(data, "lakes")
    subject.run(DAY, data, models)
    assert scores(data)["lift"].is_unique
