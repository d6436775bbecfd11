"""Line ranges."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Lines `first` to `last` of a file, counted from 1, both included."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.last:
            raise ValueError(f"not a line range: {self.first}-{self.last}")

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share a line."""
        return self.first <= other.last and other.first <= self.last

    def distance(self, other: Span) -> int:
        """Lines between the two ranges; 0 where they touch or overlap."""
        return max(0, self.first - other.last, other.first - self.last)

    def __contains__(self, line: object) -> bool:
        return isinstance(line, int) and self.first <= line <= self.last

    def __len__(self) -> int:
        return self.last - self.first + 1

    def __str__(self) -> str:
        return f"L{self.first}" if self.first == self.last else f"L{self.first}-{self.last}"
