"""Workloads for the growth measurement: a store is opened that has n events."""

import json
import tempfile
from pathlib import Path


def _opened(subject, n):
    folder = Path(tempfile.mkdtemp())
    with (folder / "journal.jsonl").open("w", encoding="utf-8") as journal:
        for number in range(1, n + 1):
            event = {
                "number": number,
                "at": "2026-03-02T10:00:00+00:00",
                "kind": "received",
                "part": f"part {number % 7}",
                "quantity": 3,
            }
            journal.write(json.dumps(event) + "\n")
    return lambda: subject.PartsJournal(folder)


WORKLOADS = {"stock-added-up-again": _opened}
