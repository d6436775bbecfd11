"""One report a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from ..canonical import dumps
from ..records import Scored
from ..report_json import report_to_dict
from . import WriterOptions


def write(scored: Iterable[Scored], out: TextIO, options: WriterOptions) -> None:
    """Write each report as soon as it is there."""
    for item in scored:
        out.write(dumps(report_to_dict(item.report)) + "\n")
