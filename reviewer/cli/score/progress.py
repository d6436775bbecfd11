"""How far a long run is, on a terminal."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

from .sources import Meter

Item = TypeVar("Item")
SECONDS_BEFORE = 2.0
"""A short run needs no bar."""
SECONDS_BETWEEN = 0.2


def with_progress(items: Iterable[Item], meter: Meter, *, to_file: bool) -> Iterator[Item]:
    """The items, while a bar on stderr says how many there were, how fast, and how long it may
    still take; the last where the size of the input is known. Nothing where stderr is no
    terminal, or the reports are shown on one."""
    shown = sys.stdout.isatty() and not to_file
    if not sys.stderr.isatty() or shown or os.environ.get("TERM") == "dumb":
        yield from items
        return
    begun = last = time.monotonic()
    count = seen = 0

    def said(_: object) -> str:
        rate = count / max(time.monotonic() - begun, 1e-9)
        return f"{count:,} reviews, {rate:,.0f} a second"

    bar = click.progressbar(
        length=meter.total or 0, file=sys.stderr, item_show_func=said, show_percent=True
    )
    try:
        for item in items:
            yield item
            count += 1
            now = time.monotonic()
            if now - begun < SECONDS_BEFORE or now - last < SECONDS_BETWEEN:
                continue
            last = now
            if meter.total:
                bar.update(meter.read - seen, item)
                seen = meter.read
            else:
                click.echo(f"\r\033[K{said(None)}", nl=False, err=True)
    finally:
        if last != begun:
            click.echo("\r\033[K", nl=False, err=True)
