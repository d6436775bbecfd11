"""The sheet music of an orchestra: which parts there are and who has them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
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
        self._db.execute("PRAGMA foreign_keys = ON")  # else no CASCADE takes place
        self._db.executescript(SCHEMA)

    def add_work(self, composer: str, title: str, parts: Mapping[str, int]) -> int:
        """Enter a work with its copies per instrument; the number of the work."""
        with self._db:
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
            self._db.execute("DELETE FROM works WHERE id = ?", (work,))

    def works_by(self, composer: str) -> list[tuple[int, str]]:
        """Number and title of each work of a composer, by title."""
        return self._db.execute(
            "SELECT id, title FROM works WHERE composer = ? ORDER BY title", (composer,)
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
        rows = self._db.execute(
            "SELECT ensemble, SUM(copies) FROM loans JOIN parts ON part = id "
            "WHERE work = ? GROUP BY ensemble",
            (work,),
        )
        return dict(rows.fetchall())

    def lend(self, ensemble: str, work: int, wanted: Mapping[str, int]) -> None:
        """Lend copies of a work's parts to an ensemble, all that are wanted or none.

        Raises NotEnough if a part has too few, ValueError for less than one copy.
        """
        if any(copies < 1 for copies in wanted.values()):
            raise ValueError("less than one copy")
        with self._db:  # commits at the end, rolls back on an exception
            for instrument, copies in wanted.items():
                key = {"work": work, "instrument": instrument, "copies": copies}
                taken = self._db.execute(
                    "UPDATE parts SET free = free - :copies "
                    "WHERE work = :work AND instrument = :instrument "
                    "AND free >= :copies",
                    key,
                )
                if taken.rowcount == 0:
                    raise NotEnough(instrument)
                self._db.execute(
                    "INSERT INTO loans SELECT id, :ensemble, :copies FROM parts "
                    "WHERE work = :work AND instrument = :instrument",
                    {**key, "ensemble": ensemble},
                )

    def give_back(self, ensemble: str, work: int) -> None:
        """An ensemble has returned all its copies of a work."""
        key = {"ensemble": ensemble, "work": work}
        with self._db:
            self._db.execute(
                "UPDATE parts SET free = free + (SELECT COALESCE(SUM(copies), 0) "
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
        with closing(sqlite3.connect(path)) as copy:
            self._db.backup(copy)
