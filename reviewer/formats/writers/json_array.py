"""A JSON array of reports, each on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable

from ..canonical import array_parts
from ..records import Scored
from ..report_json import report_to_dict
from . import Sink, WriterOptions


def write(scored: Iterable[Scored], out: Sink, options: WriterOptions) -> None:
    """Write the array as it grows, so that memory does not."""
    for part in array_parts(report_to_dict(item.report) for item in scored):
        out.write(part)
