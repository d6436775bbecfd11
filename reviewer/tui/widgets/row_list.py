"""A list of one-line rows with headings: the cursor is a glyph and a ground, never colour alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from .. import commands
from ..tones import Line, ToneWidget


@dataclass(frozen=True, slots=True)
class Row:
    """A row. `draw` gives its text for a width in cells; a row without a key is a heading."""

    key: str | None
    draw: Callable[[int], Line]


class RowList(ToneWidget, ScrollView, can_focus=True):
    """Rows to choose from, by key and by mouse."""

    ALLOW_SELECT = False
    place: ClassVar[commands.Place] = "list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", show=False),
        Binding("down,j", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home,g", "edge(0)", show=False),
        Binding("end,G", "edge(-1)", show=False),
        Binding("enter", "choose", show=False),
    ]

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, rows: RowList, key: str | None) -> None:
            super().__init__()
            self.rows, self.key = rows, key

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    class Chosen(Message):
        """A row was chosen, by Enter or by a click."""

        def __init__(self, rows: RowList, key: str) -> None:
            super().__init__()
            self.rows, self.key = rows, key

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    def __init__(self, *, list_id: str, empty: str = "", click_chooses: int = 1) -> None:
        super().__init__(id=list_id)
        self._rows: tuple[Row, ...] = ()
        self._at: int | None = None
        self._empty = empty
        self._click_chooses = click_chooses

    # what is shown

    def show(self, rows: Sequence[Row], *, at: str | None = None) -> None:
        """Show `rows`, the cursor on `at`, else where it was, else on the first."""
        wanted = at if at is not None else self.key
        grown = len(rows) != len(self._rows)
        self._rows = tuple(rows)
        self.virtual_size = Size(0, len(self._rows))
        places = [place for place, row in enumerate(self._rows) if row.key is not None]
        kept = [place for place in places if self._rows[place].key == wanted]
        self._at = kept[0] if kept else places[0] if places else None
        self.refresh(layout=grown)
        self._reveal()
        self.post_message(self.Moved(self, self.key))

    @property
    def key(self) -> str | None:
        """The key of the row the cursor stands on."""
        return None if self._at is None else self._rows[self._at].key

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self._rows))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        at = y + self.scroll_offset.y
        if not self._rows and y == 0:
            return self.strip((("  ", ""), (self._empty, "quiet")), width)
        if at >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[at]
        current = at == self._at
        pointer = "❯ " if current else "  "
        line = ((pointer, "link" if self.has_focus else "quiet"), *row.draw(width - 2))
        return self.strip(line, width, "cursor" if current else "")

    # moving

    def go(self, key: str) -> None:
        """Put the cursor on the row of that key."""
        for place, row in enumerate(self._rows):
            if row.key == key:
                self._go(place)

    def _go(self, place: int) -> None:
        if place == self._at:
            return
        before, self._at = self._at, place
        for changed in (before, place):
            if changed is not None:
                y = changed - self.scroll_offset.y
                self.refresh(Region(0, y, self.size.width, 1))
        self._reveal()
        self.post_message(self.Moved(self, self.key))

    def _reveal(self) -> None:
        if self._at is not None:
            above = self._at > 0 and self._rows[self._at - 1].key is None
            region = Region(0, self._at - above, 1, 1 + above)
            self.scroll_to_region(region, animate=False, force=True)

    def action_step(self, count: int) -> None:
        """Move over `count` rows, headings not counted; stay at the ends."""
        places = [place for place, row in enumerate(self._rows) if row.key is not None]
        if self._at is not None and places:
            at = places.index(self._at) + count
            self._go(places[max(0, min(at, len(places) - 1))])

    def action_page(self, count: int) -> None:
        """Move over `count` pages."""
        self.action_step(count * max(1, self.size.height - 1))

    def action_edge(self, place: int) -> None:
        """Move to the first (0) or last (-1) row."""
        self.action_step(-len(self._rows) if place == 0 else len(self._rows))

    def action_choose(self) -> None:
        """Choose the row the cursor stands on."""
        if self.key is not None:
            self.post_message(self.Chosen(self, self.key))

    def on_click(self, event: events.Click) -> None:
        """Move to the row clicked; choose it where the list is one to click through."""
        at = event.y + self.scroll_offset.y
        if at < len(self._rows) and self._rows[at].key is not None:
            self._go(at)
            if event.chain >= self._click_chooses:
                self.action_choose()

    def on_focus(self) -> None:
        """The pointer shows who has the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """The pointer shows who has the focus."""
        self.refresh()
