"""JSON whose bytes depend on nothing but the data."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from reviewer.safe_text import COMMAND_ANYWHERE


def dumps(data: object) -> str:
    """`data` as JSON on one line, in ASCII, keys in the order given.

    ASCII survives every pipe and code page. No character of a stranger's text reaches a terminal
    raw, and no command a build service on whose log it is printed. Raises ValueError for NaN and
    infinity.
    """
    text = json.dumps(data, ensure_ascii=True, allow_nan=False).replace("\x7f", "\\u007f")
    return COMMAND_ANYWHERE.sub(r"#\\u0023", text) if "##" in text else text


def rounded(value: float, digits: int) -> float:
    """`value` to so many decimals, never -0.0."""
    return round(float(value), digits) + 0.0


def array(items: Iterable[object]) -> str:
    """A JSON array as text, each item on a line of its own."""
    return "".join(array_parts(items))


def array_parts(items: Iterable[object]) -> Iterator[str]:
    """The text of `array` piece by piece, so that a long one need not be in memory."""
    separator = "[\n"
    for item in items:
        yield separator + dumps(item)
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"
