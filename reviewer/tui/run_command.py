"""Running a command by its id, wherever its action is: for clicks and for the palette."""

from __future__ import annotations

from textual.dom import DOMNode
from textual.screen import Screen


def owner(screen: Screen[object], command_id: str) -> DOMNode | None:
    """The widget, screen or app that has the command's action, from the focus upwards."""
    node = screen.focused or screen
    for candidate in node.ancestors_with_self:
        if hasattr(candidate, f"action_{command_id}"):
            return candidate
    app = screen.app
    return app if hasattr(app, f"action_{command_id}") else None


async def run_command(screen: Screen[object], command_id: str) -> None:
    """Run the command as its key would, where it applies."""
    found = owner(screen, command_id)
    if found is not None:
        await screen.app.run_action(command_id, found)
