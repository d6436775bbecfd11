"""A report for people: what was found and missed, why each comment was judged as it was."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from reviewer.model import CommentResult, ComplexityMark, IssueResult, Report
from reviewer.safe_text import one_line, printable

from ..records import Scored
from ..report_json import shown_score
from . import Role, Sink, WriterOptions
from .concise import score_role, summary

_STATUS: dict[str, tuple[str, str, Role]] = {
    "found": ("+", "found", "good"),
    "partial": ("~", "partly", "middling"),
    "missed": ("-", "missed", "bad"),
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
    """Write one report after the other, an empty line between them."""
    for number, item in enumerate(scored):
        if number:
            out.write("\n")
        for line in _Page(item, options).lines():
            out.write(line + "\n")


class _Page:
    """One report as lines of text."""

    def __init__(self, item: Scored, options: WriterOptions) -> None:
        self.item = item
        self.report: Report = item.report
        self.width = max(options.width, 40)
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
        place = item.path if item.line is None else f"{item.path}:{item.line}"
        by = f"Review by {report.reviewer}" if report.reviewer else "Review"
        yield self.paint(one_line(", ".join(filter(None, (by, place)))), "faint")
        score = self.paint(f"{shown_score(report):g} of 100", score_role(report))
        yield f"Score: {score} ({summary(report)})"

    def _issues(self) -> Iterator[str]:
        yield from ("", self.paint("Issues", "title"))
        for result in self.report.issues:
            yield from self._issue(result)

    def _issue(self, result: IssueResult) -> Iterator[str]:
        mark, word, role = _STATUS[result.status]
        optional = ", optional" if result.optional else ""
        issue = self.item.snippet.rubric.issue(result.id)
        lines = ", ".join(str(span) for span in issue.lines) or "whole snippet"
        head = f"{mark} {word}: {one_line(issue.title)} ({result.severity}{optional}, {lines})"
        yield from (self.paint(line, role) for line in self._wrapped(head, 2, 4))
        if result.comments:
            yield from self._wrapped(f"by {_comments(result.comments)}", 4)
        if result.status != "found":
            yield from self._wrapped(f"Why: {issue.why}", 4, 6)
            yield from self._wrapped(f"Fix: {issue.fix}", 4, 6)
            for name, growth in (("Time", issue.time), ("Space", issue.space)):
                if growth is not None:
                    text = f"{name}: {growth.before}, {growth.after} when fixed"
                    yield from self._wrapped(text, 4, 6)

    def _comment(self, result: CommentResult) -> Iterator[str]:
        comment = self.item.review.comments[result.index]
        word, role = _VERDICT[result.verdict]
        place = str(comment.span) if comment.span else "whole snippet"
        points = sum(
            taken.points for taken in self.report.deductions if taken.comment == result.index
        )
        decoy = ", a decoy" if result.decoy is not None else ""
        cost = f"{decoy}, {points:g} points off" if points else decoy
        doubted = result.confidence < 1 and result.judge is None
        sure = f", {result.confidence:.0%} sure" if doubted else ""
        yield f"  {result.index + 1}. {place}: {self.paint(word, role)}{cost}{sure}"
        quoted = one_line(comment.body, 3 * self.width) or "(only a suggestion)"
        yield from (self.paint(line, "faint") for line in self._wrapped(f"> {quoted}", 5, 7))
        for issue, credit in sorted(result.addresses.items()):
            title = one_line(self.item.snippet.rubric.issue(issue).title)
            yield from self._wrapped(f"{credit} credit: {title}", 5, 7)
        for reason in result.reasons:
            yield from self._wrapped(f"- {reason}", 5, 7)
        if result.suggestion is not None:
            text = _SUGGESTION[result.suggestion.verdict]
            detail = f": {result.suggestion.detail}" if result.suggestion.detail else ""
            yield from self._wrapped(f"- {text}{detail}", 5, 7)

    def _explanation(self) -> Iterator[str]:
        result = self.report.explanation
        if result is None:
            return
        yield from ("", self.paint(f"Explanation: {result.score:.0%}", "title"))
        for point in result.key_points:
            mark = self.paint("+ said" if point.covered else "- not said", _role(point.covered))
            first, *rest = self._wrapped(point.text, 4)
            yield f"  {mark}: {first.lstrip()}"
            yield from rest

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
        later = indent if hanging is None else hanging
        folded = textwrap.wrap(
            " ".join(printable(text).split()),
            self.width,
            initial_indent=" " * indent,
            subsequent_indent=" " * later,
            break_on_hyphens=False,
        )
        return folded or [" " * indent]


def _comments(indexes: tuple[int, ...]) -> str:
    numbers = ", ".join(str(index + 1) for index in indexes)
    return f"comment {numbers}" if len(indexes) == 1 else f"comments {numbers}"


def _role(good: bool) -> Role:
    return "good" if good else "bad"
