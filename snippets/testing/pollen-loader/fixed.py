"""Pollen counts of the measuring stations, kept for an hour, and their tests."""
from __future__ import annotations

import csv
import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest


class PollenLoader:
    """Reads the file of a station, again once the last time was max_age seconds ago."""

    def __init__(
        self,
        folder: Path,
        max_age: float = 3600.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = folder
        self._max_age = max_age
        self._clock = clock
        self._kept: dict[str, tuple[float, dict[str, int]]] = {}

    def stations(self) -> list[str]:
        return sorted(path.stem for path in self._folder.glob("*.csv"))

    def counts(self, station: str) -> dict[str, int]:
        """Grains per cubic metre of air, by species."""
        now = self._clock()
        read_at, counts = self._kept.get(station, (float("-inf"), {}))
        if now - read_at >= self._max_age:
            path = self._folder / f"{station}.csv"
            with path.open(newline="", encoding="utf-8") as file:
                rows = csv.DictReader(file)
                counts = {row["species"]: int(row["grains"]) for row in rows}
            self._kept[station] = now, counts
        return dict(counts)

    def summary(self) -> str:
        """The counts of all stations as JSON, for the web page."""
        table = {station: self.counts(station) for station in self.stations()}
        return json.dumps(table, indent=2, sort_keys=True)


GOLDEN = Path(__file__).with_name("summary.golden.json")


def write(folder: Path, station: str, **grains: object) -> None:
    """Make the file of a station."""
    lines = ["species,grains", *(f"{name},{n}" for name, n in grains.items())]
    (folder / f"{station}.csv").write_text("\n".join(lines), encoding="utf-8")


class StoppedClock:
    """A clock that shows what a test sets."""

    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_counts(tmp_path: Path) -> None:
    write(tmp_path, "harbour", birch=120, grass=4)
    assert PollenLoader(tmp_path).counts("harbour") == {"birch": 120, "grass": 4}


def test_counts_are_kept(tmp_path: Path) -> None:
    write(tmp_path, "harbour", birch=120, grass=4)
    loader = PollenLoader(tmp_path)
    loader.counts("harbour")
    write(tmp_path, "harbour", birch=300)
    assert loader.counts("harbour") == {"birch": 120, "grass": 4}


def test_kept_counts_are_safe_from_the_caller(tmp_path: Path) -> None:
    write(tmp_path, "meadow", grass=7)
    loader = PollenLoader(tmp_path)
    loader.counts("meadow").clear()
    assert loader.counts("meadow") == {"grass": 7}


def test_old_counts_are_read_again(tmp_path: Path) -> None:
    clock = StoppedClock()
    write(tmp_path, "meadow", grass=7)
    loader = PollenLoader(tmp_path, max_age=60.0, clock=clock)
    assert loader.counts("meadow") == {"grass": 7}
    write(tmp_path, "meadow", grass=9)
    clock.seconds = 59.0
    assert loader.counts("meadow") == {"grass": 7}
    clock.seconds = 60.0
    assert loader.counts("meadow") == {"grass": 9}


def test_count_that_is_no_number(tmp_path: Path) -> None:
    write(tmp_path, "meadow", grass="many")
    with pytest.raises(ValueError, match="many"):
        PollenLoader(tmp_path).counts("meadow")


def test_relative_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "meadow", grass=7)
    monkeypatch.chdir(tmp_path.parent)
    assert PollenLoader(Path(tmp_path.name)).counts("meadow") == {"grass": 7}


def test_summary(tmp_path: Path) -> None:
    write(tmp_path, "harbour", birch=120, grass=4)
    write(tmp_path, "meadow", grass=7)
    text = PollenLoader(tmp_path).summary()
    if os.environ.get("UPDATE_GOLDEN") == "yes":
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")
