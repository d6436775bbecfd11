"""Routes between mountain huts with the least climbing, for the hut finder."""
from __future__ import annotations

import heapq
from collections import defaultdict
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
        self._legs: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for path in self.paths:
            self._legs[path.a].append((path.b, path.up))
            self._legs[path.b].append((path.a, path.down))

    def legs(self, place: str) -> list[tuple[str, int]]:
        """The places next to `place`, with the climb on the way there."""
        return self._legs.get(place, [])

    def route(self, start: str, goal: str) -> tuple[int, list[str]] | None:
        """The least climb and the places on the way; None if no path leads there."""
        climb, came_from = self._search(start, goal)
        if goal not in climb:
            return None
        places = [goal]
        while places[-1] != start:
            places.append(came_from[places[-1]])
        return climb[goal], places[::-1]

    def _search(
        self, start: str, goal: str | None = None
    ) -> tuple[dict[str, int], dict[str, str]]:
        """Least climb to, and last place before, each place; stops once `goal` is final."""
        climb = {start: 0}
        came_from: dict[str, str] = {}
        done: set[str] = set()
        waiting = [(0, start)]
        while waiting:
            so_far, place = heapq.heappop(waiting)
            if place in done:
                continue
            done.add(place)
            if place == goal:
                break
            for other, metres in self.legs(place):
                total = so_far + metres
                if total < climb.get(other, inf):
                    climb[other] = total
                    came_from[other] = place
                    heapq.heappush(waiting, (total, other))
        return climb, came_from

    def within(self, start: str, limit: int) -> list[str]:
        """Huts that take at most `limit` metres of climb, the easiest first."""
        climb, _ = self._search(start)
        found = [(climb[hut], hut) for hut in self.huts if climb.get(hut, inf) <= limit]
        return [hut for _, hut in sorted(found)]
