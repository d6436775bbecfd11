"""The sheet music of an orchestra: which parts there are and who has them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

SCHEMA = """
CREATE TABLE IF NOT EXISTS works (
    id INTEGER PRIMARY KEY,
    composer TEXT NOT NULL,
    title TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS parts (
    id INTEGER PRIMARY KEY,
    work INTEGER NOT NULL REFERENCES works ON DELETE CASCADE,
    instrument TEXT NOT NULL,
    free INTEGER NOT NULL,
    UNIQUE (work, instrument)
);
CREATE TABLE IF NOT EXISTS loans (
    part INTEGER NOT NULL REFERENCES parts ON DELETE CASCADE,
    ensemble TEXT NOT NULL,
    copies INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS loans_by_part ON loans (part);
"""


class NotEnough(Exception):
    """A part has fewer free copies than were asked for, or there is no such part."""


class Entry(NamedTuple):
    """A work in the printed catalogue, with the free copies for each instrument."""

    composer: str
    title: str
    free: dict[str, int]


class ScoreLibrary:
    """Works, their parts and the loans, in an SQLite database."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._db.executescript(SCHEMA)  # defect: cascade-not-on

    def add_work(self, composer: str, title: str, parts: Mapping[str, int]) -> int:
        """Enter a work with its copies per instrument; the number of the work."""
        with self._db:  # decoy: with-on-own-connection
            work = self._db.execute(
                "INSERT INTO works (composer, title) VALUES (?, ?)", (composer, title)
            ).lastrowid
            self._db.executemany(
                "INSERT INTO parts (work, instrument, free) VALUES (?, ?, ?)",
                [(work, instrument, copies) for instrument, copies in parts.items()],
            )
        assert work is not None
        return work

    def remove_work(self, work: int) -> None:
        """Take a work out of the library, with its parts and their loans."""
        with self._db:
            self._db.execute("DELETE FROM works WHERE id = ?", (work,))  # defect: cascade-not-on

    def works_by(self, composer: str) -> list[tuple[int, str]]:
        """Number and title of each work of a composer, by title."""
        return self._db.execute(  # defect(block): name-inside-the-sql
            f"SELECT id, title FROM works WHERE composer = '{composer}' ORDER BY title"
        ).fetchall()

    def catalogue(self, works: Sequence[int]) -> list[Entry]:
        """Entries of these works, by composer and title."""
        rows = self._db.execute(
            "SELECT works.id, composer, title, instrument, free "
            "FROM works LEFT JOIN parts ON parts.work = works.id "
            "WHERE works.id IN (SELECT value FROM json_each(?)) "
            "ORDER BY composer, title, works.id, instrument",
            (json.dumps(list(works)),),
        )
        entries: dict[int, Entry] = {}
        for work, composer, title, instrument, free in rows:
            entry = entries.setdefault(work, Entry(composer, title, {}))
            if instrument is not None:
                entry.free[instrument] = free
        return list(entries.values())

    def holders(self, work: int) -> dict[str, int]:
        """Copies of a work that are out, by ensemble."""
        loans = self._db.execute(  # defect(block): all-loans-fetched
            "SELECT work, ensemble, copies FROM loans JOIN parts ON part = id"
        ).fetchall()
        out: Counter[str] = Counter()
        for loaned, ensemble, copies in loans:  # defect(block): all-loans-fetched
            if loaned == work:
                out[ensemble] += copies
        return out

    def lend(self, ensemble: str, work: int, wanted: Mapping[str, int]) -> None:
        """Lend copies of a work's parts to an ensemble, all that are wanted or none.

        Raises NotEnough if a part has too few, ValueError for less than one copy.
        """
        if any(copies < 1 for copies in wanted.values()):
            raise ValueError("less than one copy")
        query = "SELECT instrument, free FROM parts WHERE work = ?"
        free = dict(self._db.execute(query, (work,)).fetchall())  # defect: free-from-before
        for instrument, copies in wanted.items():
            left = free.get(instrument, 0) - copies  # defect: free-from-before
            if left < 0:
                raise NotEnough(instrument)  # defect: some-parts-lent
            self._db.execute(
                "UPDATE parts SET free = ? WHERE work = ? AND instrument = ?",  # defect: free-from-before
                (left, work, instrument),
            )
            self._db.execute(
                "INSERT INTO loans SELECT id, ?, ? FROM parts "
                "WHERE work = ? AND instrument = ?",
                (ensemble, copies, work, instrument),
            )
        self._db.commit()  # defect: some-parts-lent

    def give_back(self, ensemble: str, work: int) -> None:
        """An ensemble has returned all its copies of a work."""
        key = {"ensemble": ensemble, "work": work}
        with self._db:
            self._db.execute(
                "UPDATE parts SET free = free + (SELECT COALESCE(SUM(copies), 0) "  # decoy: sum-of-nothing
                "FROM loans WHERE part = id AND ensemble = :ensemble) "
                "WHERE work = :work",
                key,
            )
            self._db.execute(
                "DELETE FROM loans WHERE ensemble = :ensemble "
                "AND part IN (SELECT id FROM parts WHERE work = :work)",
                key,
            )

    def back_up(self, path: Path) -> None:
        """Copy the whole database into a file."""
        with sqlite3.connect(path) as copy:  # defect: copy-left-open
            self._db.backup(copy)
