"""Every command, from the command table."""

from __future__ import annotations

from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from ..commands import COMMANDS, HEADINGS, Command, key_name


class HelpScreen(ModalScreen[None]):
    """Keys and what they do, by where they do it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "close", show=False)
    ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -broad"):
            yield Static(Content.styled("Keys", "bold"), classes="dialog--title")
            with VerticalScroll(classes="help--scroll"):
                yield Static(help_text())
            yield Static(Content.styled("esc closes", "$quiet"), classes="dialog--foot")

    def on_mount(self) -> None:
        """Scroll by key at once."""
        self.query_one(VerticalScroll).focus()

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss(None)


def help_text() -> Content:
    """The help as one text: headings, keys, what they do."""
    parts: list[Content] = []
    for group, found in groupby(COMMANDS, key=lambda command: command.group):
        heading = "\n" if parts else ""
        parts.append(Content.styled(f"{heading}{HEADINGS[group]}\n", "bold $primary"))
        parts.extend(_row(command) for command in found)
    notes = "\nMouse: click a line, drag or ⇧click for a range, double-click to comment or edit."
    parts.append(Content.styled(notes, "$quiet"))
    return Content.assemble(*parts)


def _row(command: Command) -> Content:
    keys = " ".join(key_name(key) for key in command.keys)
    return Content.assemble((f"  {keys:<12}", "bold"), (f"{command.help}\n", ""))
