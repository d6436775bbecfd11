"""Talking a report through: its pages as lines of text, appeals, earlier attempts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import unified_diff

from reviewer.library import Library
from reviewer.practice import utc_now
from reviewer.practice.debrief import blocks
from reviewer.practice.debrief.debriefing import Debriefing
from reviewer.practice.debrief.pages import page
from reviewer.practice.debrief.related import kind_page, kinds_of
from reviewer.practice.debrief.summary import circumstances, clean_remarks, remarks
from reviewer.practice.debrief.wording import clock, growth_table
from reviewer.practice.history import Attempt, History, HistoryError, Standing
from reviewer.practice.recorded import UnreadableAttemptError
from reviewer.problems import InputError
from reviewer.safe_text import one_line, printable

from ..console import nearest
from ..show import folded, numbered

HELP = """\
issue N           what you said of issue N, what the key says, its fix and growth
comment N         comment N beside the key
why N             why comment N was judged as it was
explanation, complexity, decoy N
fix, change       the whole fix, or the change you reviewed, as a diff
growth            what was measured before and after the fix
kind N            the kind of issue N, and other snippets that have it
wrong issue N TEXT, wrong comment N TEXT
                  say that a verdict is wrong; kept for the snippet's authors
right issue N, right comment N
                  take that back
