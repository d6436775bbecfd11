"""A change side by side: which line of the old code stands beside which line of the new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reviewer.model import Change


@dataclass(frozen=True, slots=True)
class Alignment:
    """Old and new lines in rows, both counted from 1.

    `old` is the whole old code. `beside` has the old line for each new one that has one.
    `alone` has the old lines that stand beside nothing, by the new line below them, one past
    the last for those at the end.
    """

    old: tuple[str, ...]
    beside: Mapping[int, int]
    alone: Mapping[int, tuple[int, ...]]


def align(new: Sequence[str], change: Change) -> Alignment:
    """Put the lines that went beside those that came in their place, the rest beside nothing."""
    old: list[str] = []
    beside: dict[int, int] = {}
    alone: dict[int, tuple[int, ...]] = {}
    waiting: list[int] = []

    def leave_alone(below: int) -> None:
        if waiting:
            alone[below] = tuple(waiting)
            waiting.clear()

    for line in range(1, len(new) + 2):
        for text in change.removed.get(line, ()):
            old.append(text)
            waiting.append(len(old))
        if line > len(new) or line not in change.added:
            leave_alone(line)
            if line <= len(new):
                old.append(new[line - 1])
                beside[line] = len(old)
        elif waiting:
            beside[line] = waiting.pop(0)
    return Alignment(tuple(old), beside, alone)
