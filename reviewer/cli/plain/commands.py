"""What a line typed while reviewing asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reviewer.formats.line_ranges import line_range
from reviewer.model import CATEGORIES, SEVERITIES, Category, Severity, Span

HELP = """\
12-14 TEXT        comment on lines 12 to 14; without TEXT, more lines are asked for
7 TEXT            comment on line 7
all TEXT          comment on the whole snippet
explain TEXT      say what the code does
time O(...)       state its time complexity; space O(...) likewise
comments          show what you wrote so far
edit N TEXT       rewrite comment N
move N 12-14      put comment N on other lines
tag N major time  say how bad it is, and of what sort; tag N none takes it back
suggest N         propose code in place of the lines of comment N
delete N          delete comment N
hint              offer the next hint; its price is said first
notes TEXT        think aloud: kept with the review, not scored
undo, redo        take back the last change, or make it again
code, code 12-14  show the code again, or some lines of it
submit            get the report
quit              leave; what you wrote is kept""".split("\n")

WORDS = (
    "explain", "time", "space", "comments", "edit", "move", "suggest", "delete", "undo", "redo",
    "code", "submit", "quit", "help", "all", "tag", "hint", "notes",
)  # fmt: skip
_SHORT = {"q": "quit", "exit": "quit", "?": "help", "h": "help", "u": "undo", "d": "delete"}
_NUMBERED = ("edit", "move", "suggest", "delete", "tag", "answer")


class NotUnderstoodError(Exception):
    """A line that is no command. The message says what would be."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its word (`comment` for `12-14 TEXT`), and what goes with it.

    `number` counts comments from 1 as they are listed.
    """

    word: str
    text: str = ""
    number: int = 0
    span: Span | None = None


def parse(line: str, line_count: int, words: Sequence[str] = WORDS) -> Command:
    """The command in `line`, for a snippet of that many lines; it is one of `words`.

    Raises NotUnderstoodError.
    """
    first, _, rest = line.strip().partition(" ")
    rest = rest.strip()
    if (lines := line_range(first.rstrip(":"))) is not None:
        return Command("comment", rest, span=_span(lines, line_count))
    word = first.lower().rstrip(":")
    word = _SHORT.get(word, word)
    if word not in words:
        from ..console import nearest

        raise NotUnderstoodError(f"No command {first!r}{nearest(word, words)} Type help.")
    if word == "all":
        return Command("comment", rest)
    if word == "code":
        shown = line_range(rest) if rest else (1, line_count)
        if shown is None:
            raise NotUnderstoodError("Write code, or code 12-14.")
        return Command(word, span=_span(shown, line_count))
    if word not in _NUMBERED:
        return Command(word, rest)
    number, _, rest = rest.partition(" ")
    if not number.isascii() or not number.isdigit() or len(number) > 9:
        counted = "question" if word == "answer" else "comment"
        raise NotUnderstoodError(f"Write {word} with the number of a {counted}, as in {word} 1.")
    if word != "move":
        return Command(word, rest.strip(), int(number))
    if rest.strip().lower() == "all":
        return Command(word, number=int(number))
    lines = line_range(rest)
    if lines is None:
        raise NotUnderstoodError("Write move with a comment and its lines, as in move 1 12-14.")
    return Command(word, number=int(number), span=_span(lines, line_count))


def tags(text: str) -> tuple[Severity | None, Category | None]:
    """The severity and the category that `text` names, in any order; None for none.

    Raises NotUnderstoodError.
    """
    severity: Severity | None = None
    category: Category | None = None
    words = text.lower().replace(",", " ").split()
    if not words:
        raise NotUnderstoodError(f"Write tag with {_listed(SEVERITIES)}, or {_listed(CATEGORIES)}.")
    for word in words:
        as_severity = next((known for known in SEVERITIES if known == word), None)
        as_category = next((known for known in CATEGORIES if known == word), None)
        if word != "none" and as_severity is None and as_category is None:
            from ..console import nearest

            hint = nearest(word, [*SEVERITIES, *CATEGORIES, "none"])
            raise NotUnderstoodError(f"No tag {word!r}{hint}")
        severity, category = as_severity or severity, as_category or category
    return severity, category


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)


def _span(lines: tuple[int, int], line_count: int) -> Span:
    first, last = lines
    if not 1 <= first <= last <= line_count:
        written = f"{first}" if first == last else f"{first}-{last}"
        raise NotUnderstoodError(f"The code has lines 1 to {line_count}; you wrote {written}.")
    return Span(first, last)
