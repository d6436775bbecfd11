"""The list of snippets: type to filter, Tab for a track, Enter to open."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from reviewer.safe_text import one_line

from .. import commands
from ..glyphs import DRAFT, level
from ..tones import Line, clip
from ..widgets.key_bar import KeyBar
from ..widgets.list_filter import ListFilter
from ..widgets.row_list import Row, RowList
from ..widgets.snippet_card import SnippetCard
from ..widgets.title_bar import TitleBar
from ..widgets.track_tabs import TrackTabs

if TYPE_CHECKING:
    from reviewer.library import Header
    from reviewer.practice.history import Standing
    from reviewer.practice.interview_run import InterviewRun

    from ..app import BrowseState, ReviewerApp
    from ..services import Services


class FilterBox(ListFilter):
    """Takes what is typed; moving and choosing stay with the list."""

    async def _on_key(self, event: events.Key) -> None:
        await super()._on_key(event)
        action = _NOT_TYPED.get(event.key)
        if action is not None:
            event.stop()
            event.prevent_default()
            await self.app.run_action(action)


_NOT_TYPED = {"question_mark": "help", "P": "screen.progress"}
"""Keys that are commands all the same: no title has a question mark, and small letters find
capitals."""


class BrowseScreen(Screen[None]):
    """Every snippet with its track, question, level, time, last score and draft."""

    BINDINGS = commands.bindings("browse")
    AUTO_FOCUS = "#filter"

    def __init__(self, services: Services, state: BrowseState) -> None:
        super().__init__()
        self.services, self.state = services, state
        self.headers = services.library.headers()
        self.tracks = {track.id: track.title for track in services.library.tracks()}
        self.questions = {question.id: question for question in services.library.questions()}
        self.standings: Mapping[str, Standing] = services.standings()
        self.drafts = services.drafts.ids()

    def compose(self) -> ComposeResult:
        yield TitleBar("Snippets", self._totals())
        yield TrackTabs(self._track_counts(), self.state.track)
        yield FilterBox(placeholder="type to filter", box_id="filter")
        yield RowList(list_id="snippets", empty=self._nothing(), click_chooses=2)
        yield SnippetCard()
        yield KeyBar("browse")

    def _totals(self) -> Line:
        tried = sum(header.id in self.standings for header in self.headers)
        return ((f"{tried} of {len(self.headers)} reviewed ", "quiet"),)

    def _track_counts(self) -> list[tuple[str | None, str, int]]:
        """All, then each track that has snippets, in the library's order."""
        counts: dict[str, int] = {}
        for header in self.headers:
            counts[header.track] = counts.get(header.track, 0) + 1
        order = [track for track in self.tracks if track in counts]
        order += [track for track in counts if track not in self.tracks]
        found = [(track, self.tracks.get(track, track), counts[track]) for track in order]
        return [(None, "All", len(self.headers)), *found]

    def _nothing(self) -> str:
        if not self.headers:
            return "The library has no snippets. Add one with --library DIR."
        return "No snippet matches. Esc clears the filter."

    def on_mount(self) -> None:
        """Show the list as the user left it."""
        box = self.query_one(FilterBox)
        with box.prevent(Input.Changed):
            box.value = self.state.filter
        self._show()
        self.query_one(KeyBar).show("browse")

    @property
    def place(self) -> commands.Place:
        """The list is what keys are for, wherever the focus is."""
        return "browse"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands apply where their table says."""
        return commands.applies(action, "browse")

    def _show(self) -> None:
        found = [header for header in self.headers if self._matches(header)]
        rows = [Row(None, _heading)] if found else []
        rows += [Row(header.id, partial(self._draw, header)) for header in found]
        self.query_one(RowList).show(rows, at=self.state.snippet)

    def _matches(self, header: Header) -> bool:
        if self.state.track not in (None, header.track):
            return False
        question = self.questions.get(header.question)
        text = " ".join(
            [header.id, header.title, self.tracks.get(header.track, ""), *header.tags]
            + ([question.title, f"q{question.id}"] if question else [])
        ).casefold()
        return all(word in text for word in self.state.filter.casefold().split())

    def _draw(self, header: Header, width: int) -> Line:
        standing = self.standings.get(header.id)
        score: tuple[str, str] = ("", "")
        if standing:
            tone = "good" if standing.last >= 75 else "fair" if standing.last >= 40 else "bad"
            score = (f"{standing.last:.0f}", tone)
        draft = DRAFT.glyph if header.id in self.drafts else " "
        track = clip(one_line(self.tracks.get(header.track, header.track)), 16)
        title, question, minutes = header.title, f"Q{header.question}", f"{header.minutes} min"
        room = _title_room(width)
        line: Line = ((clip(one_line(title), room), ""), (" ", ""))
        if width >= _WITH_TRACK:
            line += ((track + " ", "quiet"),)
        return (
            *line,
            (f"{question:<4}", "quiet"),
            (f"{level(header.difficulty)} ", "quiet"),
            (f"{minutes:>7} ", "quiet"),
            (f"{draft} ", DRAFT.tone),
            (f"{score[0]:>5} ", score[1]),
        )

    # what the widgets tell

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as the user types."""
        self.state.filter = event.value
        self._show()

    def on_input_submitted(self) -> None:
        """Enter opens."""
        self.action_open()

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        """Show more of the snippet."""
        header = next((h for h in self.headers if h.id == message.key), None)
        if header is not None:
            self.state.snippet = header.id
        question = self.questions.get(header.question) if header else None
        standing = self.standings.get(header.id) if header else None
        drafted = header is not None and header.id in self.drafts
        self.query_one(SnippetCard).show(header, question, standing, drafted=drafted)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Open by double click."""
        cast("ReviewerApp", self.app).show_review(message.key)

    def on_track_tabs_chosen(self, message: TrackTabs.Chosen) -> None:
        """Show one track."""
        self.state.track = message.track
        self._show()

    # commands

    def action_open(self) -> None:
        """Open the snippet under the cursor."""
        key = self.query_one(RowList).key
        if key is not None:
            cast("ReviewerApp", self.app).show_review(key)

    def action_next_track(self) -> None:
        """Show the next track."""
        self.query_one(TrackTabs).step(1)

    def action_previous_track(self) -> None:
        """Show the track before."""
        self.query_one(TrackTabs).step(-1)

    def action_progress(self) -> None:
        """Show the user's progress."""
        cast("ReviewerApp", self.app).show_progress()

    def action_interview(self) -> None:
        """Ask which interview, and go to it."""
        from .interview_start import InterviewStartScreen

        listed = [header for header in self.headers if self._matches(header)]
        here = self.query_one(RowList).key

        def chosen(run: InterviewRun | None) -> None:
            if run is not None:
                cast("ReviewerApp", self.app).show_interview(run)

        self.app.push_screen(InterviewStartScreen(self.services, listed, here), chosen)

    def action_reports(self) -> None:
        """List the attempts at the snippet under the cursor, open the report of one."""
        from .attempts import AttemptsScreen

        key = self.query_one(RowList).key
        found = self.services.attempts(key) if key is not None else ()
        if not found:
            self.notify("You have not reviewed it yet", timeout=4, markup=False)
            return

        def chosen(attempt_id: str | None) -> None:
            attempt = next((one for one in found if one.id == attempt_id), None)
            if attempt is not None:
                cast("ReviewerApp", self.app).show_attempt(attempt)

        self.app.push_screen(AttemptsScreen(found, None), chosen)

    def action_clear(self) -> None:
        """Clear the filter."""
        self.query_one(FilterBox).value = ""


_FIXED = 1 + 4 + 6 + 8 + 2 + 6
_WITH_TRACK = 84


_WIDEST_TITLE = 64


def _title_room(width: int) -> int:
    """Cells for the title: what the other columns leave, within reading distance of them."""
    return min(_WIDEST_TITLE, width - _FIXED - (0 if width < _WITH_TRACK else 17))


def _heading(width: int) -> Line:
    room = _title_room(width)
    track = clip("Track", 17) if width >= _WITH_TRACK else ""
    return ((clip("Title", room + 1) + track + "Q   Level    Time   Score ", "quiet"),)
