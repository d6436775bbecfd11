"""A sketch on a whiteboard, with undo and redo."""
from __future__ import annotations

import copy
import math
from collections.abc import Iterable
from dataclasses import dataclass

Point = tuple[int, int]


@dataclass(frozen=True)
class Stroke:
    colour: str
    points: tuple[Point, ...] = ()  # decoy: shared-default


class Sketch:
    """Strokes by number; the higher a number, the nearer the front it is drawn."""

    def __init__(self) -> None:
        self.strokes: dict[int, Stroke] = {}
        self._undo: list[dict[int, Stroke]] = []  # defect: endless-history
        self._redo: list[dict[int, Stroke]] = []

    def apply(self, edits: Iterable[tuple[int, Stroke | None]]) -> None:
        """Put strokes at their numbers, or remove them (None); each is a step to undo.

        Raises KeyError for the removal of a number that is not there.
        """
        for number, stroke in edits:  # defect: redo-kept
            self._undo.append(copy.deepcopy(self.strokes))  # defect: sketch-per-edit, step-before-edit
            if stroke is None:
                del self.strokes[number]
            else:
                self.strokes[number] = stroke

    def undo(self) -> bool:
        """Take the last edit back; False when there is none."""
        if not self._undo:
            return False
        self._redo.append(self.strokes)  # decoy: redo-aliases
        self.strokes = self._undo.pop()
        return True

    def redo(self) -> bool:
        """Repeat the edit that was undone last; False when there is none."""
        if not self._redo:
            return False
        self._undo.append(self.strokes)
        self.strokes = self._redo.pop()
        return True

    def rubbed(self, path: Iterable[Point], radius: float) -> set[int]:
        """Numbers of the strokes with a point within `radius` of a spot on the path."""
        numbers = set()
        for spot in path:
            strokes = self.strokes.copy()  # defect: copy-per-spot
            for number, stroke in strokes.items():
                if any(math.dist(spot, point) <= radius for point in stroke.points):
                    numbers.add(number)
        return numbers

    def ink(self) -> float:
        """Length of all strokes together, in pixels."""
        return sum(
            math.dist(here, there)
            for stroke in self.strokes.values()
            for here, there in zip(stroke.points, stroke.points[1:])  # defect: points-sliced
        )
