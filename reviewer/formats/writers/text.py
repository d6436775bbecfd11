"""A report for people: what was found and missed, why each comment was judged as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reviewer.model import (
    CommentResult,
    ComplexityMark,
    IssueResult,
    KeyPoint,
    Report,
    Status,
    Verdict,
)
from reviewer.safe_text import no_command, one_line, printable

from ..cohort import Cohort
from ..records import Scored
from ..wording import (
    COUNTED,
    ONLY_SUGGESTION,
    STATUS,
    SUGGESTION,
    VERDICT,
    comments_of,
    lines_of,
    place_of,
    points_off,
    score_of,
    summary,
)
from . import Role, Sink, WriterOptions
from .concise import score_role

LEAST_WIDTH = 40
MOST_RANKED = 3
"""Issues and decoys that the last paragraph names."""
_STATUS: dict[Status, tuple[str, Role]] = {
    "found": ("+", "good"),
    "partial": ("~", "middling"),
    "missed": ("-", "bad"),
}
_ROLE: dict[Verdict, Role] = {
    "issue": "good",
    "extra": "good",
    "nit": "faint",
    "praise": "faint",
    "vague": "middling",
    "wrong": "bad",
}


def write(scored: Iterable[Scored], out: Sink, options: WriterOptions) -> None:
    """Write one report after the other, an empty line between them, and what they have in common
    at the end."""
    cohort = Cohort()
    for number, item in enumerate(scored):
        if number:
            out.write("\n")
        for line in report_lines(item, options):
            out.write(line + "\n")
        cohort.add(item)
    if cohort.whole.reviews > 1:
        for line in _together(cohort, options):
            out.write(no_command(line) + "\n")


def report_lines(item: Scored, options: WriterOptions) -> Iterator[str]:
    """One report as lines of text, none of which a build service obeys."""
    return map(no_command, _Page(item, options).lines())


def _together(cohort: Cohort, options: WriterOptions) -> Iterator[str]:
    """The cohort in a few lines."""
    low, middle, high = (cohort.quantile(share) for share in (0.25, 0.5, 0.75))
    mean = f"{cohort.whole.mean:.1f}"
    yield ""
    yield options.paint(f"All {cohort.whole.reviews:,} reviews", "title")
    yield f"Score: mean {mean}, median {middle:.1f}, the middle half {low:.1f} to {high:.1f}"
    if cohort.below:
        yield options.paint(f"{cohort.below:,} below a bar", "bad")
    counts = [f"{n:,} {COUNTED[verdict]}" for verdict, n in cohort.verdicts.items() if n]
    yield from _folded(f"Comments: {'; '.join(counts) or 'none'}", options.width, 0, 2)
    missed = [
        f"{row.missed:,} of {row.reviews:,} missed: {one_line(row.title)} ({one_line(row.snippet)})"
        for row in cohort.most_missed(MOST_RANKED)
    ]
    taken = [
        f"{row.taken:,} of {row.reviews:,} believed: {one_line(row.claim)}"
        f" ({one_line(row.snippet)})"
        for row in cohort.most_taken(MOST_RANKED)
    ]
    for title, rows in (("Most missed issues", missed), ("Decoys most taken", taken)):
        if rows:
            yield f"{title}:"
            for row in rows:
                yield from _folded(row, options.width, 2, 4)


class _Page:
    """One report as lines of text."""

    def __init__(self, item: Scored, options: WriterOptions) -> None:
        self.item = item
        self.report: Report = item.report
        self.width = options.width
        self.paint = options.paint

    def lines(self) -> Iterator[str]:
        yield from self._header()
        yield from self._issues()
        if self.report.comments:
            yield from ("", self.paint("Comments", "title"))
            for result in self.report.comments:
                yield from self._comment(result)
        yield from self._explanation()
        yield from self._complexity()

    def _header(self) -> Iterator[str]:
        report, item = self.report, self.item
        title = one_line(item.snippet.rubric.title)
        yield self.paint(f"{title} ({one_line(report.snippet)})", "title")
        by = f"Review by {report.reviewer}" if report.reviewer else "Review"
        yield self.paint(one_line(", ".join(filter(None, (by, place_of(item))))), "faint")
        score = self.paint(f"{score_of(report)} of 100", score_role(report))
        yield f"Score: {score} ({summary(report)})"

    def _issues(self) -> Iterator[str]:
        yield from ("", self.paint("Issues", "title"))
        if not self.item.snippet.rubric.issues:
            yield f"  There was nothing to find. {self._in_vain()}"
        for result in self.report.issues:
            yield from self._issue(result)

    def _in_vain(self) -> str:
        """What was claimed of code that has no defect."""
        blamed = sorted({taken.comment for taken in self.report.deductions})
        if not blamed:
            return "Nothing was claimed in vain."
        return f"Claimed in vain: {comments_of(tuple(blamed))}."

    def _issue(self, result: IssueResult) -> Iterator[str]:
        mark, role = _STATUS[result.status]
        optional = ", optional" if result.optional else ""
        issue = self.item.snippet.rubric.issue(result.id)
        about = f"({result.severity}{optional}, {lines_of(issue)})"
        head = f"{mark} {STATUS[result.status]}: {one_line(issue.title)} {about}"
        yield from (self.paint(line, role) for line in self._wrapped(head, 2, 4))
        if result.comments:
            yield from self._wrapped(f"by {comments_of(result.comments)}", 4)
        if result.status != "found":
            yield from self._wrapped(f"Why: {issue.why}", 4, 6)
            yield from self._wrapped(f"Fix: {issue.fix}", 4, 6)
            for name, growth in (("Time", issue.time), ("Space", issue.space)):
                if growth is not None:
                    text = f"{name}: {growth.before}, {growth.after} when fixed"
                    yield from self._wrapped(text, 4, 6)

    def _comment(self, result: CommentResult) -> Iterator[str]:
        comment = self.item.review.comments[result.index]
        word = self.paint(VERDICT[result.verdict], _ROLE[result.verdict])
        points = points_off(self.report, result.index)
        decoy = ", a decoy" if result.decoy is not None else ""
        cost = f"{decoy}, {points:g} points off" if points else decoy
        doubted = result.confidence < 1 and result.judge is None
        sure = f", {result.confidence:.0%} sure" if doubted else ""
        yield f"  {result.index + 1}. {lines_of(comment)}: {word}{cost}{sure}"
        quoted = one_line(comment.body, 3 * self.width) or ONLY_SUGGESTION
        yield from (self.paint(line, "faint") for line in self._wrapped(f"> {quoted}", 5, 7))
        for issue, credit in sorted(result.addresses.items()):
            title = one_line(self.item.snippet.rubric.issue(issue).title)
            yield from self._wrapped(f"{credit} credit: {title}", 5, 7)
        for reason in result.reasons:
            yield from self._wrapped(f"- {reason}", 5, 7)
        if result.suggestion is not None:
            text = SUGGESTION[result.suggestion.verdict]
            detail = f": {result.suggestion.detail}" if result.suggestion.detail else ""
            yield from self._wrapped(f"- {text}{detail}", 5, 7)

    def _explanation(self) -> Iterator[str]:
        result = self.report.explanation
        if result is None:
            return
        yield from ("", self.paint(f"Explanation: {result.score:.0%}", "title"))
        for point in result.key_points:
            mark = self._said(point)
            first, *rest = self._wrapped(point.text, 4)
            yield f"  {mark}: {first.lstrip()}"
            yield from rest

    def _said(self, point: KeyPoint) -> str:
        """How far a point was said: a share of it is credited, too."""
        if point.covered:
            return self.paint("+ said", "good")
        if point.partly:
            return self.paint(f"~ partly said ({point.credit:.0%})", "middling")
        return self.paint("- not said", "bad")

    def _complexity(self) -> Iterator[str]:
        result = self.report.complexity
        if result is None or (result.time is None and result.space is None):
            return
        yield from ("", self.paint("Complexity", "title"))
        for name, mark in (("time", result.time), ("space", result.space)):
            if mark is not None:
                yield f"  {name}: {self._mark(mark)}"
                for reason in mark.reasons:
                    yield from self._wrapped(f"- {reason}", 4, 6)

    def _mark(self, mark: ComplexityMark) -> str:
        expected = one_line(mark.expected)
        if mark.answer is None:
            return f"no answer; it is {expected}"
        answer = one_line(mark.answer)
        if mark.correct:
            return f"{answer}, " + self.paint("right", "good")
        return f"{answer}, " + self.paint("not right", "bad") + f"; it is {expected}"

    def _wrapped(self, text: str, indent: int, hanging: int | None = None) -> list[str]:
        """Printable `text` folded to the width, later lines indented by `hanging`."""
        return _folded(text, self.width, indent, indent if hanging is None else hanging)


def _folded(text: str, width: int, indent: int, hanging: int) -> list[str]:
    """Printable `text` as lines of `width`; words that are longer are cut."""
    width = max(width, LEAST_WIDTH)
    lines, line, begun = [], " " * indent, False
    for word in printable(text).split():
        if begun and len(line) + 1 + len(word) > width:
            lines.append(line)
            line, begun = " " * hanging, False
        rest = word
        while not begun and len(line) + len(rest) > width:
            room = width - len(line)
            lines.append(line + rest[:room])
            line, rest = " " * hanging, rest[room:]
        line += f" {rest}" if begun else rest
        begun = True
    return [*lines, line]
