"""One report a line."""

from __future__ import annotations

from collections.abc import Iterable

from ..canonical import dumps
from ..records import Scored
from ..report_json import report_to_dict
from . import Sink, WriterOptions


def write(scored: Iterable[Scored], out: Sink, options: WriterOptions) -> None:
    """Write each report as soon as it is there."""
    for item in scored:
        out.write(dumps(report_to_dict(item.report)) + "\n")
