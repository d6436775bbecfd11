"""Every command of the terminal UI: one table gives keys, key bar and help.

A command's `id` is the name of the action that runs it (`action_<id>`), and the name by which a
user may give it other keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from textual.binding import BindingType

Group = Literal["app", "browse", "moves", "review", "writing", "list", "report"]
"""Where a command's action lives, and its heading in the help."""

Place = Literal["browse", "code", "thread", "box", "line", "list", "report", "detail"]
"""What has the focus: the code at a line, the code at a comment, a text box, a one-line box, …"""

HEADINGS: dict[Group, str] = {
    "browse": "Choosing a snippet",
    "moves": "Moving in the code",
    "review": "Reviewing",
    "writing": "Writing",
    "list": "Lists",
    "report": "Report",
    "app": "Everywhere",
}


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a user can do.

    `keys` are Textual key names, the first is the one that is shown; `places` are where it
    applies, none meaning everywhere; `rank` orders the key bar (low is kept longest when room
    is short), None keeps the command out of it. A command runs `at_once`, before the key is
    handed to the focused widget, so that keys typed ahead meet the state it leaves behind;
    not so where the focused widget must have its say first.
    """

    id: str
    group: Group
    keys: tuple[str, ...]
    label: str
    help: str
    places: tuple[Place, ...] = ()
    rank: int | None = None
    shown: str = ""
    at_once: bool = True


COMMANDS: tuple[Command, ...] = (
    Command("open", "browse", ("enter",), "Open", "Open the snippet, or resume its draft",
            ("browse",), 1, at_once=False),
    Command("next_track", "browse", ("tab",), "Track", "Show the next track",
            ("browse",), 2),
    Command("previous_track", "browse", ("shift+tab",), "Track", "Show the track before",
            ("browse",)),
    Command("clear", "browse", ("escape",), "Clear", "Clear the filter", ("browse",), 3),
    # moving
    Command("line_up", "moves", ("up", "k"), "Up", "Line or comment above", ("code", "thread")),
    Command("line_down", "moves", ("down", "j"), "Down", "Line or comment below",
            ("code", "thread")),
    Command("extend_up", "moves", ("shift+up", "K"), "Mark", "Mark lines upwards",
            ("code", "thread")),
    Command("extend_down", "moves", ("shift+down", "J"), "Mark", "Mark lines downwards",
            ("code", "thread"), 4, shown="⇧↑↓"),
    Command("mark", "moves", ("v",), "Mark", "Start or stop marking a range; then move",
            ("code",)),
    Command("unmark", "moves", ("escape",), "Unmark", "Unmark the range", ("code", "thread")),
    Command("screen_up", "moves", ("pageup",), "Page up", "A page up", ("code", "thread")),
    Command("screen_down", "moves", ("pagedown", "space"), "Page down", "A page down",
            ("code", "thread")),
    Command("first_line", "moves", ("home", "g"), "Top", "First line, and the context above it",
            ("code", "thread")),
    Command("last_line", "moves", ("end", "G"), "End", "Last line", ("code", "thread")),
    Command("next_comment", "moves", ("n",), "Next comment", "Next comment", ("code", "thread")),
    Command("previous_comment", "moves", ("N", "p"), "Previous comment", "Comment before",
            ("code", "thread")),
    Command("old_lines", "moves", ("o",), "Old lines",
            "Show or hide the lines that a change removed", ("code", "thread")),
    # reviewing
    Command("comment", "review", ("c", "enter"), "Comment",
            "Comment on the line or on the marked lines", ("code",), 1),
    Command("edit", "review", ("enter",), "Edit", "Edit the comment", ("thread",), 1),
    Command("suggest", "review", ("s",), "Suggest",
            "Suggest a change, prefilled with the marked lines", ("code", "thread"), 2),
    Command("delete", "review", ("d", "delete", "backspace"), "Delete",
            "Delete the comment; u brings it back", ("thread",), 3),
    Command("comment_all", "review", ("w",), "Whole", "Comment on the whole snippet",
            ("code", "thread"), 8),
    Command("answer", "review", ("e",), "Explain",
            "Answer what the code does, and its complexity", ("code", "thread", "list"), 5),
    Command("list_comments", "review", ("l",), "List", "List the comments, go to one",
            ("code", "thread"), 7),
    Command("undo_edit", "review", ("u",), "Undo", "Undo the last change", ("code", "thread"), 6),
    Command("redo_edit", "review", ("U", "ctrl+y"), "Redo", "Redo what was undone",
            ("code", "thread")),
    Command("copy_lines", "review", ("y",), "Copy", "Copy the line or the marked lines",
            ("code",)),
    Command("submit", "review", ("S",), "Submit", "Show what is still open, then submit",
            ("code", "thread", "list"), 3),
    Command("submit_now", "review", ("f5",), "Submit", "Submit, from inside a box as well"),
    Command("leave", "review", ("q",), "Back", "Back to the snippets; the draft is kept",
            ("code", "thread", "list"), 9),
    # writing
    Command("done", "writing", ("escape",), "Done", "Leave the box; what you wrote is kept",
            ("box", "line", "list"), 1),
    Command("suggest_here", "writing", ("ctrl+o",), "Suggest",
            "Suggest a change of the comment's lines, or drop the suggestion", ("box",), 2),
    Command("next_box", "writing", ("tab",), "Next box", "Go to the next box",
            ("box", "line", "list"), 4),
    Command("previous_box", "writing", ("shift+tab",), "Previous box", "Go to the box before",
            ("box", "line", "list")),
    # report
    Command("next_snippet", "report", ("n",), "Next snippet", "Open the next snippet",
            ("report", "detail"), 2),
    Command("retry", "report", ("r",), "Retry",
            "Review the same snippet again; this attempt is kept", ("report", "detail"), 3),
    Command("other_pane", "report", ("tab", "shift+tab"), "Other side",
            "Between the list and its detail", ("report", "detail"), 4),
    Command("detail_down", "report", ("space", "pagedown"), "Scroll",
            "Scroll the detail down", ("report", "detail"), 5),
    Command("detail_up", "report", ("pageup", "b"), "Scroll up", "Scroll the detail up",
            ("report", "detail")),
    Command("browse", "report", ("q", "escape"), "Snippets", "Back to the snippets",
            ("report", "detail"), 1),
    # everywhere
    Command("help", "app", ("f1", "question_mark"), "Help", "This help", (), 0, shown="?",
            at_once=False),
    Command("switch_theme", "app", ("ctrl+l",), "Light/dark", "Light or dark colours",
            at_once=False),
    Command("quit", "app", ("ctrl+q",), "Quit", "Quit; the draft is kept", (), 10),
)  # fmt: skip

_KEY_NAMES = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "⏎", "escape": "esc",
    "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End", "delete": "Del",
    "backspace": "⌫", "question_mark": "?",
}  # fmt: skip


def key_name(key: str) -> str:
    """A key as people write it: `shift+up` is ⇧↑, `ctrl+o` is ^o, `f5` is F5."""
    *modifiers, last = key.split("+")
    marks = {"shift": "⇧", "ctrl": "^", "alt": "⌥"}
    name = _KEY_NAMES.get(last, last)
    if last[0] == "f" and last[1:].isdigit():
        name = last.upper()
    return "".join(marks[modifier] for modifier in modifiers) + name


def command(command_id: str) -> Command | None:
    """The command of that id, if it is one."""
    return _BY_ID.get(command_id)


def applies(command_id: str, place: Place | None) -> bool:
    """Whether the command may run where the focus is. Actions that are no commands may."""
    found = _BY_ID.get(command_id)
    return found is None or not found.places or place in found.places


def bar(groups: tuple[Group, ...], place: Place) -> list[Command]:
    """The commands of the key bar at `place`, the most important first."""
    shown = [
        command
        for command in COMMANDS
        if command.rank is not None and command.group in groups and applies(command.id, place)
    ]
    return sorted(shown, key=lambda command: command.rank or 0)


def bindings(group: Group) -> list[BindingType]:
    """Textual bindings of a group, for the class that has its actions."""
    from textual.binding import Binding

    return [
        Binding(
            ",".join(command.keys),
            command.id,
            command.label,
            show=False,
            priority=command.at_once,
            id=command.id,
        )
        for command in COMMANDS
        if command.group == group
    ]


_BY_ID = {command.id: command for command in COMMANDS}
