"""Every command, from the command table."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from ..commands import COMMANDS, HEADINGS, Command, key_name, keys_of

WIDTH, INDENT = 66, 15
"""Columns of the text in the narrowest terminal, and of the keys before it."""


class HelpScreen(ModalScreen[None]):
    """Keys and what they do, by where they do it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "close", show=False)
    ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -broad"):
            yield Static(Content.styled("Keys", "bold"), classes="dialog--title")
            with VerticalScroll(classes="help--scroll"):
                chosen = getattr(self.app, "command_keys", {})
                yield Static(help_text(chosen, in_browser=self.app.is_web))
            yield Static(Content.styled("esc closes", "$quiet"), classes="dialog--foot")

    def on_mount(self) -> None:
        """Scroll by key at once."""
        self.query_one(VerticalScroll).focus()

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss(None)


BROWSER = (
    "\nBrowser: ^v pastes, ^r loads the page again. Where ^q closes the browser, or does nothing, "
    "close the tab instead: what you wrote is kept. ^e opens no editor."
)


def help_text(chosen: Mapping[str, tuple[str, ...]], *, in_browser: bool = False) -> Content:
    """The help as one text: headings, keys (perhaps `chosen` ones), what they do."""
    parts: list[Content] = []
    for group, found in groupby(COMMANDS, key=lambda command: command.group):
        heading = "\n" if parts else ""
        parts.append(Content.styled(f"{heading}{HEADINGS[group]}\n", "bold $primary"))
        parts.extend(_row(command, keys_of(command, chosen)) for command in found)
    notes = "\nMouse: click a line, drag or ⇧click for a range, double-click to comment or edit."
    parts.append(Content.styled(notes + BROWSER * in_browser, "$quiet"))
    return Content.assemble(*parts)


def _row(command: Command, keys: tuple[str, ...]) -> Content:
    names = " ".join(key_name(key) for key in keys) or "no key"
    first, *rest = wrap(command.help, WIDTH - INDENT)
    more = "".join(f"{'':{INDENT}}{line}\n" for line in rest)
    return Content.assemble((f"  {names:<{INDENT - 3}} ", "bold"), (f"{first}\n{more}", ""))
