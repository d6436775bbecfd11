"""Every command in one list, to find by its name and to run."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from .. import commands
from ..commands import COMMANDS, HEADINGS, Command
from ..run_command import owner
from ..tones import Line, clip
from ..widgets.list_filter import ListFilter
from ..widgets.row_list import Row, RowList

LAST = 99
"""The rank of commands that the key bar has no room for."""

Chosen = Mapping[str, tuple[str, ...]]


class PaletteScreen(ModalScreen[str | None]):
    """Choose a command that applies on the screen below; the result is its id, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f2", "close", show=False)]

    def __init__(self, below: Screen[object], chosen: Chosen) -> None:
        super().__init__()
        place = getattr(below, "place", None)
        self._chosen = chosen
        self._here = tuple(
            command
            for command in COMMANDS
            if commands.applies(command.id, place)
            and owner(below, command.id) is not None
            and command.id != "palette"
        )
        self._elsewhere = tuple(command for command in COMMANDS if command not in self._here)

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog -broad"):
            yield Static(Content.styled("Commands", "bold"), classes="dialog--title")
            yield ListFilter(box_id="palette-filter", placeholder="type to filter")
            yield RowList(list_id="choices", empty="No command of that name.")

    def on_mount(self) -> None:
        """List them; keys go to the filter."""
        self.query_one(RowList).styles.height = max(3, min(18, self.app.size.height - 9))
        self._show("")
        self.query_one(ListFilter).focus()

    def _show(self, text: str) -> None:
        here = matching(self._here, text, self._chosen)
        elsewhere = matching(self._elsewhere, text, self._chosen)
        rows = [Row(command.id, partial(self._draw, command, "")) for command in here]
        if elsewhere and text:
            rows.append(Row(None, lambda width: (("Not here", "quiet"),)))
            rows += [Row(None, partial(self._draw, command, "quiet")) for command in elsewhere]
        self.query_one(RowList).show(rows, at=here[0].id if here else None)

    def _draw(self, command: Command, tone: str, width: int) -> Line:
        keys = " ".join(map(commands.key_name, commands.keys_of(command, self._chosen)))
        room = max(8, width - 16)
        return (
            (clip(keys, 13) + " ", tone or "title"),
            (clip(command.help, room), tone),
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as the user types."""
        self._show(event.value)

    def on_input_submitted(self) -> None:
        """Run it."""
        self.dismiss(self.query_one(RowList).key)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Run it, by a click."""
        message.stop()
        self.dismiss(message.key)

    def action_close(self) -> None:
        """Back, nothing run."""
        self.dismiss(None)


def matching(found: tuple[Command, ...], text: str, chosen: Chosen) -> list[Command]:
    """The commands that have every word of `text` in their names, help, heading or keys.

    Those whose label begins with it come first, then those that the key bar puts first.
    """
    words = text.casefold().split()

    def all_of(command: Command) -> str:
        keys = commands.keys_of(command, chosen)
        names = [command.label, command.help, command.id, HEADINGS[command.group], *keys]
        return " ".join([*names, *map(commands.key_name, keys)]).casefold()

    kept = [command for command in found if all(word in all_of(command) for word in words)]
    begun = text.casefold()
    return sorted(
        kept, key=lambda one: (not one.label.casefold().startswith(begun), one.rank or LAST)
    )
