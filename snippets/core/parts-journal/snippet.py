"""Stock of a spare-parts warehouse, kept as a journal of what happened to it."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from datetime import datetime
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
        self._base: dict[str, int] = {}
        self._events: list[Event] = []
        self._load()

    def _load(self) -> None:
        try:
            self._base = json.loads(self._snapshot.read_text(encoding="utf-8"))
        except FileNotFoundError:
            pass
        with self._journal.open("a+b") as journal:
            journal.seek(0)
            good = 0
            for line in journal:
                if not line.endswith(b"\n"):  # decoy: torn-line-dropped
                    break
                self._accept(json.loads(line))  # defect: counted-twice, stock-added-up-again
                good += len(line)
            journal.truncate(good)

    def _accept(self, event: Event) -> None:
        change = SIGNS[event["kind"]] * event["quantity"]
        if self.stock(event["part"]) + change < 0:  # defect: stock-added-up-again
            raise OutOfStock(f"{event['part']}: {event['quantity']} {event['kind']}")
        self._events.append(event)

    def record(self, kind: str, part: str, quantity: int) -> int:
        """Record an event and return its number, which goes on the slip.

        Numbers rise and are given once: the accounts ask for what is new by them.
        Raises OutOfStock when more pieces would leave than there are, ValueError for an
        unknown kind or a quantity below 1; nothing is recorded then.
        """
        if kind not in SIGNS or quantity < 1:
            raise ValueError(f"not an event: {kind} {quantity} x {part}")
        number = len(self._events) + 1  # defect: numbers-start-again
        event = {
            "number": number,
            "at": datetime.now().isoformat(timespec="seconds"),  # defect: time-without-zone
            "kind": kind,
            "part": part,
            "quantity": quantity,
        }
        self._accept(event)  # defect: counted-before-written
        self._append(event)
        return number

    def _append(self, event: Event) -> None:
        size = self._journal.stat().st_size
        try:
            with self._journal.open("ab") as journal:  # decoy: opened-per-event
                journal.write(json.dumps(event).encode("utf-8") + b"\n")
        except OSError:
            os.truncate(self._journal, size)
            raise

    def stock(self, part: str) -> int:
        """Pieces of a part in the warehouse, 0 for an unknown part."""
        pieces = self._base.get(part, 0)
        for event in self._events:  # defect(block): stock-added-up-again
            if event["part"] == part:
                pieces += SIGNS[event["kind"]] * event["quantity"]
        return pieces

    def low(self, limits: Mapping[str, int]) -> list[str]:
        """Parts of which there are fewer pieces than their limit, in its order."""
        return [part for part, limit in limits.items() if self.stock(part) < limit]  # defect: stock-added-up-again

    def since(self, number: int) -> list[Event]:
        """Events after the one of that number, from the last snapshot on."""
        return [event for event in self._events if event["number"] > number]  # defect: own-events-handed-out

    def snapshot(self) -> None:
        """Write down the stock and begin an empty journal.

        To be called at night, when the accounts have fetched the day's events.
        """
        parts = self._base.keys() | {event["part"] for event in self._events}
        stock = {part: self.stock(part) for part in sorted(parts)}  # defect: stock-added-up-again
        self._snapshot.write_text(json.dumps(stock), encoding="utf-8")  # defect: snapshot-overwritten, counted-twice
        os.truncate(self._journal, 0)  # defect: counted-twice
        self._base = stock
        self._events.clear()
