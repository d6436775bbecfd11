"""The order of things on the review screen: runs of code lines, split around comments and around
the lines that a change removed.

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


@dataclass(frozen=True, slots=True)
class Gone:
    """Lines that a change removed from above line `above`."""

    above: int


Block = Run | Thread | Gone


def plan(
    line_count: int, comments: Iterable[DraftComment], gone: Iterable[int] = ()
) -> tuple[Block, ...]:
    """The blocks of a snippet of `line_count` lines; comments on all of it come first.

    `gone` are the lines above which removed ones are shown, one past the last for its end.
    """
    blocks: list[Block] = []
    begun = 1

    def run_to(last: int) -> None:
        nonlocal begun
        if last >= begun:
            blocks.append(Run(begun, last))
            begun = last + 1

    removed = sorted(gone, reverse=True)

    def removed_to(last: int) -> None:
        while removed and removed[-1] <= last:
            run_to(removed[-1] - 1)
            blocks.append(Gone(removed.pop()))

    for comment in in_order(tuple(comments)):
        last = comment.span.last if comment.span else 0
        removed_to(last)
        run_to(last)
        blocks.append(Thread(comment.id))
    removed_to(line_count)
    run_to(line_count)
    removed_to(line_count + 1)
    return tuple(blocks)


def stops(blocks: Iterable[Block]) -> tuple[Stop, ...]:
    """Every place the cursor can stand, from top to bottom."""
    found: list[Stop] = []
    for block in blocks:
        if isinstance(block, Thread):
            found.append(block.comment)
        elif isinstance(block, Run):
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
