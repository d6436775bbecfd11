"""Every command of the terminal UI: one table gives keys, key bar and help.

A command's `id` is the name of the action that runs it (`action_<id>`), and the name by which a
user may give it other keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from textual.binding import BindingType

Group = Literal[
    "app",
    "browse",
    "moves",
    "finding",
    "review",
    "writing",
    "interview",
    "list",
    "report",
    "progress",
    "summary",
]
"""Where a command's action lives, and its heading in the help."""

Place = Literal[
    "browse",
    "code",
    "thread",
    "box",
    "line",
    "tag",
    "search",
    "goto",
    "list",
    "report",
    "detail",
    "progress",
    "summary",
]
"""What has the focus: the code at a line, the code at a comment, a text box, a one-line box, a
comment's tag, the line that asks what to look for or where to go, …"""

HEADINGS: dict[Group, str] = {
    "browse": "Choosing a snippet",
    "moves": "Moving in the code",
    "finding": "Finding",
    "review": "Reviewing",
    "writing": "Writing",
    "interview": "Interview",
    "list": "Lists",
    "report": "Report",
    "progress": "Progress",
    "summary": "Summary of an interview",
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
    Command("reports", "browse", ("f6",), "Reports",
            "List your attempts at the snippet, and open the report of one", ("browse",), 8),
    Command("interview", "browse", ("f3",), "Interview",
            "An interview against the clock on these snippets, or the one begun", ("browse",), 5),
    Command("progress", "browse", ("P",), "Progress", "Your progress: what is due, what is weak",
            ("browse",), 4),
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
    Command("unmark", "moves", ("escape",), "Unmark", "Unmark the range, then the search's hits",
            ("code", "thread")),
    Command("screen_up", "moves", ("pageup",), "Page up", "A page up", ("code", "thread")),
    Command("screen_down", "moves", ("pagedown", "space"), "Page down", "A page down",
            ("code", "thread")),
    Command("first_line", "moves", ("home", "g"), "Top", "First line, and the context above it",
            ("code", "thread")),
    Command("last_line", "moves", ("end", "G"), "End", "Last line", ("code", "thread")),
    Command("next", "moves", ("n",), "Next", "Next comment, or next hit while hits are marked",
            ("code", "thread")),
    Command("previous", "moves", ("N", "p"), "Previous", "Comment before, or hit before",
            ("code", "thread")),
    Command("next_comment", "moves", ("right_square_bracket",), "Next comment",
            "Next comment, whatever is marked", ("code", "thread")),
    Command("previous_comment", "moves", ("left_square_bracket",), "Previous comment",
            "Comment before, whatever is marked", ("code", "thread")),
    Command("old_lines", "moves", ("o",), "Old lines",
            "Show or hide the lines that a change removed", ("code", "thread")),
    Command("side_by_side", "moves", ("b",), "Both sides",
            "A change: before and after side by side, or in one column", ("code", "thread")),
    # finding
    Command("search", "finding", ("slash",), "Search",
            "Search in the code; small letters find capitals too", ("code", "thread"), 7),
    Command("go_to_line", "finding", ("colon",), "Go to line",
            "Go to a line, or mark a range: 12 or 12-14", ("code", "thread")),
    Command("accept", "finding", ("enter",), "Go", "Go there; hits stay marked",
            ("search", "goto"), 1),
    Command("hit_down", "finding", ("down",), "Next hit", "Next hit, while searching",
            ("search",), 3, shown="↑↓"),
    Command("hit_up", "finding", ("up",), "Hit before", "Hit before, while searching",
            ("search",)),
    Command("end_search", "finding", ("escape",), "End", "End, back to where it began",
            ("search", "goto"), 2),
    # reviewing
    Command("comment", "review", ("c", "enter"), "Comment",
            "Comment on the line or on the marked lines", ("code",), 1),
    Command("edit", "review", ("enter",), "Edit", "Edit the comment", ("thread",), 1),
    Command("suggest", "review", ("s",), "Suggest",
            "Suggest a change, prefilled with the marked lines", ("code", "thread"), 2),
    Command("delete", "review", ("d", "delete", "backspace"), "Delete",
            "Delete the comment; u brings it back", ("thread",), 3),
    Command("severity", "review", ("t",), "Severity",
            "Say how bad it is: minor, major, critical", ("thread",), 4),
    Command("category", "review", ("T",), "Category",
            "Say of what sort it is: time, space, builtin, correctness, …", ("thread",), 5),
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
    Command("hint", "review", ("h",), "Hint",
            "The next hint; its price is said before you take it", ("code", "thread", "list"), 6),
    Command("notes", "review", ("a",), "Notes",
            "Think aloud: notes that are kept with the review, and not scored",
            ("code", "thread", "list"), 11),
    Command("leave", "review", ("q",), "Back", "Back to the snippets; the draft is kept",
            ("code", "thread", "list"), 9),
    # writing
    Command("done", "writing", ("escape",), "Done", "Leave the box; what you wrote is kept",
            ("box", "line", "tag", "list"), 1),
    Command("suggest_here", "writing", ("ctrl+o",), "Suggest",
            "Suggest a change of the comment's lines, or drop the suggestion", ("box",), 2),
    Command("open_editor", "writing", ("ctrl+e", "f4"), "Editor",
            "Write in your own editor: $VISUAL or $EDITOR", ("box", "thread"), 6),
    Command("next_box", "writing", ("tab",), "Next box",
            "Go to the next box; below a comment stand its severity and category",
            ("box", "line", "tag", "list"), 4),
    Command("previous_box", "writing", ("shift+tab",), "Previous box", "Go to the box before",
            ("box", "line", "tag", "list")),
    Command("next_tag", "writing", ("down", "right", "space"), "Change",
            "The next severity or category; or type its first letter", ("tag",), 2, shown="↑↓"),
    Command("previous_tag", "writing", ("up", "left"), "Change back",
            "The severity or category before", ("tag",)),
    Command("severity_here", "writing", ("f8",), "Severity",
            "The comment's severity, from inside a box", ("box",)),
    Command("category_here", "writing", ("f9",), "Category",
            "The comment's category, from inside a box", ("box",)),
    # interview
    Command("next_phase", "interview", ("f6",), "Go on",
            "To the next part of the interview; after the last one, submit",
            ("code", "thread", "box", "line", "tag", "list", "report", "detail"), 1),
    Command("previous_phase", "interview", ("f7",), "Back",
            "To the part before; a strict interview has no way back",
            ("code", "thread", "box", "line", "tag", "list"), 6),
    Command("pause", "interview", ("f3",), "Pause", "Stop the time and hide the code, or go on",
            ("code", "thread", "box", "line", "tag", "list"), 3),
    Command("clock", "interview", ("ctrl+g",), "Clock", "Hide the clock, or show it",
            ("code", "thread", "box", "line", "tag", "list"), 7),
    # report
    Command("next_snippet", "report", ("n",), "Next snippet", "Open the next snippet",
            ("report", "detail"), 2),
    Command("retry", "report", ("r",), "Retry",
            "Review the same snippet again; this attempt is kept", ("report", "detail"), 3),
    Command("why", "report", ("w",), "Why", "Show or hide the reasons of verdicts",
            ("report", "detail"), 4),
    Command("appeal", "report", ("a",), "Wrong?",
            "Say that the verdict is wrong, and why; kept for the snippet's authors",
            ("report", "detail"), 5),
    Command("withdraw", "report", ("d", "delete"), "Take back",
            "Take back what you hold against the verdict", ("report", "detail")),
    Command("same_kind", "report", ("m",), "Same kind",
            "List the other snippets that have this kind, and open one", ("report", "detail"), 6),
    Command("attempts", "report", ("h",), "Attempts",
            "List your attempts at this snippet, and open the report of one",
            ("report", "detail"), 7),
    Command("other_pane", "report", ("tab", "shift+tab"), "Other side",
            "Between the list and its detail", ("report", "detail"), 8),
    Command("detail_down", "report", ("space", "pagedown"), "Scroll",
            "Scroll the detail down", ("report", "detail"), 9),
    Command("detail_up", "report", ("pageup", "b"), "Scroll up", "Scroll the detail up",
            ("report", "detail")),
    Command("browse", "report", ("q", "escape"), "Snippets", "Back to the snippets",
            ("report", "detail"), 1),
    # progress
    Command("practise", "progress", ("enter",), "Practise",
            "Practise what the line names: a suggestion, skill, category or question",
            ("progress",), 1, at_once=False),
    Command("leave_progress", "progress", ("q", "escape", "P"), "Snippets",
            "Back to the snippets", ("progress",), 2),
    # the summary of an interview
    Command("export", "summary", ("e",), "Export", "Write the summary as Markdown or HTML",
            ("summary",), 1),
    Command("end_interview", "summary", ("q", "escape"), "Snippets", "Back to the snippets",
            ("summary",), 2),
    # everywhere
    Command("help", "app", ("f1", "question_mark"), "Help", "This help", (), 0, shown="?",
            at_once=False),
    Command("palette", "app", ("f2", "ctrl+k"), "Commands", "Find a command by its name",
            at_once=False),
    Command("switch_theme", "app", ("ctrl+l",), "Colours",
            "Dark, light, or either without red and green; remembered", at_once=False),
    Command("quit", "app", ("ctrl+q",), "Quit", "Quit; the draft is kept", (), 10),
)  # fmt: skip

