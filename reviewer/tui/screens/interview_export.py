"""Where to write the summary of an interview."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from reviewer.practice.interview_page import write_page
from reviewer.practice.interview_summary import Summary
from reviewer.safe_text import printable

from ..widgets.line_box import LineBox


def file_name(summary: Summary) -> str:
    """The name that a summary's file is given."""
    return f"interview-{summary.started[:10]}.html"


class ExportScreen(ModalScreen[None]):
    """Asks for the name of a file; a file that is there already is asked for twice."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    def __init__(self, summary: Summary) -> None:
        super().__init__()
        self._summary = summary
        self._sure: Path | None = None

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(Content.styled("Export the summary", "bold"), classes="dialog--title")
            yield LineBox(box_id="file")
            yield Static(id="trouble")
            foot = "⏎ writes · .md or .html · esc closes"
            yield Static(Content.styled(foot, "$quiet"), classes="dialog--foot")

    def on_mount(self) -> None:
        """Offer a name."""
        box = self.query_one(LineBox)
        box.value = file_name(self._summary)
        box.cursor_position = len(box.value)
        box.focus()

    def on_input_changed(self) -> None:
        """Another name, another chance."""
        self._sure = None
        self._say("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write it."""
        event.stop()
        path = Path(event.value.strip()).expanduser()
        if path.is_file() and self._sure != path:
            self._sure = path
            self._say("That file is there already; ⏎ again replaces it")
            return
        trouble = write_page(self._summary, path)
        if trouble is not None:
            self._say(trouble)
            return
        self.app.notify(f"Written to {path}", timeout=6, markup=False)
        self.dismiss(None)

    def _say(self, text: str) -> None:
        self.query_one("#trouble", Static).update(Content.styled(printable(text), "$warning"))

    def action_close(self) -> None:
        """Back, nothing written."""
        self.dismiss(None)
