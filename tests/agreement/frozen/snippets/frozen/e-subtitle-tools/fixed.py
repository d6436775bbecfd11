"""Checks and clean-up of subtitle files (SubRip)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from studio.timecode import seconds, stamp

TAG = re.compile(r"<[^>]*>")


class Cue(NamedTuple):
    start: float  # seconds
    end: float
    text: str


def read_cues(path: Path) -> Iterator[Cue]:
    """The cues of a file, one after the other."""
    for block in path.read_text(encoding="utf-8-sig").strip().split("\n\n"):
        _, times, *lines = block.split("\n")
        start, end = map(seconds, times.split("-->"))
        yield Cue(start, end, "\n".join(lines))


def to_srt(cues: Iterable[Cue]) -> str:
    return "".join(
        f"{number}\n{stamp(cue.start)} --> {stamp(cue.end)}\n{cue.text}\n\n"
        for number, cue in enumerate(cues, 1)
    )


def strip_tags(text: str) -> str:
    """The text without <i>, </i>, <font color="..."> and the like."""
    return TAG.sub("", text)


def glossary_hits(script: str, terms: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Line number and term for each place where a term of the glossary occurs."""
    names = sorted(terms, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, names)))
    line, counted = 1, 0
    for hit in pattern.finditer(script):
        line += script.count("\n", counted, hit.start())
        counted = hit.start()
        yield line, hit.group()


def overlaps(cues: list[Cue]) -> list[tuple[Cue, Cue]]:
    """Cues that are still shown when the next one starts, each with the next one."""
    return [
        (cue, following)
        for cue, following in pairwise(sorted(cues))
        if following.start < cue.end
    ]


def words_in(paths: Iterable[Path]) -> int:
    return sum(len(cue.text.split()) for path in paths for cue in read_cues(path))


def reflow(words: list[str], width: int = 42) -> list[str]:
    """Break a text into lines of at most `width` characters and of similar length."""

    @cache
    def best(first: int) -> tuple[int, tuple[str, ...]]:
        if first == len(words):
            return 0, ()
        options = []
        for last in range(first + 1, len(words) + 1):
            line = " ".join(words[first:last])
            if len(line) > width and last > first + 1:
                break
            cost, rest = best(last)
            options.append((cost + (width - len(line)) ** 2, (line, *rest)))
        return min(options)

    return list(best(0)[1])
