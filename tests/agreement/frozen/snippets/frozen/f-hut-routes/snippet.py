"""Routes between mountain huts with the least climbing, for the hut finder."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf


@dataclass(frozen=True)
class Path:
    """A marked path that can be walked in both directions."""

    a: str
    b: str
    up: int  # metres to climb from a to b
    down: int  # metres to climb from b to a


class HutFinder:
    """Answers questions about one network of paths, in metres of climb."""

    def __init__(self, paths: Iterable[Path], huts: Iterable[str]) -> None:
        self.paths = list(paths)
        self.huts = list(huts)

    def legs(self, place: str) -> list[tuple[str, int]]:
        """The places next to `place`, with the climb on the way there."""
        away = [(path.b, path.up) for path in self.paths if path.a == place]
        back = [(path.a, path.down) for path in self.paths if path.b == place]
        return away + back

    def route(self, start: str, goal: str) -> tuple[int, list[str]] | None:
        """The least climb and the places on the way; None if no path leads there."""
        if start == goal:
            return 0, [start]
        climb = {start: 0}
        came_from: dict[str, str] = {}
        waiting = [start]
        while True:
            place = min(waiting, key=climb.__getitem__)
            waiting.remove(place)
            for other, metres in self.legs(place):
                total = climb[place] + metres
                if total <= climb.get(other, inf):
                    climb[other] = total
                    came_from[other] = place
                    waiting.append(other)
                if other == goal:
                    return climb[goal], self._places(came_from, start, goal)

    @staticmethod
    def _places(came_from: dict[str, str], start: str, goal: str) -> list[str]:
        places = [goal]
        while places[-1] != start:
            places.append(came_from[places[-1]])
        return places[::-1]

    def within(self, start: str, limit: int) -> list[str]:
        """Huts that take at most `limit` metres of climb, the easiest first."""
        found = []
        for hut in self.huts:
            answer = self.route(start, hut)
            if answer and answer[0] <= limit:
                found.append((answer[0], hut))
        return [hut for _, hut in sorted(found)]
