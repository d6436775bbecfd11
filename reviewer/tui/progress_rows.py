"""Progress as a list of what can be practised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from reviewer.progress import charts, wording
from reviewer.progress.choice import Suggestion
from reviewer.progress.grading import Grade
from reviewer.progress.schedule import SkillState
from reviewer.progress.skills import title_of
from reviewer.progress.state import Progress
from reviewer.progress.statistics import Tally
from reviewer.progress.variant_ids import shown_id
from reviewer.safe_text import one_line

from .glyphs import DRAFT, STATUS, Mark
from .tones import Line, clip
from .widgets.row_list import Row

MOST_DUE = 10
_WIDEST = 92
"""Cells of a row: what belongs together stands within reading distance."""
_BAR = 12
_MARKS = {
    Grade.AGAIN: STATUS["missed"],
    Grade.HARD: STATUS["partial"],
    Grade.GOOD: STATUS["found"],
    Grade.EASY: STATUS["found"],
}
NEXT = Mark("▶", "next", "accent")


def progress_rows(
    progress: Progress,
    suggestion: Suggestion | None,
    questions: Mapping[int, str],
    begun: Sequence[str] = (),
) -> list[Row]:
    """Rows with keys "next", "draft:<id>", "skill:<name>", "category:<name>", "question:<n>", and
    headings.

    `questions` are titles of interview questions, `begun` variants with a draft: the list of
    snippets has them not.
    """
    rows = [Row(None, partial(_heading, "Next"))]
    if suggestion is None:
        rows.append(Row(None, partial(_quiet, "There is no other snippet yet.")))
    else:
        item = progress.catalogue.item(suggestion.snippet)
        rows.append(Row("next", partial(_marked, NEXT, one_line(item.title) if item else "")))
        rows.append(Row(None, partial(_quiet, wording.sentence(suggestion.why))))
    if begun:
        rows += _section("Begun")
    for snippet_id in begun:
        item = progress.catalogue.item(snippet_id)
        title = one_line(item.title) if item else shown_id(snippet_id)
        rows.append(Row(f"draft:{snippet_id}", partial(_marked, DRAFT, f"{title}, varied")))
    rows += _section(f"Due now: {wording.counted(len(progress.due), 'skill')}")
    for state in progress.due[:MOST_DUE]:
        days = (progress.now - state.last).days
        rows.append(Row(f"skill:{state.skill}", partial(_skill, state, days)))
    more = len(progress.due) - MOST_DUE
    if more > 0:
        rows.append(Row(None, partial(_quiet, f"and {more} more")))
    if progress.statistics.categories:
        rows += _section("By category")
    for tally in progress.statistics.categories:
        rows.append(Row(f"category:{tally.name}", partial(_tally, tally, tally.name)))
    if progress.statistics.questions:
        rows += _section("By interview question")
    for tally in progress.statistics.questions:
        title = f"Q{tally.name} {questions.get(int(tally.name), '')}"
        rows.append(Row(f"question:{tally.name}", partial(_tally, tally, one_line(title))))
    return rows


def _section(title: str) -> list[Row]:
    return [Row(None, lambda width: ()), Row(None, partial(_heading, title))]


def _heading(title: str, width: int) -> Line:
    return ((clip(title, width), "title"),)


def _quiet(text: str, width: int) -> Line:
    return ((clip(f"  {text}", width - 1), "quiet"),)


def _marked(mark: Mark, title: str, width: int) -> Line:
    return ((f"{mark.glyph} ", mark.tone), (clip(title, width - 3), "strong"))


def _skill(state: SkillState, days: int, width: int) -> Line:
    mark = _MARKS[state.grades[-1]]
    how = wording.last_time(state, days)
    room = max(12, min(width, _WIDEST) - len(how) - 5)
    name = clip(one_line(title_of(state.skill)), room)
    return ((f"{mark.glyph} ", mark.tone), (name, ""), (f" {how} ", "quiet"))


def _tally(tally: Tally, title: str, width: int) -> Line:
    recall = tally.recall or 0.0
    mark = _standing(recall)
    figures = f" {charts.percent(tally.recall):>5} {tally.found:>3} of {tally.issues:<3}"
    room = max(8, min(width, _WIDEST) - _BAR - len(figures) - 4)
    return (
        (f"{mark.glyph} ", mark.tone),
        (clip(title, room), ""),
        (" ", ""),
        (charts.bar(recall, _BAR), mark.tone),
        (figures, "quiet"),
    )


def _standing(recall: float) -> Mark:
    if recall >= 0.75:
        return STATUS["found"]
    return STATUS["partial"] if recall >= 0.4 else STATUS["missed"]
