"""Where ranges of lines lie to the issues of a snippet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from reviewer.model import Snippet, Span

Array = NDArray[np.float64]

NOWHERE = 99
"""The distance to an issue without lines."""
MOST_LINES = 2_000
"""Lines of a comment's range that count."""


class Place:
    """The lines of a snippet's issues."""

    def __init__(self, snippet: Snippet, spans: Sequence[tuple[Span, ...]]) -> None:
        self._lines = len(snippet.lines)
        most = max(map(len, spans), default=0)
        self._first = np.full((len(spans), most), np.inf)
        self._last = np.full((len(spans), most), -np.inf)
        marked = np.zeros((self._lines + 1, len(spans)))
        for issue, own in enumerate(spans):
            for place, span in enumerate(own):
                self._first[issue, place], self._last[issue, place] = span.first, span.last
                marked[span.first : span.last + 1, issue] = 1.0
        # lines of each issue up to a line
        self._up_to = marked.cumsum(axis=0)

    @property
    def sizes(self) -> Array:
        """Lines of each issue."""
        size: Array = self._up_to[-1]
        return size

    def distances(self, spans: Sequence[Span]) -> Array:
        """Lines between ranges and the nearest of each issue's: (ranges, issues), 0 on overlap."""
        first = np.array([span.first for span in spans], float)[:, None, None]
        last = np.array([span.last for span in spans], float)[:, None, None]
        gaps = np.maximum(np.maximum(self._first - last, first - self._last), 0.0)
        nearest: Array = gaps.min(axis=-1, initial=NOWHERE)
        return nearest

    def shared(self, spans: Sequence[Span]) -> tuple[Array, Array]:
        """Lines that ranges have in common with each issue, (ranges, issues), and their lengths."""
        first = np.array([min(span.first - 1, self._lines) for span in spans], int)
        end = [min(span.last, span.first + MOST_LINES) for span in spans]
        last = np.array([min(line, self._lines) for line in end], int)
        length = np.array([stop - span.first + 1 for stop, span in zip(end, spans, strict=True)])
        return self._up_to[last] - self._up_to[first], length.astype(float)


class Marked:
    """Some lines of a snippet; whether a range has any of them is told at once."""

    def __init__(self, snippet: Snippet, spans: Iterable[Span]) -> None:
        marked = [0] * (len(snippet.lines) + 1)
        for span in spans:
            for line in range(span.first, min(span.last, len(snippet.lines)) + 1):
                marked[line] = 1
        self._up_to = list(accumulate(marked))

    def any_in(self, span: Span) -> bool:
        """Whether one of the lines is in a range."""
        last = len(self._up_to) - 1
        return self._up_to[min(span.last, last)] > self._up_to[min(span.first - 1, last)]
