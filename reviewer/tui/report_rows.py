"""The report as a list: what a reader can step through."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from reviewer.practice.debrief.answer_pages import complexity_marks, key_points
from reviewer.practice.debrief.comment_page import verdict_state
from reviewer.practice.debrief.debrief import Debrief
from reviewer.practice.debrief.issue_page import state_of
from reviewer.practice.debrief.related import kinds_of
from reviewer.safe_text import one_line

from .glyphs import APPEAL, DECOY, KIND, SEVERITY, STATES, Mark
from .tones import Line, clip
from .widgets.row_list import Row


def report_rows(debrief: Debrief, appealed: Collection[str] = ()) -> list[Row]:
    """Rows with keys "summary", "issue:<id>", "comment:<n>", "explanation", … and headings.

    `appealed` are the keys of verdicts that the reviewer holds wrong.
    """
    report, snippet = debrief.report, debrief.snippet
    rows = [Row("summary", partial(_plain, "Score", f"{report.score:.0f}"))]
    rows += _issues(debrief, appealed)
    if report.comments:
        rows += _section("Your comments")
    for marked in report.comments:
        comment, key = debrief.comment(marked.index), f"comment:{marked.index}"
        where = f"{comment.span}  " if comment.span else ""
        text = where + (one_line(comment.body) or "suggestion")
        rows.append(
            Row(key, partial(_marked, STATES[verdict_state(marked)], text, key in appealed))
        )
    rows += _beside(debrief)
    if snippet.rubric.decoys:
        rows += _section("Looks wrong, is right")
    for decoy in snippet.rubric.decoys:
        rows.append(Row(f"decoy:{decoy.id}", partial(_marked, DECOY, decoy.claim, False)))
    rows += _reference(debrief)
    kinds = kinds_of(snippet)
    if kinds:
        rows += _section("More of the same kind")
    for kind in kinds:
        rows.append(Row(f"kind:{kind}", partial(_marked, KIND, kind, False)))
    return rows


def _issues(debrief: Debrief, appealed: Collection[str]) -> list[Row]:
    report = debrief.report
    if not debrief.snippet.rubric.issues:
        return [*_section("Issues"), Row(None, partial(_quiet, "There was nothing to find."))]
    rows = _section("Issues") if report.issues else []
    for result in report.issues:
        issue, key = debrief.snippet.rubric.issue(result.id), f"issue:{result.id}"
        mark, severity = STATES[state_of(result)], SEVERITY[issue.severity]
        rows.append(
            Row(key, partial(_marked, mark, issue.title, key in appealed, severity=severity))
        )
    return rows


def _beside(debrief: Debrief) -> list[Row]:
    """The questions the rubric asks, answered or not."""
    rows: list[Row] = []
    if debrief.snippet.rubric.explain is not None:
        points = key_points(debrief)
        covered = sum(point.covered for point in points)
        partly = sum(point.partly for point in points)
        state = f"{covered} of {len(points)}" + (f", {partly} partly" if partly else "")
        rows.append(Row("explanation", partial(_plain, "Explanation", state)))
    marks = complexity_marks(debrief)
    if marks:
        state = f"{sum(mark.correct for _, mark in marks)} of {len(marks)}"
        rows.append(Row("complexity", partial(_plain, "Complexity", state)))
    return [*_section("Beside the score"), *rows] if rows else []


def _reference(debrief: Debrief) -> list[Row]:
    """The fix, the change under review, and what was measured."""
    rows: list[Row] = []
    if debrief.snippet.fixed is not None:
        rows.append(Row("fix", partial(_plain, "The fix as a diff", "")))
    if debrief.snippet.before is not None:
        rows.append(Row("change", partial(_plain, "The change as a diff", "")))
    if debrief.growth.measured or debrief.growth.trouble:
        count = len(debrief.growth.measured)
        rows.append(Row("growth", partial(_plain, "Growth, measured", f"{count}" if count else "")))
    return [*_section("Reference solution"), *rows] if rows else []


def _section(title: str) -> list[Row]:
    return [Row(None, lambda width: ()), Row(None, lambda width: ((title, "quiet"),))]


def _quiet(text: str, width: int) -> Line:
    return ((clip(f"  {text}", width - 1), "quiet"),)


def _plain(title: str, state: str, width: int) -> Line:
    return ((clip(title, width - len(state) - 1), ""), (f"{state} ", "strong"))


def _marked(
    mark: Mark, text: str, appealed: bool, width: int, *, severity: Mark | None = None
) -> Line:
    """A row with its state in front; behind it whether it is held wrong, and how severe it is."""
    behind: tuple[tuple[str, str], ...] = ()
    if appealed:
        behind = ((f" {APPEAL.glyph}", APPEAL.tone),)
    if severity is not None:
        behind = (*behind, (f" {severity.glyph}", severity.tone))
    room = width - 3 - 2 * len(behind)
    return ((f"{mark.glyph} ", mark.tone), (clip(one_line(text), room), ""), *behind)
