"""The bottom line: what can be done here, by key or by click."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.strip import Strip

from .. import commands
from ..run_command import run_command
from ..tones import Line, ToneWidget, line_width


class KeyBar(ToneWidget):
    """The commands of the place, the most important first; what has no room is left to help."""

    ALLOW_SELECT = False

    def __init__(self, *groups: commands.Group) -> None:
        super().__init__()
        self._groups: tuple[commands.Group, ...] = (*groups, "app")
        self._place: commands.Place | None = None
        self._targets: list[tuple[int, int, str]] = []

    def show(self, place: commands.Place) -> None:
        """Show what applies at `place`."""
        if place != self._place:
            self._place = place
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1

    def render_line(self, y: int) -> Strip:
        line: list[tuple[str, str]] = [(" ", "")]
        room, self._targets = self.size.width - 1, []
        found = commands.bar(self._groups, self._place) if self._place else []
        found = [command for command in found if self.screen.check_action(command.id, ())]
        for command in self._fitting(found, room):
            item = self._item(command)
            start = line_width(tuple(line))
            self._targets.append((start, start + line_width(item), command.id))
            line += [*item, ("  ", "")]
        return self.strip(tuple(line), self.size.width)

    def _fitting(self, found: list[commands.Command], room: int) -> list[commands.Command]:
        """The commands that fit into `room` cells, help always last."""
        kept, used = [], 0
        for command in found:  # the most important come first
            used += line_width(self._item(command)) + 2
            if used <= room:
                kept.append(command)
        return sorted(kept, key=lambda command: command.rank or 99)

    def _item(self, command: commands.Command) -> Line:
        key = commands.first_key(command, getattr(self.app, "command_keys", {}))
        return ((key, "title"), (f" {command.label}", "quiet"))

    async def on_click(self, event: events.Click) -> None:
        """Run the command under the mouse."""
        for start, end, command_id in self._targets:
            if start <= event.x < end:
                await run_command(self.screen, command_id)
                return
