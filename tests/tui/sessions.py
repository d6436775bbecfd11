"""Sessions as a person types them: keys, pauses, and what is written down after each key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

ESC, TAB, ENTER, BACKSPACE = "\x1b[27u", "\t", "\r", "\x7f"
F6, F8 = "\x1b[17~", "\x1b[19~"

Paper = Mapping[str, str]
"""What stands where: `explanation`, `line 5`, `line 5 severity`, `answer 1`, `phase`, ….
Where nothing stands, there is no entry."""

WORDS = "walks copies shares retries doubles drops sums rounds sorts waits".split()


@dataclass(frozen=True, slots=True)
class Stroke:
    """A key, the seconds before it, and the paper once the program has taken it."""

    pause: float
    key: str
    paper: Paper


class Typist:
    """Types at a person's pace, in words that occur once."""

    def __init__(self, random: Random, paper: Paper) -> None:
        self.strokes: list[Stroke] = []
        self._paper = paper
        self._random = random
        self._words = 0

    def press(self, *keys: str, put: Paper | None = None) -> None:
        """Give commands, with a moment of thought; the last one changes the paper."""
        for key in keys[:-1]:
            self._strike(key, self._random.uniform(0.15, 0.35))
        self._put(put or {})
        self._strike(keys[-1], self._random.uniform(0.15, 0.35))

    def write(self, place: str, words: int, before: str = "") -> None:
        """Type so many new words at the end of what stands at `place`, but `before` that text."""
        for _ in range(words):
            self._words += 1
            for letter in f"{self._random.choice(WORDS)}{self._words} ":
                written = self._paper.get(place, "").removesuffix(before)
                self._put({place: written + letter + before})
                self._strike(letter, self._random.uniform(0.03, 0.11))

    def rub_out(self, place: str, letters: int) -> None:
        """Take letters back."""
        for _ in range(letters):
            self._put({place: self._paper[place][:-1]})
            self._strike(BACKSPACE, self._random.uniform(0.03, 0.11))

    def _put(self, changes: Paper) -> None:
        changed = {**self._paper, **changes}
        self._paper = {place: text for place, text in changed.items() if text}

    def _strike(self, key: str, pause: float) -> None:
        self.strokes.append(Stroke(pause, key, self._paper))


def practice(random: Random, line_7: str) -> list[Stroke]:
    """A review of code whose seventh line reads `line_7`."""
    typist = Typist(random, {})
    typist.press("j", "j", "c")
    typist.write("line 3", 4)
    typist.press(ESC, "j", "j", "c")
    typist.write("line 5", 3)
    typist.press(F8, put={"line 5 severity": "minor"})
    typist.write("line 5", 2)
    typist.rub_out("line 5", 6)
    typist.press(ESC, "e")
    typist.write("explanation", 5)
    typist.press(ESC, "p", ENTER)
    typist.write("line 3", 3)
    typist.press(ESC, "t", put={"line 3 severity": "minor"})
    typist.press("t", put={"line 3 severity": "major"})
    typist.press("T", put={"line 3 category": "time"})
    typist.press("a")
    typist.write("notes", 5)
    typist.press(ESC, "w")
    typist.write("whole", 3)
    typist.press(ESC, "n", "n", "d", put={"line 5": "", "line 5 severity": ""})
    typist.press("e", TAB)
    typist.write("time", 2)
    typist.press(TAB)
    typist.write("space", 2)
    typist.press(ESC, ":", "7", ENTER, "s", put={"line 7 suggestion": line_7})
    typist.write("line 7", 2)
    typist.press(TAB)
    typist.write("line 7 suggestion", 2, before=line_7)
    typist.press(ESC, "e")
    typist.write("explanation", 3)
    typist.press(ESC, "a")
    typist.write("notes", 3)
    return typist.strokes


def interview(random: Random) -> list[Stroke]:
    """A question of an interview, up to its follow-up questions."""
    typist = Typist(random, {"phase": "explain"})
    typist.press("e")
    typist.write("explanation", 6)
    typist.press(F6, put={"phase": "complexity"})
    typist.write("time", 2)
    typist.press(TAB)
    typist.write("space", 2)
    typist.press(F6, put={"phase": "review"})
    typist.press("j", "j", "c")
    typist.write("line 3", 5)
    typist.press(ESC, "a")
    typist.write("notes", 5)
    typist.press(ESC, "j", "j", "c")
    typist.write("line 5", 4)
    typist.press(ESC, "d", put={"line 5": ""})
    typist.press(F6, put={"phase": "follow-up"})
    typist.write("answer 1", 5)
    typist.press(TAB)
    typist.write("answer 2", 5)
    return typist.strokes
