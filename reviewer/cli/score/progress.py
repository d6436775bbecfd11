"""How far a long run is, on a terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from .sources import Meter

if TYPE_CHECKING:
    from rich.progress import Progress

Item = TypeVar("Item")
SECONDS_BEFORE = 2.0
"""A short run needs no bar, and a bar needs a library that takes time to load."""
SECONDS_BETWEEN = 0.2


def with_progress(items: Iterable[Item], meter: Meter) -> Iterator[Item]:
    """The items, while a bar on stderr says how many there were, how fast, and how long it may
    still take. Nothing where stderr is no terminal, or stdout is the same one."""
    if not sys.stderr.isatty() or sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        yield from items
        return
    begun = last = time.monotonic()
    bar: Progress | None = None
    task: Any = None
    count = 0
    try:
        for item in items:
            yield item
            count += 1
            now = time.monotonic()
            if now - last < SECONDS_BETWEEN:
                continue
            last = now
            if bar is None:
                if now - begun < SECONDS_BEFORE:
                    continue
                bar = _bar()
                bar.start()
                task = bar.add_task("", total=meter.total)
            rate = count / (now - begun)
            said = f"{count:,} reviews, {rate:,.0f} a second"
            bar.update(task, description=said, completed=meter.read)
    finally:
        if bar is not None:
            bar.stop()


def _bar() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TimeRemainingColumn(compact=True),
        TextColumn("left"),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True)
