"""Stock of a spare-parts warehouse, kept as a journal of what happened to it."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

SIGNS = {"received": 1, "returned": 1, "picked": -1, "scrapped": -1}

Event = dict[str, Any]


class OutOfStock(Exception):
    """More pieces were to leave the shelf than there are."""


class PartsJournal:
    """Events of the warehouse, and the number of pieces of each part.

    An event is a line of journal.jsonl in `folder`: number, at (ISO time), kind, part
    and quantity. snapshot() writes the stock to snapshot.json and begins an empty
    journal. Whenever the process is killed, or the disk is full for a time, the next
    process opens with the stock after the last event for which record() returned.
    """

    def __init__(self, folder: Path) -> None:
        self._journal = folder / "journal.jsonl"
        self._snapshot = folder / "snapshot.json"
        self._stock: Counter[str] = Counter()
        self._last = 0
        self._events: list[Event] = []
        self._load()

    def _load(self) -> None:
        try:
            saved = json.loads(self._snapshot.read_text(encoding="utf-8"))
        except FileNotFoundError:
            pass
        else:
            self._stock = Counter(saved["stock"])
            self._last = saved["last"]
        with self._journal.open("a+b") as journal:
            journal.seek(0)
            good = 0
            for line in journal:
                if not line.endswith(b"\n"):
                    break
                event = json.loads(line)
                if event["number"] > self._last:  # older ones are in the snapshot
                    self._apply(event)
                good += len(line)
            journal.truncate(good)

    def _apply(self, event: Event) -> None:
        self._stock[event["part"]] += SIGNS[event["kind"]] * event["quantity"]
        self._last = event["number"]
        self._events.append(event)

    def record(self, kind: str, part: str, quantity: int) -> int:
        """Record an event and return its number, which goes on the slip.

        Numbers rise and are given once: the accounts ask for what is new by them.
        Raises OutOfStock when more pieces would leave than there are, ValueError for an
        unknown kind or a quantity below 1; nothing is recorded then.
        """
        if kind not in SIGNS or quantity < 1:
            raise ValueError(f"not an event: {kind} {quantity} x {part}")
        if self.stock(part) + SIGNS[kind] * quantity < 0:
            raise OutOfStock(f"{part}: {quantity} {kind}")
        number = self._last + 1
        event = {
            "number": number,
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "kind": kind,
            "part": part,
            "quantity": quantity,
        }
        self._append(event)
        self._apply(event)
        return number

    def _append(self, event: Event) -> None:
        size = self._journal.stat().st_size
        try:
            with self._journal.open("ab") as journal:
                journal.write(json.dumps(event).encode("utf-8") + b"\n")
        except OSError:
            os.truncate(self._journal, size)
            raise

    def stock(self, part: str) -> int:
        """Pieces of a part in the warehouse, 0 for an unknown part."""
        return self._stock[part]

    def low(self, limits: Mapping[str, int]) -> list[str]:
        """Parts of which there are fewer pieces than their limit, in its order."""
        return [part for part, limit in limits.items() if self.stock(part) < limit]

    def since(self, number: int) -> list[Event]:
        """Events after the one of that number, from the last snapshot on."""
        return [dict(event) for event in self._events if event["number"] > number]

    def snapshot(self) -> None:
        """Write down the stock and begin an empty journal.

        To be called at night, when the accounts have fetched the day's events.
        """
        saved = {"last": self._last, "stock": self._stock}
        draft = self._snapshot.with_suffix(".tmp")
        draft.write_text(json.dumps(saved), encoding="utf-8")
        draft.replace(self._snapshot)  # at once: the old file or the new one, no half
        os.truncate(self._journal, 0)
        self._events.clear()
