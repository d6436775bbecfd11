"""Fenced blocks in Markdown text, and the suggestion among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# CommonMark 0.31, section 4.5: up to three spaces, three or more of one mark, an info string
# which holds no backtick if backticks are the mark.
_OPENING = re.compile(r"( {0,3})(`{3,}|~{3,})(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines outside fences, or one fenced block.

    `first` and `last` are its lines in the text, from 1, the fences included. `info` is the word
    after the opening fence, None outside fences. `lines` are the contents.
    """

    first: int
    last: int
    lines: tuple[str, ...]
    info: str | None = None
    closed: bool = True


def blocks(lines: list[str]) -> Iterator[Block]:
    """The blocks of a Markdown text, in order; together they cover every line."""
    plain_from = index = 0
    while index < len(lines):
        opening = _OPENING.fullmatch(lines[index])
        if opening is None or (opening[2][0] == "`" and "`" in opening[3]):
            index += 1
            continue
        if plain_from < index:
            yield Block(plain_from + 1, index, tuple(lines[plain_from:index]))
        end = _closing(lines, index + 1, opening[2])
        indent = len(opening[1])
        inner = tuple(_dedented(line, indent) for line in lines[index + 1 : end])
        closed = end < len(lines)
        info = opening[3].strip()
        yield Block(index + 1, min(end + 1, len(lines)), inner, info, closed)
        plain_from = index = end + 1
    if plain_from < len(lines):
        yield Block(plain_from + 1, len(lines), tuple(lines[plain_from:]))


def take_suggestion(text: str) -> tuple[str, str | None]:
    """The text without its first ```suggestion block, and the contents of that block.

    None where there is no such block; "" for an empty one, which proposes to delete the lines.
    """
    if "suggestion" not in text:
        return text, None
    lines = text.split("\n")
    for block in blocks(lines):
        if block.info == "suggestion":
            before = "\n".join(lines[: block.first - 1]).rstrip()
            after = "\n".join(lines[block.last :]).strip("\n").rstrip()
            body = f"{before}\n\n{after}" if before and after else before or after
            return body, "\n".join(block.lines)
    return text, None


def _closing(lines: list[str], start: int, fence: str) -> int:
    """The index of the line that closes `fence`; the number of lines if none does."""
    pattern = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}+[ \t]*")
    for index in range(start, len(lines)):
        if pattern.fullmatch(lines[index]):
            return index
    return len(lines)


def _dedented(line: str, indent: int) -> str:
    spaces = len(line) - len(line.lstrip(" "))
    return line[min(indent, spaces) :]
