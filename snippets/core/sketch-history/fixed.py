"""A sketch on a whiteboard, with undo and redo."""
from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[int, int]

STEPS_BACK = 200


@dataclass(frozen=True)
class Stroke:
    colour: str
    points: tuple[Point, ...] = ()


Edit = tuple[int, Stroke | None]


class Sketch:
    """Strokes by number; the higher a number, the nearer the front it is drawn."""

    def __init__(self) -> None:
        self.strokes: dict[int, Stroke] = {}
        # Both hold the edits to make, not states of the sketch.
        self._undo: deque[Edit] = deque(maxlen=STEPS_BACK)
        self._redo: list[Edit] = []

    def apply(self, edits: Iterable[Edit]) -> None:
        """Put strokes at their numbers, or remove them (None); each is a step to undo.

        Raises KeyError for the removal of a number that is not there.
        """
        for edit in edits:
            self._undo.append(self._make(edit))
            self._redo.clear()

    def undo(self) -> bool:
        """Take the last edit back; False when there is none."""
        if not self._undo:
            return False
        self._redo.append(self._make(self._undo.pop()))
        return True

    def redo(self) -> bool:
        """Repeat the edit that was undone last; False when there is none."""
        if not self._redo:
            return False
        self._undo.append(self._make(self._redo.pop()))
        return True

    def _make(self, edit: Edit) -> Edit:
        """Change one stroke; returns the edit that reverses it."""
        number, stroke = edit
        if stroke is None:
            return number, self.strokes.pop(number)
        before = self.strokes.get(number)
        self.strokes[number] = stroke
        return number, before

    def rubbed(self, path: Iterable[Point], radius: float) -> set[int]:
        """Numbers of the strokes with a point within `radius` of a spot on the path."""
        spots = list(path)
        return {
            number
            for number, stroke in self.strokes.items()
            if any(
                math.dist(spot, point) <= radius
                for point in stroke.points
                for spot in spots
            )
        }

    def ink(self) -> float:
        """Length of all strokes together, in pixels."""
        return sum(
            math.dist(here, there)
            for stroke in self.strokes.values()
            for here, there in pairwise(stroke.points)
        )
