"""One Markdown page: the cohort, a table of the reviews, and the lowest scores in detail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reviewer.model import Report

from ..cohort import BINS, Cohort, Figures
from ..lowest import LowestScores
from ..markdown_text import in_html, inline
from ..records import Scored
from ..report_json import shown_score
from ..wording import (
    COUNTED,
    NO_NAME,
    ONLY_SUGGESTION,
    PRECISION_MEANS,
    RECALL_MEANS,
    STATUS,
    SUGGESTION,
    VERDICT,
    lines_of,
    place_of,
    points_off,
    score_of,
    share_of,
    summary,
)
from . import Sink, WriterOptions

NAME, TITLE, TEXT = 80, 160, 600
"""Characters of names, of titles, of comments and reasons."""
MOST_RANKED = 10
MOST_LISTED = 50
"""Reviewers and snippets in their tables."""
MOST_IN_ONE = 60
"""Issues, comments, key points of one review; reasons of one comment."""
_BAR = 20


@dataclass(frozen=True, slots=True)
class PageLimits:
    """How many reviews a page lists, in how many bytes, and how many it shows in detail, in how
    many characters."""

    rows: int
    row_bytes: int
    details: int
    detail_characters: int


WHOLE = PageLimits(rows=5_000, row_bytes=2_000_000, details=100, detail_characters=1_000_000)
# GitHub takes 1 MiB a step; the cohort needs less than a fifth of it.
SUMMARY = PageLimits(rows=5_000, row_bytes=800_000, details=0, detail_characters=0)


def write(scored: Iterable[Scored], out: Sink, options: WriterOptions) -> None:
    """Write the page when all reviews have been seen; its size, and memory, are bounded."""
    page = Page(WHOLE)
    for item in scored:
        page.add(item)
    page.write(out)


class Page:
    """Gathers reviews, then writes the page."""

    def __init__(self, limits: PageLimits) -> None:
        self.limits = limits
        self._cohort = Cohort()
        self._rows: list[str] = []
        self._room = limits.row_bytes
        self._details = LowestScores(limits.details, limits.detail_characters)

    def add(self, item: Scored) -> None:
        """Take one more review."""
        self._cohort.add(item)
        number = self._cohort.whole.reviews
        if len(self._rows) == number - 1 < self.limits.rows:
            row = _row(number, item)
            self._room -= len(row.encode())
            if self._room >= 0:
                self._rows.append(row)
        score = shown_score(item.report)
        if self._details.wants(score, number):
            self._details.add(score, number, "\n".join(_details(number, item)))

    def write(self, out: Sink) -> None:
        """Write the page."""
        for line in self._lines():
            out.write(line + "\n")

    def _lines(self) -> Iterator[str]:
        number = self._cohort.whole.reviews
        yield "# Code reviews, scored"
        yield ""
        yield from _overview(self._cohort)
        if number > 1:
            yield from _rankings(self._cohort)
        if number:
            yield from ("## Reviews", "")
            yield "| # | snippet | reviewer | score | issues | below a bar |"
            yield "| --: | --- | --- | --: | --- | --- |"
            yield from self._rows
            yield ""
        if len(self._rows) < number:
            left = number - len(self._rows)
            yield f"{left:,} more reviews are not listed: this page would grow too large."
            yield ""
        details = self._details.texts()
        if details:
            yield from ("## Details", "")
            if len(details) < number:
                yield f"The {len(details):,} reviews with the lowest scores, of {number:,}."
                yield ""
            for _, text in details:
                yield text.replace("<details>", "<details open>", 1) if number == 1 else text


def _overview(cohort: Cohort) -> Iterator[str]:
    whole = cohort.whole
    if not whole.reviews:
        yield "No review was scored."
        return
    cells = {
        "reviews": f"{whole.reviews:,}",
        "mean": f"{whole.mean:.1f}",
        "median": f"{cohort.quantile(0.5):.1f}",
        "middle half": f"{cohort.quantile(0.25):.1f} to {cohort.quantile(0.75):.1f}",
        "below a bar": f"{cohort.below:,}",
        "precision": share_of(whole.precision),
        "recall": share_of(whole.recall),
    }
    yield from _table(list(cells), [list(cells.values())])
    counts = [f"{number:,} {COUNTED[verdict]}" for verdict, number in cohort.verdicts.items()]
    yield f"Comments: {'; '.join(counts)}."
    yield ""
    yield f"{PRECISION_MEANS} {RECALL_MEANS}"
    yield ""


def _rankings(cohort: Cohort) -> Iterator[str]:
    yield from ("## Scores", "")
    bars = cohort.distribution()
    most = max(bars)
    yield from _table(
        ["score", "reviews", ""],
        [
            [_bin(place), f"{number:,}", "█" * round(_BAR * number / most)]
            for place, number in enumerate(bars)
        ],
    )
    missed = [
        [f"{row.missed:,} of {row.reviews:,}", inline(row.title, TITLE), row.severity,
         inline(row.snippet, NAME)]
        for row in cohort.most_missed(MOST_RANKED)
    ]  # fmt: skip
    if missed:
        yield from ("## Issues most missed", "")
        yield from _table(["missed", "issue", "severity", "snippet"], missed)
    taken = [
        [f"{row.taken:,} of {row.reviews:,}", inline(row.claim, TITLE), inline(row.snippet, NAME)]
        for row in cohort.most_taken(MOST_RANKED)
    ]
    if taken:
        yield from ("## Decoys most taken", "")
        yield from _table(["taken", "false claim", "snippet"], taken)
    snippets = {name: kept.figures for name, kept in cohort.snippets.items()}
    yield from _figures("Reviewers", cohort.reviewers)
    yield from _figures("Snippets", snippets)


def _figures(title: str, groups: dict[str, Figures]) -> Iterator[str]:
    yield from (f"## {title}", "")
    shown = sorted(groups.items())[:MOST_LISTED]
    yield from _table(
        [title.lower(), "reviews", "mean", "precision", "recall"],
        [
            [inline(name, NAME) or NO_NAME, f"{of.reviews:,}", f"{of.mean:.1f}",
             share_of(of.precision), share_of(of.recall)]
            for name, of in shown
        ],
    )  # fmt: skip
    if len(groups) > len(shown):
        yield f"The first {len(shown)} by name."
        yield ""


def _table(heads: list[str], rows: list[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield "|" + " --- |" * len(heads)
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""


def _row(number: int, item: Scored) -> str:
    report = item.report
    cells = (
        str(number),
        inline(report.snippet, NAME),
        inline(report.reviewer, NAME) or NO_NAME,
        score_of(report),
        summary(report),
        inline(item.below, TITLE),
    )
    return f"| {' | '.join(cells)} |"


def _details(number: int, item: Scored) -> Iterator[str]:
    """One review, folded. What is cut is counted."""
    report = item.report
    names = f"{in_html(report.snippet, NAME)} by {in_html(report.reviewer or NO_NAME, NAME)}"
    yield f"<details><summary>{number}. {names}: {score_of(report)} ({summary(report)})</summary>"
    yield ""
    yield f"Snippet: {inline(item.snippet.rubric.title, TITLE)}"
    yield ""
    yield f"Read from: {inline(place_of(item), TITLE)}"
    yield ""
    if item.below:
        yield f"**Below the bar:** {inline(item.below, TITLE)}."
        yield ""
    yield from _bounded("issues", _issues(item), len(report.issues))
    yield from _bounded("comments", _comments(item), len(report.comments))
    yield from _answers(report)
    yield from ("</details>", "")


def _bounded(title: str, entries: Iterator[list[str]], number: int) -> Iterator[str]:
    if not number:
        return
    yield f"**{title.capitalize()}**"
    yield ""
    for _, lines in zip(range(MOST_IN_ONE), entries, strict=False):
        yield from lines
    if number > MOST_IN_ONE:
        yield f"- and {number - MOST_IN_ONE} more {title}"
    yield ""


def _issues(item: Scored) -> Iterator[list[str]]:
    for result in item.report.issues:
        issue = item.snippet.rubric.issue(result.id)
        optional = ", optional" if result.optional else ""
        about = f"{result.severity}{optional}, {lines_of(issue)}"
        lines = [f"- **{STATUS[result.status]}** ({about}): {inline(issue.title, TITLE)}"]
        if result.status != "found":
            lines.append(f"  - Why: {inline(issue.why, TEXT)}")
            lines.append(f"  - Fix: {inline(issue.fix, TEXT)}")
        yield lines


def _comments(item: Scored) -> Iterator[list[str]]:
    for result in item.report.comments:
        comment = item.review.comments[result.index]
        points = points_off(item.report, result.index)
        cost = f", {points:g} points off" if points else ""
        decoy = ", a decoy" if result.decoy is not None else ""
        verdict = f"{VERDICT[result.verdict]}{decoy}{cost}"
        quoted = inline(comment.body, TEXT) or ONLY_SUGGESTION
        lines = [f"- {lines_of(comment)}, **{verdict}**: {quoted}"]
        lines += [f"  - Why: {inline(text, TEXT)}" for text in result.reasons[:MOST_IN_ONE]]
        if result.suggestion is not None:
            detail = inline(result.suggestion.detail, TEXT)
            said = SUGGESTION[result.suggestion.verdict]
            lines.append(f"  - Suggestion: {said}{detail and ': '}{detail}")
        yield lines


def _answers(report: Report) -> Iterator[str]:
    explanation, complexity = report.explanation, report.complexity
    if explanation is not None:
        yield f"**Explanation: {explanation.score:.0%}**"
        yield ""
        for point in explanation.key_points[:MOST_IN_ONE]:
            yield f"- {'said' if point.covered else 'not said'}: {inline(point.text, TEXT)}"
        yield ""
    marks = complexity and (("time", complexity.time), ("space", complexity.space))
    for name, mark in marks or ():
        if mark is not None:
            answer = "no answer" if mark.answer is None else inline(mark.answer, TITLE)
            right = "right" if mark.correct else f"it is {inline(mark.expected, TITLE)}"
            yield f"Complexity in {name}: {answer}; {right}."
            yield ""


def _bin(place: int) -> str:
    return f"{place * 100 // BINS} to {(place + 1) * 100 // BINS}"
