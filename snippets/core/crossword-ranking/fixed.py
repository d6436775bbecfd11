"""Ranking of the players who solve today's crossword."""
import heapq
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from math import inf
from operator import itemgetter
from typing import NamedTuple


class Solve(NamedTuple):
    player: str
    seconds: int


def clock(seconds: int) -> str:
    """A time as minutes and seconds, "4:37"."""
    return f"{seconds // 60}:{seconds % 60:02}"


class Ranking:
    """Best times of one day; a player may try again, and the better time counts."""

    def __init__(self) -> None:
        self.best: dict[str, int] = {}  # player -> seconds
        self.times: list[int] = []  # the best times, sorted
        self.feed: deque[str] = deque()  # news for the front page, newest first

    def add(self, solves: Sequence[Solve]) -> dict[str, int]:
        """Take in a batch in order of arrival; the rank after it of each player in it.

        Players with equal times share the better rank: 1, 2, 2, 4.
        """
        for solve in solves:
            if solve.seconds >= self.best.get(solve.player, inf):
                continue
            self.best[solve.player] = solve.seconds
            self.feed.appendleft(f"{solve.player} {clock(solve.seconds)}")
        self.times = sorted(self.best.values())
        return {
            solve.player: bisect_left(self.times, self.best[solve.player]) + 1
            for solve in solves
        }

    def beaten(self, player: str) -> float:
        """Percentage of all players who needed longer than this one."""
        slower = len(self.times) - bisect_right(self.times, self.best[player])
        return 100 * slower / len(self.times)

    def leaders(self, count: int = 10) -> list[tuple[str, int]]:
        """The fastest players; of equals, whoever was on the board first."""
        return heapq.nsmallest(count, self.best.items(), key=itemgetter(1))


def replay(batches: Iterable[Sequence[Solve]]) -> Ranking:
    """The ranking of a day in the archive."""
    ranking = Ranking()
    for batch in batches:
        ranking.add(batch)
    return ranking
