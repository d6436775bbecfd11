"""What a search found in the code, and which hit the cursor stands on."""

from __future__ import annotations

from collections.abc import Sequence

from ..search import Hit, beside, find
from ..tones import Line


class HitMarks:
    """The hits of one text in one snippet."""

    def __init__(self) -> None:
        self.hits: tuple[Hit, ...] = ()
        self.at: int | None = None
        self._by_line: dict[int, list[int]] = {}

    def mark(self, lines: Sequence[Line], text: str) -> bool:
        """Find `text`; whether lines look different now. An empty text finds nothing."""
        before = self.hits
        shown = ["".join(part for part, _ in line) for line in lines]
        self.hits, self.at, self._by_line = find(shown, text), None, {}
        for at, hit in enumerate(self.hits):
            self._by_line.setdefault(hit.line, []).append(at)
        return bool(before or self.hits)

    def move(self, at: int) -> frozenset[int]:
        """Stand on the hit of that index; the lines that look different now."""
        before, self.at = self.at, at
        return frozenset(self.hits[one].line for one in (before, at) if one is not None)

    def beside(self, line: int, step: int) -> int | None:
        """The index of the next hit (1) or the one before (-1), the cursor being on `line`."""
        return beside(self.hits, self.at, line, step)

    def on(self, line: int) -> tuple[tuple[int, int, str], ...]:
        """The hits of a line: first and end columns, and the tone."""
        return tuple(
            (self.hits[at].start, self.hits[at].end, "hit-here" if at == self.at else "hit")
            for at in self._by_line.get(line, ())
        )

    @property
    def state(self) -> str:
        """`hit 3 of 12`; "" where nothing is marked."""
        if not self.hits:
            return ""
        count = f"{len(self.hits)} hit{'s' * (len(self.hits) > 1)}"
        return count if self.at is None else f"hit {self.at + 1} of {len(self.hits)}"
