"""Regions of a text in the conventions of other tools, and edits of them as edits of whole lines.

Reviews here speak of lines alone; other tools give columns too, counted in UTF-8 bytes (rdjson) or
UTF-16 units (SARIF by default, Gerrit), with an end that is not part of the region.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reviewer.model import Span

Unit = Literal["utf-8", "utf-16", "characters"]


@dataclass(frozen=True, slots=True)
class Region:
    """From column `start` of line `first` up to, not including, column `end` of line `last`.

    All count from 1. Without `start` the region begins with its line; without `end` it holds all
    of line `last`, and without both the line end after it too.
    """

    first: int
    start: int | None
    last: int
    end: int | None

    @property
    def valid(self) -> bool:
        """Whether it counts from 1 and does not end before it begins."""
        if not 1 <= self.first <= self.last:
            return False
        if (self.start or 1) < 1 or (self.end is not None and self.end < 1):
            return False
        same_line = self.first == self.last and self.end is not None
        return not same_line or (self.start or 1) <= (self.end or 1)

    @property
    def span(self) -> Span:
        """Its lines. One that ends before the first column of a line has nothing of that line."""
        ends_before = self.end == 1 and self.last > self.first
        return Span(self.first, self.last - 1 if ends_before else self.last)

    @property
    def whole_lines(self) -> bool:
        """Whether it is made of whole lines, whatever they hold."""
        if (self.start or 1) != 1:
            return False
        return self.end is None or (self.end == 1 and self.last > self.first)


@dataclass(frozen=True, slots=True)
class Replacement:
    """New text for a region."""

    region: Region
    text: str


@dataclass(frozen=True, slots=True)
class _Edit:
    """Characters `begin` to `stop` of a text, which `text` replaces; `last` is the last line that
    it touches."""

    begin: int
    stop: int
    text: str
    first: int
    last: int


def offset(line: str, column: int, unit: Unit) -> int:
    """The index in `line` of a column. Within a character it is that of the character; past the
    end it is the end."""
    before = column - 1
    if unit == "characters" or line.isascii():
        return min(before, len(line))
    if unit == "utf-8":
        return len(line.encode("utf-8", "surrogatepass")[:before].decode("utf-8", "ignore"))
    units = line.encode("utf-16-le", "surrogatepass")[: 2 * before]
    return len(units.decode("utf-16-le", "ignore"))


def as_suggestion(
    replacements: Sequence[Replacement], unit: Unit, code: str | None, about: Span | None
) -> tuple[Span, str] | None:
    """The lines that replacements change and their new text, as a suggestion has it.

    `about` are the lines of the remark: they are part of the result. Without the `code`, only a
    single replacement of whole lines, which are those of the remark, can be told. None where it
    cannot, or where replacements overlap or lie outside the code.
    """
    if not replacements or not all(one.region.valid for one in replacements):
        return None
    if code is None:
        return _without_code(replacements, about)
    lines = code.splitlines()
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    edits: list[_Edit] = []
    for one in replacements:
        edit = _edit(one, unit, lines, starts)
        if edit is None:
            return None
        edits.append(edit)
    edits.sort(key=lambda edit: (edit.begin, edit.stop))
    if any(after.begin < before.stop for before, after in pairwise(edits)):
        return None
    first = min(edit.first for edit in edits)
    last = max(edit.last for edit in edits)
    if about is not None and about.last <= len(lines):
        first, last = min(first, about.first), max(last, about.last)
    text = "".join(f"{line}\n" for line in lines)
    new, at = [], starts[first - 1]
    for edit in edits:
        new += [text[at : edit.begin], edit.text]
        at = edit.stop
    new.append(text[at : starts[last]])
    return Span(first, last), _as_lines("".join(new))


def _without_code(
    replacements: Sequence[Replacement], about: Span | None
) -> tuple[Span, str] | None:
    region, text = replacements[0].region, replacements[0].text
    if len(replacements) > 1 or not region.whole_lines:
        return None
    keeps_line_end = region.end is None or text == "" or text.endswith("\n")
    if not keeps_line_end or (about is not None and about != region.span):
        return None
    return region.span, _as_lines(text)


def _as_lines(text: str) -> str:
    """The text without its last line end, unless that is all there is of an empty line."""
    short = text.removesuffix("\n")
    return short if short.splitlines() == text.splitlines() else text


def _edit(one: Replacement, unit: Unit, lines: list[str], starts: list[int]) -> _Edit | None:
    region, text = one.region, one.text.replace("\r\n", "\n")
    if region.last > len(lines) + 1 or (region.last == len(lines) + 1 and region.end != 1):
        return None
    if region.start is None and region.end is None:
        ended = text if text == "" or text.endswith("\n") else f"{text}\n"
        begin, stop = starts[region.first - 1], starts[region.last]
        return _Edit(begin, stop, ended, region.first, region.last)
    if region.first > len(lines):
        return None
    begin = starts[region.first - 1] + offset(lines[region.first - 1], region.start or 1, unit)
    if region.last > len(lines):
        stop = starts[-1]
    else:
        line = lines[region.last - 1]
        within = len(line) if region.end is None else offset(line, region.end, unit)
        stop = starts[region.last - 1] + within
    last = min(region.last, len(lines))
    whole_before = begin == starts[region.first - 1] and (text == "" or text.endswith("\n"))
    if region.last > region.first and region.end == 1 and (text.endswith("\n") or whole_before):
        last = region.last - 1
    return _Edit(begin, max(begin, stop), text, region.first, last)