attempts          your attempts at this snippet; attempt N shows the report of one""".split("\n")
WORDS = (
    "issue", "comment", "why", "explanation", "complexity", "decoy", "fix", "change", "growth",
    "kind", "wrong", "right", "attempts", "attempt", "help",
)  # fmt: skip
_SIGNS: dict[blocks.State, str] = {
    "found": "+", "partial": "~", "missed": "-", "not mentioned": "o", "issue": "+",
    "partial issue": "~", "extra": "+", "nit": ".", "wrong": "-", "vague": "?", "praise": ".",
    "verified": "+", "plausible": "~", "flawed": "-", "unchecked": "?", "decoy": "!", "right": "+",
    "said": "+", "partly said": "~", "not said": "-",
}  # fmt: skip
_STATES: dict[blocks.State, str] = {
    "not mentioned": "not mentioned", "found": "found", "partial": "partly found",
    "missed": "missed", "said": "said", "partly said": "partly said", "not said": "not said",
}  # fmt: skip


class NotThereError(Exception):
    """What was asked for is not there. The message says what is."""


@dataclass
class PlainDesk:
    """What a debriefing works with, where there is no screen."""

    library: Library
    history: History | None
    clock: Callable[[], datetime] = utc_now

    def standings(self) -> dict[str, Standing]:
        """Scores per snippet; empty where there is no history."""
        try:
            return self.history.standings() if self.history is not None else {}
        except HistoryError:
            return {}

    def last_attempt(self, snippet_id: str) -> Attempt | None:
        """The newest attempt at a snippet, None where there is none."""
        try:
            return next(self.history.attempts(snippet_id), None) if self.history else None
        except HistoryError:
            return None


class ReportTalk:
    """Answers questions about one report, in lines of at most `columns`."""

    def __init__(self, debriefing: Debriefing, columns: int) -> None:
        self._at = debriefing
        self._columns = columns

    def knows(self, line: str) -> bool:
        """Whether the line is one that `answer` understands."""
        return line.partition(" ")[0].lower() in WORDS

    def intro(self) -> Iterator[str]:
        """What is said once below the report: remarks, and how to go on."""
        clean = clean_remarks(self._at.debrief) if self._at.earlier else ()
        for remark in (*clean, *remarks(self._at.debrief)):
            yield from self._fold(remark)
        yield from self._fold(f"You {circumstances(self._at.debrief)}.")
        yield "Ask about it: issue 1, comment 1, why 1, growth, attempts; all of it: help."

    def answer(self, line: str) -> Iterator[str]:
        """The answer to a line, as lines of text."""
        word, _, rest = line.strip().partition(" ")
        try:
            yield from self._answer(word.lower(), rest.strip())
        except NotThereError as error:
            yield printable(str(error))

    def _answer(self, word: str, rest: str) -> Iterator[str]:
        debrief = self._at.debrief
        match word:
            case "help":
                yield from HELP
            case "issue" | "comment" | "decoy":
                yield from self._page(self._key(word, rest))
            case "why":
                index = int(self._key("comment", rest).partition(":")[2])
                reasons = debrief.marked(index).reasons or ("There is no more to say.",)
                for reason in reasons:
                    yield from self._fold(f"- {reason}", hanging=2)
            case "explanation" | "complexity":
                yield from self._page(word)
            case "fix" | "change" | "growth":
                yield from self._reference(word)
            case "kind":
                yield from self._kind(rest)
            case "wrong" | "right":
                yield from self._appeal(word, rest)
            case "attempts":
                yield from self._attempts()
            case "attempt":
                yield from self._open(rest)
            case _:
                raise NotThereError(f"No command {word!r}{nearest(word, WORDS)}")

    def _key(self, sort: str, text: str) -> str:
        """The key of a page by the number that people count with, from 1."""
        debrief = self._at.debrief
        keys = {
            "issue": [f"issue:{one.id}" for one in debrief.report.issues],
            "comment": [f"comment:{one.index}" for one in debrief.report.comments],
            "decoy": [f"decoy:{one.id}" for one in debrief.snippet.rubric.decoys],
        }[sort]
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
        if not 1 <= number <= len(keys):
            there = f"There are 1 to {len(keys)}" if keys else "There is none"
            raise NotThereError(f"Write {sort} with a number. {there}.")
        return keys[number - 1]

    def _reference(self, word: str) -> Iterator[str]:
        debrief = self._at.debrief
        missing = {
            "fix": debrief.snippet.fixed is None,
            "change": debrief.snippet.before is None,
            "growth": not debrief.growth.measured and not debrief.growth.trouble,
        }
        if missing[word]:
            raise NotThereError(f"This snippet has no {word} to show.")
        yield from self._page(word)

    def _kind(self, text: str) -> Iterator[str]:
        kinds = kinds_of(self._at.debrief.snippet)
        if text in kinds:
            kind_id = text
        else:
            issue_id = self._key("issue", text).partition(":")[2]
            kind = self._at.debrief.snippet.rubric.issue(issue_id).kind
            if kind is None:
                raise NotThereError("This issue is of no kind.")
            kind_id = kind
        found = self._at.related(kind_id)
        yield from self._lines(kind_page(found).blocks)
        for one in found.others:
            state = "not reviewed" if one.best is None else f"best score {one.best:.0f}"
            yield from self._fold(
                f"{one.id}: {one.title} (difficulty {one.difficulty}, {state})", 2, 2
            )

    def _appeal(self, word: str, rest: str) -> Iterator[str]:
        sort, _, rest = rest.partition(" ")
        number, _, text = rest.strip().partition(" ")
        if sort not in ("issue", "comment"):
            raise NotThereError(f"Write {word} issue N, or {word} comment N.")
        subject, text = self._key(sort, number), text.strip()
        if word == "right":
            known = subject in self._at.debrief.appeals
            trouble = self._at.withdraw(subject) if known else "You hold nothing against it"
            yield f"{trouble or 'Taken back'}."
        elif not text:
            raise NotThereError(f"Say why: wrong {sort} {number} TEXT.")
        else:
            trouble = self._at.appeal(subject, text)
            taken = f"Recorded for the authors. right {sort} {number} takes it back"
            yield printable(f"{trouble or taken}.")

    def _attempts(self) -> Iterator[str]:
        for number, one in enumerate(self._at.attempts(), start=1):
            here = ", this one" if one.id == self._at.attempt else ""
            interview = ", interview" if one.details.get("mode") == "interview" else ""
            yield (
                f"{number}. {one.submitted:%Y-%m-%d %H:%M} UTC: {one.score:.0f} of 100, "
                f"{clock(one.seconds)}{interview}{here}"
            )

    def _open(self, text: str) -> Iterator[str]:
        attempts = self._at.attempts()
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
        if not 1 <= number <= len(attempts):
            raise NotThereError(f"Write attempt with a number from 1 to {len(attempts)}.")
        snippet, chosen = self._at.debrief.snippet, attempts[number - 1]
        try:
            self._at = Debriefing.of_attempt(self._at.desk, snippet, chosen)
        except (UnreadableAttemptError, InputError) as error:
            raise NotThereError(str(error)) from error
        yield from self.overview(chosen)

    def overview(self, chosen: Attempt) -> Iterator[str]:
        """An attempt of the history in outline, with the numbers to ask by."""
        snippet = self._at.debrief.snippet
        yield f"Attempt of {chosen.submitted:%Y-%m-%d %H:%M} UTC: {chosen.score:.0f} of 100"
        debrief = self._at.debrief
        for at, issue in enumerate(debrief.report.issues, start=1):
            title = snippet.rubric.issue(issue.id).title
            yield from self._fold(f"issue {at}: {issue.status}: {title}", 2, 2)
        for marked in debrief.report.comments:
            body = one_line(debrief.comment(marked.index).body) or "(only a suggestion)"
            yield from self._fold(f"comment {marked.index + 1}: {marked.verdict}: {body}", 2, 2)
        yield from self.intro()

    # pages

    def _page(self, key: str) -> Iterator[str]:
        yield from self._lines(page(self._at.debrief, key).blocks)

    def _lines(self, shown: Iterable[blocks.Block]) -> Iterator[str]:
        for block in shown:
            yield from self._block(block)

    def _block(self, block: blocks.Block) -> Iterator[str]:
        match block:
            case blocks.Title():
                state = _STATES.get(block.state, "") if block.state is not None else ""
                yield from self._fold(f"{block.text} ({state})" if state else block.text)
            case blocks.Heading():
                yield from ("", one_line(block.text))
            case blocks.Text():
                yield from self._fold(block.text, 2)
            case blocks.Quote():
                for line in printable(block.text).split("\n"):
                    yield from self._fold(f"> {line}", 2, 2)
            case blocks.Marked():
                yield from self._fold(f"{_SIGNS[block.state]} {block.text}", 2, 2)
            case blocks.Rated():
                yield from self._fold(f"{block.severity}: {block.text}", 2, 2)
            case blocks.Grows():
                yield from self._fold(
                    f"{block.resource}: {block.before}, {block.after} when fixed", 2
                )
            case blocks.Points():
                yield f"  {block.points:g} points off"
            case blocks.Reasons():
                for reason in block.reasons if block.always else ():
                    yield from self._fold(f"- {reason}", 4, 2)
            case blocks.Appealed():
                yield from self._fold(f"You hold this wrong: {block.text}", 2, 2)
            case blocks.Excerpt():
                yield from self._excerpt(block)
            case blocks.Diff():
                yield from _diff(block)
            case blocks.Chart():
                yield from (f"  {line}" for line in growth_table(block.measured))

    def _excerpt(self, block: blocks.Excerpt) -> Iterator[str]:
        lines = list(numbered(self._at.debrief.snippet.lines))
        for span in block.spans:
            yield from (f"  {line}" for line in lines[span.first - 1 : span.last])

    def _fold(self, text: str, indent: int = 0, hanging: int = 0) -> list[str]:
        return folded(text, self._columns, indent, hanging) or [""]


def _diff(block: blocks.Diff) -> Iterator[str]:
    """A unified diff, its hunks numbered as the code is."""
    context = len(block.before) + len(block.after) if block.whole else 2
    lines = unified_diff(block.before, block.after, lineterm="", n=context)
    for at, line in enumerate(lines):
        if at < 2:
            continue
        if at == 2 and block.whole:
            yield f"  @@ line {block.old}, when fixed line {block.new} @@"
        else:
            yield f"  {printable(line)}".rstrip()
