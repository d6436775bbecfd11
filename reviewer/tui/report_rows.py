"""The report as a list: what a reader can step through."""

from __future__ import annotations

from functools import partial

from reviewer.model import CommentResult, IssueResult, Report, Review, Snippet
from reviewer.safe_text import one_line

from .glyphs import DECOY, OPTIONAL_MISSED, PARTIAL_ISSUE, STATUS, VERDICT, Mark
from .tones import Line, clip
from .widgets.row_list import Row


def report_rows(snippet: Snippet, review: Review, report: Report) -> list[Row]:
    """Rows with keys "summary", "issue:<id>", "comment:<n>", "explanation", … and headings."""
    rubric = snippet.rubric
    rows = [Row("summary", partial(_plain, "Score", f"{report.score:.0f}"))]
    if report.issues:
        rows += _section("Issues")
        for result in report.issues:
            title = rubric.issue(result.id).title
            rows.append(Row(f"issue:{result.id}", partial(_marked, issue_mark(result), title)))
    if report.comments:
        rows += _section("Your comments")
        for marked in report.comments:
            comment = review.comments[marked.index]
            where = f"{comment.span}  " if comment.span else ""
            text = where + (one_line(comment.body) or "suggestion")
            mark = comment_mark(marked)
            rows.append(Row(f"comment:{marked.index}", partial(_marked, mark, text)))
    rows += _beside(snippet, report)
    if rubric.decoys:
        rows += _section("Looks wrong, is right")
        for decoy in rubric.decoys:
            rows.append(Row(f"decoy:{decoy.id}", partial(_marked, DECOY, decoy.claim)))
    if snippet.fixed is not None:
        rows += _section("Reference solution")
        rows.append(Row("fix", partial(_plain, "The fix as a diff", "")))
    return rows


def _beside(snippet: Snippet, report: Report) -> list[Row]:
    """The questions the rubric asks, answered or not."""
    rows: list[Row] = []
    if snippet.rubric.explain is not None:
        points = report.explanation.key_points if report.explanation else ()
        covered = sum(point.covered for point in points)
        state = f"{covered} of {len(snippet.rubric.explain.key_points)}"
        rows.append(Row("explanation", partial(_plain, "Explanation", state)))
    asked = snippet.rubric.complexity
    if asked is not None:
        found = report.complexity
        marks = [m for m in (found.time, found.space) if m is not None] if found else []
        number = (asked.time is not None) + (asked.space is not None)
        state = f"{sum(mark.correct for mark in marks)} of {number}"
        rows.append(Row("complexity", partial(_plain, "Complexity", state)))
    return [*_section("Beside the score"), *rows] if rows else []


def issue_mark(result: IssueResult) -> Mark:
    """How an issue's outcome looks; missing an optional one is no miss."""
    if result.optional and result.status == "missed":
        return OPTIONAL_MISSED
    return STATUS[result.status]


def comment_mark(result: CommentResult) -> Mark:
    """How a comment's verdict looks; one that names issues only in part says so."""
    given = result.addresses.values()
    if result.verdict == "issue" and given and "full" not in given:
        return PARTIAL_ISSUE
    return VERDICT[result.verdict]


def _section(title: str) -> list[Row]:
    return [Row(None, lambda width: ()), Row(None, lambda width: ((title, "quiet"),))]


def _plain(title: str, state: str, width: int) -> Line:
    return ((clip(title, width - len(state) - 1), ""), (f"{state} ", "strong"))


def _marked(mark: Mark, text: str, width: int) -> Line:
    return ((f"{mark.glyph} ", mark.tone), (clip(one_line(text), width - 3), ""))
