"""The reviews that a page of bounded size shows in detail: those with the lowest scores."""

from __future__ import annotations

import heapq


class LowestScores:
    """Keeps the texts of the lowest scores: so many, of so many characters together.

    Of equal scores the first that came stay. A text that was let go bars all higher scores, so
    what is kept are the lowest without a gap.
    """

    def __init__(self, most: int, characters: int) -> None:
        self._most, self._room = most, characters
        self._kept: list[tuple[float, int, str]] = []  # the highest score first
        self._bar = (float("inf"), 0)

    def wants(self, score: float, number: int) -> bool:
        """Whether the text of review `number` (they count up) would be kept for now."""
        if not self._most or (score, number) >= self._bar:
            return False
        return len(self._kept) < self._most or (-score, -number) > self._kept[0][:2]

    def add(self, score: float, number: int, text: str) -> None:
        """Keep a text that is wanted, and let others go for it."""
        heapq.heappush(self._kept, (-score, -number, text))
        self._room -= len(text)
        while len(self._kept) > self._most or self._room < 0:
            minus_score, minus_number, gone = heapq.heappop(self._kept)
            self._room += len(gone)
            self._bar = (-minus_score, -minus_number)

    def texts(self) -> list[tuple[int, str]]:
        """Numbers and texts of the reviews kept, in their order."""
        return sorted((-minus_number, text) for _, minus_number, text in self._kept)
