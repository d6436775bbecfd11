"""Small charts of block characters, for the terminal UI and `stats` alike."""

from __future__ import annotations

from collections.abc import Sequence

_STEPS = "▁▂▃▄▅▆▇█"
_EIGHTHS = " ▏▎▍▌▋▊▉"
GAP = "·"
"""Stands for a time without a value; a full empty column would look like nothing was drawn."""


def spark(values: Sequence[float | None], low: float = 0.0, high: float = 1.0) -> str:
    """One character a value, its height within `low` to `high`; None is a gap."""
    return "".join(GAP if value is None else _STEPS[_step(value, low, high)] for value in values)


def bar(share: float, width: int) -> str:
    """`width` cells, the share 0..1 of them filled, to an eighth of a cell."""
    eighths = round(min(1.0, max(0.0, share)) * width * 8)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[rest] if rest else "")).ljust(width, "░")


def percent(share: float | None) -> str:
    """A share 0..1 as people write it, a dash for none."""
    return "–" if share is None else f"{round(100 * share)} %"


def last(values: Sequence[float | None], width: int) -> list[float | None]:
    """The newest values, as many as have room."""
    return list(values[-width:]) if width > 0 else []


def _step(value: float, low: float, high: float) -> int:
    share = (value - low) / (high - low) if high > low else 0.0
    return round(min(1.0, max(0.0, share)) * (len(_STEPS) - 1))
