"""What the report says of one row, as widgets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from reviewer.library import Weights
from reviewer.model import (
    Comment,
    CommentResult,
    Complexity,
    ComplexityMark,
    Decoy,
    Growth,
    KeyPoint,
    Report,
    Review,
    Snippet,
    Span,
)
from reviewer.practice.history import Standing
from reviewer.safe_text import printable
from reviewer.scoring import tally

from .glyphs import DECOY, DONE, SEVERITY, STATUS, SUGGESTION, Mark
from .highlight import highlight
from .report_rows import comment_mark, issue_mark
from .tones import TONES
from .widgets.diff_view import DiffView, changes
from .widgets.excerpt import excerpts


class ReportDetail:
    """Builds the detail of a row of the report, by the row's key."""

    def __init__(
        self,
        snippet: Snippet,
        review: Review,
        report: Report,
        *,
        weights: Weights,
        seconds: float,
        standing: Standing | None,
    ) -> None:
        self.snippet, self.review, self.report = snippet, review, report
        self.weights, self.seconds, self.standing = weights, seconds, standing

    def widgets(self, key: str) -> Iterator[Widget]:
        """The widgets of one row."""
        sort, _, which = key.partition(":")
        match sort:
            case "issue":
                yield from self._issue(which)
            case "comment":
                yield from self._comment(self.report.comments[self._index(int(which))])
            case "explanation":
                yield from self._explanation()
            case "complexity":
                yield from self._complexity()
            case "decoy":
                yield from self._decoy(self.snippet.rubric.decoy(which))
            case "fix":
                yield from self._fix()
            case _:
                yield from self._summary()

    def _index(self, comment: int) -> int:
        return next(at for at, c in enumerate(self.report.comments) if c.index == comment)

    # the score

    def _summary(self) -> Iterator[Widget]:
        report = self.report
        tone = "good" if report.score >= 75 else "fair" if report.score >= 40 else "bad"
        filled = round(report.score / 100 * 40)
        yield _text(
            (f"{report.score:.0f}", f"bold {TONES[tone]}"),
            (" of 100\n", ""),
            ("━" * filled, TONES[tone]),
            ("─" * (40 - filled), "$quiet"),
        )
        yield _text(*self._counts())
        yield _heading("How it adds up")
        yield _text(*self._sums())
        yield _text((self._circumstances(), "$quiet"))
        yield _text(("↓ steps through issues, comments and the fix.", "$quiet"))

    def _counts(self) -> Iterator[tuple[str, str]]:
        counted = [r for r in self.report.issues if not (r.optional and r.status == "missed")]
        for status in ("found", "partial", "missed"):
            results = [r for r in counted if r.status == status]
            mark = STATUS[status]
            yield (f"{mark.glyph} ", TONES[mark.tone])
            yield (f"{len(results)} {mark.word}", "bold" if results else "$quiet")
            if results:
                levels = [r.severity for r in results]
                parts = [
                    f"{levels.count(level)} {level}"
                    for level in ("critical", "major", "minor")
                    if level in levels
                ]
                yield (f"   {', '.join(parts)}", "$quiet")
            yield ("\n" if status != "missed" else "", "")

    def _sums(self) -> Iterator[tuple[str, str]]:
        """What the issues found are worth, and what was taken off."""
        earned, possible = tally(self.report.issues, self.weights)
        of = self.weights.of_severity
        levels = ", ".join(f"{word} {of(word):g}" for word in ("critical", "major", "minor"))
        if any(result.status == "partial" for result in self.report.issues):
            levels += f", partly {self.weights.partial:g} of it"
        yield (f"{100 * earned / possible if possible else 100:>3.0f}  ", TONES["good"])
        yield (f"{earned:g} of {possible:g} by weight", "")
        yield (f" ({levels})", "$quiet")
        reasons = {"wrong": "a false claim", "decoy": "taken in by a decoy", "vague": "too vague"}
        for deduction in self.report.deductions:
            points = f"−{deduction.points:g}"
            yield (f"\n{points:>3}  ", "$error")
            yield (f"comment {deduction.comment + 1}: {reasons[deduction.reason]}", "")

    def _circumstances(self) -> str:
        minutes, seconds = divmod(round(self.seconds), 60)
        parts = [f"took {minutes}:{seconds:02} of about {self.snippet.rubric.minutes} minutes"]
        if self.standing is not None and self.standing.attempts > 1:
            parts.append(f"attempt {self.standing.attempts}, best {self.standing.best:.0f}")
        return " · ".join(parts)

    # issues

    def _issue(self, issue_id: str) -> Iterator[Widget]:
        issue = self.snippet.rubric.issue(issue_id)
        result = next(r for r in self.report.issues if r.id == issue_id)
        mark, severity = issue_mark(result), SEVERITY[issue.severity]
        facts = f"   {issue.category}   {_places(issue.lines)}"
        optional = "   optional" if issue.optional else ""
        yield _text(
            (f"{mark.glyph} ", f"bold {TONES[mark.tone]}"),
            (f"{issue.title}\n", "bold"),
            (f"  {mark.word}   ", TONES[mark.tone]),
            (f"{severity.glyph} {severity.word}", TONES[severity.tone]),
            (facts + optional, "$quiet"),
        )
        yield from excerpts(self.snippet.lines, issue.lines)
        yield _heading("Why it matters")
        yield _text((issue.why, ""))
        yield _heading("What to do")
        yield _text((issue.fix, ""))
        if issue.time is not None or issue.space is not None:
            yield _heading("Complexity")
            yield _text(*_growth(issue.time, issue.space))
        yield _heading("What you said")
        if not result.comments:
            yield _text(("Nothing about this.", "$quiet"))
        for index in result.comments:
            yield from self._said(self.report.comments[self._index(index)])

    def _said(self, result: CommentResult) -> Iterator[Widget]:
        """A comment in short: its words, and why it counts as it does."""
        comment = self.review.comments[result.index]
        mark = comment_mark(result)
        yield from self._quote(comment)
        yield _text((f"{mark.glyph} {mark.word}", TONES[mark.tone])).add_class("detail--verdict")
        yield from _reasons(result)

    # comments

    def _comment(self, result: CommentResult) -> Iterator[Widget]:
        comment, mark = self.review.comments[result.index], comment_mark(result)
        yield _title(mark, f"Comment {result.index + 1}: {mark.word}")
        if comment.span is not None:
            yield from excerpts(self.snippet.lines, (comment.span,))
        yield from self._quote(comment)
        for issue_id, credit in result.addresses.items():
            found = STATUS["found" if credit == "full" else "partial"]
            title = self.snippet.rubric.issue(issue_id).title
            yield _text(
                (f"{found.glyph} {found.word}  ", TONES[found.tone]), (title, "")
            ).add_class("detail--verdict")
        if result.reasons:
            yield _heading("Why")
        yield from _reasons(result)
        if result.decoy is not None:
            why = self.snippet.rubric.decoy(result.decoy).why_wrong
            if not any(why in reason for reason in result.reasons):
                yield _heading("Why it is right as it stands")
                yield _text((why, ""))
        if result.suggestion is not None:
            found = SUGGESTION[result.suggestion.verdict]
            yield _heading("Your suggestion")
            yield _text(
                (f"{found.glyph} {found.word}  ", TONES[found.tone]),
                (result.suggestion.detail, ""),
            )
        for deduction in self.report.deductions:
            if deduction.comment == result.index:
                yield _text((f"−{deduction.points:g} points", "$error"))

    def _quote(self, comment: Comment) -> Iterator[Widget]:
        if comment.body:
            yield _text((comment.body, "")).add_class("detail--quote")
        if comment.suggestion is not None and comment.span is not None:
            before = self.snippet.lines[comment.span.first - 1 : comment.span.last]
            after = comment.suggestion.split("\n") if comment.suggestion else []
            rows = changes(
                highlight(before), highlight(after), first=comment.span.first, context=None
            )
            yield DiffView(tuple(rows))

    # beside the score

    def _explanation(self) -> Iterator[Widget]:
        result, explain = self.report.explanation, self.snippet.rubric.explain
        yield _text((explain.question if explain else "Explanation", "bold"))
        if self.review.explanation:
            yield _text((self.review.explanation, "")).add_class("detail--quote")
        else:
            yield _text(("You left it empty.", "$quiet"))
        yield _heading("A full answer says")
        points = result.key_points if result else ()
        unanswered = () if points or explain is None else explain.key_points
        for point in (*points, *(KeyPoint(text, covered=False) for text in unanswered)):
            mark = DONE if point.covered else STATUS["missed"]
            yield _text((f"{mark.glyph} ", TONES[mark.tone]), (point.text, ""))

    def _complexity(self) -> Iterator[Widget]:
        result, asked = self.report.complexity, self.snippet.rubric.complexity
        yield _text(("Complexity of the code as shown", "bold"))
        answers: list[tuple[str, str]] = []
        for name, mark, key in (
            ("Time", result.time if result else None, asked.time if asked else None),
            ("Space", result.space if result else None, asked.space if asked else None),
        ):
            if key is not None:
                answers += _answer(name, mark or ComplexityMark(None, False, key))
        yield _text(*answers, (_variables(asked), "$quiet"))
        grown = [i for i in self.snippet.rubric.issues if i.time or i.space]
        if grown:
            yield _heading("What the fixes change")
        for issue in grown:
            yield _text((f"{issue.title}\n", ""), *_growth(issue.time, issue.space))

    def _decoy(self, decoy: Decoy) -> Iterator[Widget]:
        yield _title(DECOY, "Looks wrong, is right")
        if decoy.lines:
            yield from excerpts(self.snippet.lines, decoy.lines)
        yield _heading("One might say")
        yield _text((decoy.claim, "")).add_class("detail--quote")
        yield _heading("But")
        yield _text((decoy.why_wrong, ""))
        taken = [result for result in self.report.comments if result.decoy == decoy.id]
        said = "You said so, too." if taken else "You were not taken in."
        mark = STATUS["missed"] if taken else DONE
        yield _text((f"{mark.glyph} {said}", TONES[mark.tone]))

    def _fix(self) -> Iterator[Widget]:
        yield _text(("The fix, line by line", "bold"))
        after = (self.snippet.fixed or "").splitlines()
        rows = tuple(changes(highlight(self.snippet.lines), highlight(after)))
        yield DiffView(rows)


