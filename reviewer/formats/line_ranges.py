"""Line ranges as people write them."""

from __future__ import annotations

import re

# Nine digits keep a hostile number small; what is a sensible line is the caller's to say.
_RANGE = re.compile(
    r"(?:lines?[ \t]*|L)?(\d{1,9})(?:[ \t]*[-–][ \t]*L?(\d{1,9}))?", re.IGNORECASE | re.ASCII
)


def line_range(text: str) -> tuple[int, int] | None:
    """First and last line of `12`, `12-14`, `L12-L14` or `lines 12-14`; None for other text.

    The numbers are as written: the last may come before the first, and either may be 0.
    """
    match = _RANGE.fullmatch(text.strip())
    return (int(match[1]), int(match[2] or match[1])) if match else None
