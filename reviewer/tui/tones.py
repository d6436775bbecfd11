"""Lines of text in named tones, drawn without markup: nothing in them is ever interpreted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.widget import Widget

from reviewer.safe_text import printable

Part = tuple[str, str]
"""Text and the name of its tone; "" is the widget's own colour."""
Line = tuple[Part, ...]

TONES = {
    # states and text
    "quiet": "$quiet",
    "accent": "$accent",
    "good": "$success",
    "fair": "$warning",
    "bad": "$error",
    "strong": "bold",
    "title": "bold $primary",
    "link": "$primary",
    # code
    "keyword": "$primary",
    "function": "bold $foreground",
    "class": "bold $foreground",
    "builtin": "$accent",
    "decorator": "$accent",
    "string": "$success",
    "doc": "$code-doc",
    "number": "$code-number",
    "comment": "italic $code-comment",
    "operator": "$secondary",
    "error": "underline $error",
    "gutter": "$quiet",
    "thread": "$accent",
    "hatch": "$panel",
    # grounds
    "cursor": "on $cursor-ground",
    "marked": "on $marked-ground",
    "added": "on $added-ground",
    "removed": "on $removed-ground",
    # what a search found
    "hit": "bold underline on $marked-ground",
    "hit-here": "bold reverse $warning",
}
"""Every tone as a style in the variables of the theme; Content takes these strings as they are."""
TAB = 4


class ToneWidget(Widget):
    """A widget that draws its own lines in tones.

    Tones are looked up in the theme once, not by component classes: those cost half a
    millisecond per widget and tone at start-up.
    """

    def tone(self, name: str) -> Style:
        """The style of a tone."""
        app = self.app
        return _styles(app.theme, app.native_ansi_color, lambda: app.theme_variables)[name]

    def strip(self, line: Line, width: int, ground: str = "") -> Strip:
        """`line` cut or padded to `width` cells, on the background of tone `ground`."""
        base = self.rich_style + self.tone(ground)
        segments = [
            Segment(text, base + self.tone(tone) if tone else base) for text, tone in line if text
        ]
        return Strip(segments).adjust_cell_length(width, base)


def clean(text: str) -> str:
    """`text` fit to be drawn on one line: escapes shown, tabs expanded."""
    return printable(text.expandtabs(TAB)).replace("\n", " ")


def line_width(line: Line) -> int:
    """Cells a line takes."""
    return sum(_width(text) for text, _ in line)


def clip(text: str, width: int) -> str:
    """`text` within `width` cells, ending in … where it was cut, padded with spaces."""
    if _width(text) > width:
        kept, room = "", width - 1
        for character in text:
            room -= _width(character)
            if room < 0:
                break
            kept += character
        text = kept + "…"
    return text + " " * (width - _width(text)) if width > 0 else ""


def fold(line: Line, width: int, indent: int) -> list[Line]:
    """`line` in rows of at most `width` cells; rows after the first are indented.

    Breaks after a space or a comma where one stands in the second half of the row.
    """
    if line_width(line) <= width:
        return [line]
    indent = min(indent, width // 2)
    rows: list[Line] = []
    rest = [(character, tone) for text, tone in line for character in text]
    while rest:
        room = width - (indent if rows else 0)
        end, used = 0, 0
        while end < len(rest) and used + _width(rest[end][0]) <= room:
            used += _width(rest[end][0])
            end += 1
        end = max(end, 1)
        if end < len(rest):
            begun = next((at for at, cell in enumerate(rest) if cell[0] != " "), 0)
            low = max(end // 2, begun + 1)  # never within the indentation
            breaks = [at for at in range(end, low, -1) if rest[at - 1][0] in " ,"]
            end = breaks[0] if breaks else end
        rows.append(((" " * indent, ""), *_joined(rest[:end])) if rows else _joined(rest[:end]))
        rest = rest[end:]
    return rows


def _joined(cells: Iterable[Part]) -> Line:
    """Neighbouring characters of one tone as one part."""
    parts: list[Part] = []
    for character, tone in cells:
        if parts and parts[-1][1] == tone:
            parts[-1] = (parts[-1][0] + character, tone)
        else:
            parts.append((character, tone))
    return tuple(parts)


_resolved: dict[tuple[str, bool], dict[str, Style]] = {}


def _styles(theme: str, ansi: bool, variables: Callable[[], Mapping[str, str]]) -> dict[str, Style]:
    """The tones of a theme, resolved when they are first needed."""
    if (theme, ansi) not in _resolved:
        found = dict(variables())
        _resolved[theme, ansi] = {"": Style()} | {
            name: _style(text, found) for name, text in TONES.items()
        }
    return _resolved[theme, ansi]


def _style(text: str, variables: Mapping[str, str]) -> Style:
    """A tone as a style. Textual's own parser takes 40 ms to get ready, for words as few."""
    colour, ground, flags = None, None, set()
    words = iter(text.split())
    for word in words:
        if word == "on":
            ground = Color.parse(variables[next(words)[1:]]).rich_color
        elif word.startswith("$"):
            colour = Color.parse(variables[word[1:]]).rich_color
        else:
            flags.add(word)
    return Style(
        color=colour,
        bgcolor=ground,
        bold="bold" in flags or None,
        italic="italic" in flags or None,
        underline="underline" in flags or None,
        reverse="reverse" in flags or None,
    )


@lru_cache(4096)
def _width(text: str) -> int:
    return len(text) if text.isascii() else cell_len(text)