_KEY_NAMES = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "enter": "⏎", "escape": "esc",
    "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End", "delete": "Del",
    "backspace": "⌫", "tab": "Tab", "space": "Space",
}  # fmt: skip


def key_name(key: str) -> str:
    """A key as people write it: `shift+up` is ⇧↑, `ctrl+o` is ^o, `f5` is F5."""
    from textual.keys import REPLACED_KEYS, key_to_character

    *modifiers, last = key.split("+")
    marks = {"shift": "⇧", "ctrl": "^", "alt": "⌥"}
    name = _KEY_NAMES.get(last, last)
    if last[0] == "f" and last[1:].isdigit():
        name = last.upper()
    elif len(last) > 1 and name == last:
        name = key_to_character(REPLACED_KEYS.get(last, last)) or last
    return "".join(marks[modifier] for modifier in modifiers) + name


def keys_of(command: Command, chosen: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The keys of a command, those a user has `chosen` (by command id) before its own."""
    return chosen.get(command.id, command.keys)


def first_key(command: Command, chosen: Mapping[str, tuple[str, ...]]) -> str:
    """How the key bar writes the command's key; "" where a user took its keys away."""
    keys = keys_of(command, chosen)
    if command.shown and keys == command.keys:
        return command.shown
    return "".join(key_name(key) for key in keys[:1])


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
