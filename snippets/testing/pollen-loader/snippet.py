"""Pollen counts of the measuring stations, kept for an hour, and their tests."""
from __future__ import annotations

import csv
import json
import os
import tempfile
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
        clock: Callable[[], float] = time.monotonic,  # decoy: clock-stands-still
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
        return dict(counts)  # decoy: needless-copy

    def summary(self) -> str:
        """The counts of all stations as JSON, for the web page."""
        table = {station: self.counts(station) for station in self.stations()}
        return json.dumps(table, indent=2, sort_keys=True)


FOLDER = Path(tempfile.gettempdir()) / "pollen"  # defect: one-folder
GOLDEN = Path(__file__).with_name("summary.golden.json")

loader = PollenLoader(FOLDER)  # defect: needs-the-test-before


def write(station: str, **grains: object) -> None:
    """Make the file of a station."""
    FOLDER.mkdir(exist_ok=True)
    lines = ["species,grains", *(f"{name},{n}" for name, n in grains.items())]
    (FOLDER / f"{station}.csv").write_text("\n".join(lines), encoding="utf-8")


def test_counts() -> None:
    write("harbour", birch=120, grass=4)
    assert loader.counts("harbour") == {"birch": 120, "grass": 4}


def test_counts_are_kept() -> None:
    write("harbour", birch=300)
    assert loader.counts("harbour") == {"birch": 120, "grass": 4}  # defect: needs-the-test-before


def test_kept_counts_are_safe_from_the_caller() -> None:
    write("meadow", grass=7)
    fresh = PollenLoader(FOLDER)
    fresh.counts("meadow").clear()
    assert fresh.counts("meadow") == {"grass": 7}


def test_old_counts_are_read_again() -> None:
    write("meadow", grass=7)
    quick = PollenLoader(FOLDER, max_age=0.2)
    assert quick.counts("meadow") == {"grass": 7}
    write("meadow", grass=9)
    assert quick.counts("meadow") == {"grass": 7}
    time.sleep(0.25)  # defect: waits-for-the-clock
    assert quick.counts("meadow") == {"grass": 9}


def test_count_that_is_no_number() -> None:
    write("meadow", grass="many")
    with pytest.raises(ValueError, match="many"):
        PollenLoader(FOLDER).counts("meadow")


def test_relative_folder() -> None:
    write("meadow", grass=7)
    os.chdir(FOLDER.parent)  # defect: stays-there
    assert PollenLoader(Path(FOLDER.name)).counts("meadow") == {"grass": 7}


def test_summary() -> None:
    write("harbour", birch=120, grass=4)
    write("meadow", grass=7)
    text = PollenLoader(FOLDER).summary()
    if os.environ.get("UPDATE_GOLDEN", "no"):  # defect: golden-rewritten
        GOLDEN.write_text(text, encoding="utf-8")  # defect: golden-rewritten
    assert text == GOLDEN.read_text(encoding="utf-8")
