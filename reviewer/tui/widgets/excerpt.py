"""Some lines of the code, the ones meant marked in the gutter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reviewer.model import Span

from ..highlight import highlight
from .code_run import CodeRun, LineState


class _Meant:
    """Marks the lines that are meant."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._lines = {line for span in spans for line in range(span.first, span.last + 1)}

    def line_state(self, line: int) -> LineState:
        """Commented, as on the review screen, where the line is meant."""
        return LineState(commented=line in self._lines)


def excerpts(lines: Sequence[str], spans: Sequence[Span], context: int = 1) -> list[CodeRun]:
    """The lines of `spans` with `context` lines around them, neighbours joined."""
    toned, meant = highlight(lines), _Meant(spans)
    runs: list[tuple[int, int]] = []
    for span in sorted(spans):
        first, last = max(1, span.first - context), min(len(lines), span.last + context)
        if runs and first <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        elif first <= last:
            runs.append((first, last))
    return [CodeRun(toned, first, last, meant) for first, last in runs]
