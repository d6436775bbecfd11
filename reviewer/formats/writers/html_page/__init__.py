"""One self-contained HTML page: no script, nothing loaded from anywhere."""

from __future__ import annotations

from collections.abc import Iterable

from ...records import Scored
from .. import Sink, WriterOptions
from .page import Page


def write(scored: Iterable[Scored], out: Sink, options: WriterOptions) -> None:
    """Write the page when all reviews have been seen; its size, and memory, are bounded."""
    page = Page()
    for item in scored:
        page.add(item)
    for part in page.parts():
        out.write(part)
