"""The order of things on the review screen: runs of code lines, split around comments.

One plan serves drawing, moving the cursor and scrolling.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviewer.model import Span
from reviewer.practice import DraftComment, in_order

Stop = int | str
"""Where the cursor can stand: on a line (its number) or on a comment (its id)."""


@dataclass(frozen=True, slots=True)
class Run:
    """Lines `first` to `last` of the code, drawn as one."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Thread:
    """One comment, drawn below the last line it is about."""

    comment: str


Block = Run | Thread


def plan(line_count: int, comments: Iterable[DraftComment]) -> tuple[Block, ...]:
    """The blocks of a snippet of `line_count` lines; comments on all of it come first."""
    blocks: list[Block] = []
    begun = 1
    for comment in in_order(tuple(comments)):
        last = comment.span.last if comment.span else 0
        if last >= begun:
            blocks.append(Run(begun, last))
            begun = last + 1
        blocks.append(Thread(comment.id))
    if begun <= line_count:
        blocks.append(Run(begun, line_count))
    return tuple(blocks)


def stops(blocks: Iterable[Block]) -> tuple[Stop, ...]:
    """Every place the cursor can stand, from top to bottom."""
    found: list[Stop] = []
    for block in blocks:
        if isinstance(block, Thread):
            found.append(block.comment)
        else:
            found.extend(range(block.first, block.last + 1))
    return tuple(found)


def commented_lines(comments: Iterable[DraftComment]) -> frozenset[int]:
    """The lines that some comment is about."""
    return frozenset(
        line
        for comment in comments
        if comment.span
        for line in range(comment.span.first, comment.span.last + 1)
    )


def neighbour_comment(places: Sequence[Stop], at: int, step: int) -> int | None:
    """The index of the nearest comment after (`step` 1) or before (-1) index `at`, if any."""
    index = at + step
    while 0 <= index < len(places):
        if isinstance(places[index], str):
            return index
        index += step
    return None


def between(anchor: int, line: int) -> Span:
    """The range from one line to another, in either direction."""
    return Span(min(anchor, line), max(anchor, line))
