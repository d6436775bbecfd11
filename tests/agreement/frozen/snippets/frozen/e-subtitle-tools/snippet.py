"""Checks and clean-up of subtitle files (SubRip)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from studio.timecode import seconds, stamp


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
    srt = ""
    for number, cue in enumerate(cues, 1):
        times = f"{stamp(cue.start)} --> {stamp(cue.end)}"
        srt = f"{srt}{number}\n{times}\n{cue.text}\n\n"
    return srt


def strip_tags(text: str) -> str:
    """The text without <i>, </i>, <font color="..."> and the like."""
    plain = []
    while text:
        if text[0] == "<" and ">" in text:
            text = text[text.index(">") + 1 :]
        else:
            plain.append(text[0])
            text = text[1:]
    return "".join(plain)


def glossary_hits(script: str, terms: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Line number and term for each place where a term of the glossary occurs."""
    names = sorted(terms, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, names)))
    for hit in pattern.finditer(script):
        yield script.count("\n", 0, hit.start()) + 1, hit.group()


def overlaps(cues: list[Cue]) -> list[tuple[Cue, Cue]]:
    """Cues that are still shown when the next one starts, each with the next one."""
    found = []
    for cue in cues:
        later = sorted(other for other in cues if other.start > cue.start)
        if later and later[0].start < cue.end:
            found.append((cue, later[0]))
    return found


def words_in(paths: Iterable[Path]) -> int:
    cues = [cue for path in paths for cue in read_cues(path)]
    return sum(len(cue.text.split()) for cue in cues)


def reflow(words: list[str], width: int = 42) -> list[str]:
    """Break a text into lines of at most `width` characters and of similar length."""

    def best(first: int) -> tuple[int, list[str]]:
        if first == len(words):
            return 0, []
        options = []
        for last in range(first + 1, len(words) + 1):
            line = " ".join(words[first:last])
            if len(line) > width and last > first + 1:
                break
            cost, rest = best(last)
            options.append((cost + (width - len(line)) ** 2, [line, *rest]))
        return min(options)

    return best(0)[1]