def _text(*parts: tuple[str, str]) -> Static:
    safe = [(printable(text), style) for text, style in parts if text]
    return Static(Content.assemble(*safe), classes="detail--text")


def _title(mark: Mark, title: str) -> Static:
    return _text((f"{mark.glyph} ", f"bold {TONES[mark.tone]}"), (title, "bold"))


def _heading(title: str) -> Static:
    return Static(Content.styled(title, "bold $primary"), classes="detail--heading")


def _reasons(result: CommentResult) -> Iterator[Widget]:
    for reason in result.reasons:
        yield _text((reason, "$quiet")).add_class("detail--reason")


def _growth(time: Growth | None, space: Growth | None) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    for name, growth in (("time", time), ("space", space)):
        if growth is not None:
            parts += [("   " if parts else "", ""), (f"{name} ", "$quiet")]
            parts += [(growth.before, "$error"), (" → ", "$quiet"), (growth.after, "$success")]
    return parts


def _answer(name: str, mark: ComplexityMark) -> list[tuple[str, str]]:
    glyph = DONE if mark.correct else STATUS["missed"]
    said = mark.answer or "no answer"
    parts = [(f"{glyph.glyph} ", TONES[glyph.tone]), (f"{name:<6}", "bold"), (said, "")]
    if not mark.correct:
        parts += [("   the key says ", "$quiet"), (mark.expected, "bold")]
    return [*parts, ("\n", "")]


def _variables(asked: Complexity | None) -> str:
    named = asked.variables.items() if asked else ()
    return ", ".join(f"{letter} = {meaning}" for letter, meaning in named)


def _places(spans: Sequence[Span]) -> str:
    return ", ".join(str(span) for span in spans)
