"""What the tests of the loader notice and need: the suite is run in many conditions."""
import itertools
import json
import os
import tempfile
import time
from pathlib import Path

import pytest

import subject

TABLE = {"harbour": {"birch": 120, "grass": 4}, "meadow": {"grass": 7}}


@pytest.fixture(autouse=True)
def surroundings(tmp_path, monkeypatch):
    """A temporary folder and a working directory of our own; sleeping takes no time."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.delenv("UPDATE_GOLDEN", raising=False)
    monkeypatch.chdir(tmp_path)
    slept = []
    monotonic = time.monotonic
    monkeypatch.setattr(time, "sleep", slept.append)
    monkeypatch.setattr(time, "monotonic", lambda: monotonic() + sum(slept))
    return temporary


def passes(folder, alteration="", plugin=None):
    """Whether the suite under test is green, with the golden file of the right summary."""
    suite = folder / f"{folder.name}_suite.py"  # a module name of its own
    source = Path(subject.__file__).read_text(encoding="utf-8")
    suite.write_text(f"{source}\n\n{alteration}\n", encoding="utf-8")
    golden = json.dumps(TABLE, indent=2, sort_keys=True)
    (folder / "summary.golden.json").write_text(golden, encoding="utf-8")
    options = ["-q", "--assert=plain", "-W", "ignore", "--import-mode=importlib"]
    options += ["-p", "no:cacheprovider", "-c", os.devnull]
    options += [f"--rootdir={folder}", f"--basetemp={folder / 'base'}"]
    status = pytest.main([*options, str(suite)], plugins=[plugin] if plugin else [])
    return status == pytest.ExitCode.OK


class Backwards:
    """A plugin that runs the tests in the opposite order."""

    def pytest_collection_modifyitems(self, items):
        items.reverse()


class Whereabouts:
    """A plugin that notes the working directory after each test."""

    def __init__(self):
        self.folders = set()

    def pytest_runtest_logfinish(self):
        self.folders.add(Path.cwd())


def test_loader(tmp_path):
    (tmp_path / "pier.csv").write_text("species,grains\nbirch,12\n", encoding="utf-8")
    now = [0.0]
    loader = subject.PollenLoader(tmp_path, max_age=10, clock=lambda: now[0])
    assert loader.stations() == ["pier"]
    assert json.loads(loader.summary()) == {"pier": {"birch": 12}}
    (tmp_path / "pier.csv").write_text("species,grains\nbirch,40\n", encoding="utf-8")
    now[0] = 9.0
    assert loader.counts("pier") == {"birch": 12}
    now[0] = 10.0
    assert loader.counts("pier") == {"birch": 40}


def test_suite_is_green(tmp_path):
    assert passes(tmp_path)


def test_suite_notices_a_loader_that_keeps_nothing(tmp_path):
    forgetful = (
        "kept = PollenLoader.counts\n"
        "def counts(self, station):\n"
        "    return kept(PollenLoader(self._folder), station)\n"
        "PollenLoader.counts = counts\n"
    )
    assert not passes(tmp_path, forgetful)


def test_defect_golden_rewritten(tmp_path):
    assert not passes(tmp_path, "PollenLoader.summary = lambda self: '{}'")


def test_defect_needs_the_test_before(tmp_path):
    assert passes(tmp_path, plugin=Backwards())


def test_defect_one_folder(tmp_path, surroundings):
    left = surroundings / "pollen"
    left.mkdir()
    (left / "airport.csv").write_text("species,grains\nbirch,1\n", encoding="utf-8")
    before = sorted(surroundings.rglob("*"))
    assert passes(tmp_path)
    assert sorted(surroundings.rglob("*")) == before


def test_defect_waits_for_the_clock(tmp_path, monkeypatch):
    busy = itertools.count()  # a second goes by between any two looks at the clock
    monkeypatch.setattr(time, "monotonic", lambda: float(next(busy)))
    assert passes(tmp_path)


def test_defect_stays_there(tmp_path):
    here = Path.cwd()
    where = Whereabouts()
    passes(tmp_path, plugin=where)
    assert where.folders == {here}
