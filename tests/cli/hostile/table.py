"""What was tried and what happened, and what holds of every outcome."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

from reviewer.safe_text import printable

from ..conftest import Result
from .cases import NO_LIMIT, line_of

SECONDS = 5.0
"""CPU that any one case of the ordinary run may take."""


class Table:
    """What was tried, and what happened."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, str, str, float]] = []

    @contextmanager
    def row(self, name: str, limit: str, most: float = SECONDS) -> Iterator[list[str]]:
        """Time a case; the last text that the block adds says what happened."""
        said: list[str] = []
        begun = time.process_time()
        yield said
        seconds = time.process_time() - begun
        self.rows.append((name, said[-1], limit or NO_LIMIT, seconds))
        assert seconds < most

    def lines(self) -> Iterator[str]:
        yield "| input | what happened | limit | seconds |"
        yield "| --- | --- | --- | --: |"
        for name, said, limit, seconds in self.rows:
            cells = (cell.replace("|", "\\|") for cell in (printable(name), said, limit))
            yield f"| {' | '.join(cells)} | {seconds:.2f} |"


def good(name: str) -> bytes:
    return line_of(reviewer=name) + b"\n"


def obeyed(line: str) -> bool:
    """Whether a build service takes the line for a command."""
    return line.strip().startswith("::") or re.search(r"##\w*\[", line) is not None


def inert(text: str) -> None:
    """Nothing in it steers a terminal or a build service."""
    assert printable(text) == text
    assert not any(map(obeyed, text.split("\n")))


def scored_in(result: Result) -> list[str]:
    """The reviewers whose reviews were scored, from concise output."""
    inert(result.out + result.err)
    return [line.split(" ")[2] for line in result.out.splitlines()]


def first_problem(result: Result, place: str) -> str:
    """The first of the problems, all of which must name the place."""
    problems = [line for line in result.err.splitlines() if re.match(r"\S*/", line)]
    assert problems
    assert all(line.startswith(place) for line in problems)
    assert max(map(len, problems)) < 6_000
    return problems[0].removeprefix(place).lstrip(":0123456789 ")
