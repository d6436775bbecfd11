"""The end of an interview: scores, times, what was found and missed; to be exported."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from reviewer.practice.interview_blocks import blocks
from reviewer.practice.interview_page import page, write_page
from reviewer.practice.interview_run import InterviewRun
from reviewer.practice.interview_summary import summary_of
from reviewer.practice.interview_text import Role, lines

from .. import commands
from ..services import Services
from ..widgets.key_bar import KeyBar
from ..widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from ..app import ReviewerApp

WIDEST = 100
_STYLES: dict[Role, str] = {
    "title": "bold $primary",
    "heading": "bold $primary",
    "text": "",
    "head": "$quiet",
    "row": "",
    "about": "bold",
    "quote": "$foreground",
}


class InterviewSummaryScreen(Screen[None]):
    """The summary of the interview, as one text to scroll."""

    BINDINGS = commands.bindings("summary")
    AUTO_FOCUS = "#summary"

    def __init__(self, services: Services, run: InterviewRun) -> None:
        super().__init__()
        self.services, self.run_ = services, run
        self.summary = summary_of(run.interview)

    def compose(self) -> ComposeResult:
        count = len(self.summary.results)
        questions = "1 question" if count == 1 else f"{count} questions"
        state = ((f"mean score {self.summary.mean:.0f} of 100 ", "strong"),)
        yield TitleBar(f"Interview: {questions}", state)
        with VerticalScroll(id="summary"):
            yield Static(id="summary--text")
        yield KeyBar("summary")

    def on_mount(self) -> None:
        """Export where the command line asked for it."""
        self.query_one(KeyBar).show("summary")
        path = self.run_.export_to
        if path is not None:
            trouble = write_page(self.summary, path)
            self.notify(trouble or f"Written to {path}", timeout=8, markup=False)

    def on_resize(self, event: events.Resize) -> None:
        """Tables take the room there is."""
        width = min(WIDEST, event.size.width - 8)
        parts = [(f"{text}\n", _STYLES[role]) for role, text in lines(blocks(self.summary), width)]
        self.query_one("#summary--text", Static).update(Content.assemble(*parts))

    @property
    def place(self) -> commands.Place:
        """The summary is what keys are for."""
        return "summary"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Commands apply where their table says."""
        return commands.applies(action, "summary")

    # commands

    def action_export(self) -> None:
        """Ask for a file, and write it; a browser saves it by itself, and not on our machine."""
        from .interview_export import ExportScreen, file_name

        if self.app.is_web:
            text = StringIO(page(self.summary, ".html"))
            self.app.deliver_text(text, save_filename=file_name(self.summary))
            return
        self.app.push_screen(ExportScreen(self.summary))

    def action_end_interview(self) -> None:
        """Back to the snippets; the attempts are in the history."""
        self.run_.end()
        cast("ReviewerApp", self.app).show_browse()
