"""The tracks in one line; one of them, or all, is shown."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from reviewer.safe_text import one_line

from ..tones import ToneWidget, line_width

_MORE = 2
"""Cells of the sign of more tracks."""


class TrackTabs(ToneWidget):
    """Tracks with their number of snippets. Scrolls so that the chosen one is in sight.

    ‹ and › stand where more are out of sight.
    """

    ALLOW_SELECT = False

    class Chosen(Message):
        """A track was chosen; None is all of them."""

        def __init__(self, track: str | None) -> None:
            super().__init__()
            self.track = track

    def __init__(self, tracks: Sequence[tuple[str | None, str, int]], chosen: str | None) -> None:
        super().__init__()
        self._tracks = tuple(tracks)
        ids = [track for track, _, _ in self._tracks]
        self._at = ids.index(chosen) if chosen in ids else 0

    def step(self, count: int) -> None:
        """Choose the track that many places on, round the ends."""
        self._choose((self._at + count) % len(self._tracks))

    def _choose(self, at: int) -> None:
        self._at = at
        self.refresh()
        self.post_message(self.Chosen(self._tracks[at][0]))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1

    def _items(self) -> list[str]:
        return [f"{one_line(title)} {count}" for _, title, count in self._tracks]

    def _shift(self) -> int:
        """Cells the line is scrolled by."""
        last = self._at == len(self._tracks) - 1
        end = self._end(self._at) + (0 if last else _MORE)
        return max(0, end - self.size.width)

    def _end(self, at: int) -> int:
        """Cells up to the end of a track."""
        return 1 + sum(line_width(((item, ""),)) + 3 for item in self._items()[: at + 1])

    def render_line(self, y: int) -> Strip:
        line: list[tuple[str, str]] = [(" ", "")]
        for at, item in enumerate(self._items()):
            chosen = at == self._at
            line.append((f"[{item}]" if chosen else f" {item} ", "title" if chosen else "quiet"))
            line.append((" ", ""))
        shift, width = self._shift(), self.size.width
        end = self._end(len(self._tracks) - 1)
        before = _MORE if shift else 0
        after = _MORE if shift + width < end - 1 else 0
        shown = self.strip(tuple(line), max(end, shift + width))
        return Strip.join(
            [
                self.strip((("‹ ", "quiet"),), before),
                shown.crop(shift + before, shift + width - after),
                self.strip(((" ›", "quiet"),), after),
            ]
        )

    def on_click(self, event: events.Click) -> None:
        """Choose the track under the mouse."""
        start = 1 - self._shift()
        for at, item in enumerate(self._items()):
            end = start + line_width(((item, ""),)) + 2
            if start <= event.x < end:
                self._choose(at)
            start = end + 1
