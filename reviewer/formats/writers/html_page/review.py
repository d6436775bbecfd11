"""One review: the code with the comments beside it, what was missed, what was answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reviewer.model import CommentResult, ComplexityMark, IssueResult, Span

from ...records import Scored
from ...report_json import shown_score
from ...wording import (
    NO_NAME,
    ONLY_SUGGESTION,
    STATUS,
    SUGGESTION,
    VERDICT,
    lines_of,
    place_of,
    points_off,
    score_of,
    summary,
)
from .code import code_lines
from .text import TITLE, block, name, prose, role_of

MOST_IN_ONE = 100
"""Comments, issues, key points of one review."""
CHARACTERS_BESIDE_A_LINE = 50
"""Of HTML; about as much as a note has in the height of a line of code."""
MOST_LINES_BELOW = 10
"""So far below its first line may a note stand because of those before it."""
MOST_REASONS = 12
"""Of one comment."""


@dataclass(frozen=True, slots=True)
class _Note:
    """What stands beside the code: on which lines, which class they get, and the HTML."""

    spans: tuple[Span, ...]
    css: str
    html: str


def heading(number: int, item: Scored) -> str:
    """What is seen of a review before it is opened."""
    report = item.report
    below = '<span class="below">below the bar</span>' if item.below else ""
    return (
        f'<span class="score {role_of(shown_score(report))}">{score_of(report)}</span>'
        f"<h3>{name(item.snippet.rubric.title, TITLE)}</h3>"
        f'<span class="about"><code>{name(report.snippet)}</code> by '
        f"{name(report.reviewer) or NO_NAME}, no. {number:,}</span>"
        f'<span class="tally">{summary(report)}{below}</span>'
    )


def details(number: int, item: Scored) -> str:
    """The whole review, folded."""
    notes = _notes(item)
    beside = [note for note in notes if note.spans]
    parts = [
        f'<details class="review" id="review-{number}"><summary>{heading(number, item)}</summary>',
        f'<p class="faint">Read from <code>{name(place_of(item), TITLE)}</code></p>',
    ]
    if item.below:
        parts.append(f'<p class="bar-broken">{prose(item.below)}</p>')
    if item.snippet.rubric.context:
        parts.append(f'<p class="context">{prose(item.snippet.rubric.context)}</p>')
    parts.append(_walk(item, beside))
    general = [note.html for note in notes if not note.spans]
    if general:
        parts.append(f'<h4>On the whole snippet</h4><div class="notes">{"".join(general)}</div>')
    parts += _issue_table(item)
    parts += _answers(item)
    parts.append("</details>\n")
    return "\n".join(parts)


def _notes(item: Scored) -> list[_Note]:
    shown = [_comment(item, result) for result in item.report.comments[:MOST_IN_ONE]]
    for result in item.report.issues[:MOST_IN_ONE]:
        if result.status != "found":
            shown.append(_issue(item, result))
    left = len(item.report.comments) - MOST_IN_ONE
    if left > 0:
        shown.append(_Note((), "", f'<p class="faint">{left:,} more comments.</p>'))
    return shown


def _walk(item: Scored, notes: list[_Note]) -> str:
    """The code in pieces, each with the notes that begin on its first line, and such as begin
    further down where those before them still take the room."""
    lines = code_lines(item.snippet.code)
    last = max(len(lines), 1)
    starts: dict[int, list[str]] = {1: []}
    marks: dict[int, set[str]] = {}
    filled = 1
    for note in sorted(notes, key=lambda note: note.spans[0].first):
        begin = min(note.spans[0].first, last)
        too_low = filled - begin > MOST_LINES_BELOW
        if begin > max(starts) and (begin > filled or too_low):
            starts[begin], filled = [], begin
        starts[max(starts)].append(note.html)
        filled += len(note.html) // CHARACTERS_BESIDE_A_LINE
        for span in note.spans:
            for line in range(span.first, min(span.last, last) + 1):
                marks.setdefault(line, set()).add(note.css)
    change = item.snippet.change
    added, removed = (change.added, change.removed) if change else (frozenset[int](), {})
    parts = ['<div class="walk">']
    firsts = sorted(starts)
    for first, after in zip(firsts, [*firsts[1:], last + 1], strict=True):
        parts.append(f'<div class="piece"><ol class="code" start="{first}">')
        for line in range(first, after):
            parts += [f'<li class="gone">{block(old, 300)}</li>' for old in removed.get(line, ())]
            css = sorted(marks.get(line, ())) + ["new"] * (line in added)
            given = f' class="{" ".join(css)}"' if css else ""
            parts.append(f"<li{given}>{lines[line - 1] if lines else ''}</li>")
        parts.append(f'</ol><div class="notes">{"".join(starts[first])}</div></div>')
    parts.append("</div>")
    return "".join(parts)


def _comment(item: Scored, result: CommentResult) -> _Note:
    comment = item.review.comments[result.index]
    points = points_off(item.report, result.index)
    cost = f", {points:g} points off" if points else ""
    decoy = ", a decoy" if result.decoy is not None else ""
    doubted = result.confidence < 1 and result.judge is None
    sure = f" <small>{result.confidence:.0%} sure</small>" if doubted else ""
    said = prose(comment.body) if comment.body.strip() else ONLY_SUGGESTION
    parts = [
        f'<div class="note v-{result.verdict}"><p class="verdict">Comment {result.index + 1}, '
        f"{lines_of(comment)}: <b>{VERDICT[result.verdict]}{decoy}{cost}</b>{sure}</p>"
        f"<blockquote>{said}</blockquote>"
    ]
    if comment.suggestion is not None:
        parts.append(f'<pre class="suggested">{block(comment.suggestion)}</pre>')
    reasons = [
        f"<li>{credit} credit: {prose(item.snippet.rubric.issue(issue).title, TITLE)}</li>"
        for issue, credit in sorted(result.addresses.items())
    ]
    reasons += [f"<li>{prose(reason)}</li>" for reason in result.reasons[:MOST_REASONS]]
    if result.decoy is not None:
        reasons.append(f"<li>{prose(item.snippet.rubric.decoy(result.decoy).why_wrong)}</li>")
    if result.suggestion is not None:
        detail = f": {prose(result.suggestion.detail)}" if result.suggestion.detail else ""
        reasons.append(f"<li>{SUGGESTION[result.suggestion.verdict]}{detail}</li>")
    if reasons:
        parts.append(f"<ul>{''.join(reasons)}</ul>")
    parts.append("</div>")
    spans = (comment.span,) if comment.span else ()
    return _Note(spans, "said", "".join(parts))


def _issue(item: Scored, result: IssueResult) -> _Note:
    issue = item.snippet.rubric.issue(result.id)
    optional = ", optional" if result.optional else ""
    html = (
        f'<div class="note {result.status}"><p class="verdict">{lines_of(issue)}: '
        f"<b>{STATUS[result.status]}</b>, {result.severity}{optional}</p>"
        f'<p class="title">{prose(issue.title, TITLE)}</p>'
        f"<p><b>Why</b> {prose(issue.why)}</p><p><b>Fix</b> {prose(issue.fix)}</p></div>"
    )
    return _Note(issue.lines, result.status, html)


def _issue_table(item: Scored) -> Iterator[str]:
    if not item.report.issues:
        return
    yield '<table class="issues"><caption>Issues</caption><thead><tr><th scope="col">Status</th>'
    yield '<th scope="col">Issue</th><th scope="col">Severity</th><th scope="col">Lines</th>'
    yield '<th scope="col">By</th></tr></thead><tbody>'
    for result in item.report.issues[:MOST_IN_ONE]:
        issue = item.snippet.rubric.issue(result.id)
        by = ", ".join(str(index + 1) for index in result.comments[:MOST_REASONS])
        optional = ", optional" if result.optional else ""
        yield (
            f'<tr><td><span class="status {result.status}">{STATUS[result.status]}</span></td>'
            f"<td>{prose(issue.title, TITLE)}</td><td>{result.severity}{optional}</td>"
            f"<td>{lines_of(issue)}</td><td>{by and f'comment {by}'}</td></tr>"
        )
    yield "</tbody></table>"


def _answers(item: Scored) -> Iterator[str]:
    explanation, complexity = item.report.explanation, item.report.complexity
    if explanation is not None:
        yield f"<h4>Explanation: {explanation.score:.0%}</h4>"
        if item.review.explanation.strip():
            yield f"<blockquote>{prose(item.review.explanation)}</blockquote>"
        yield '<ul class="points">'
        for point in explanation.key_points[:MOST_IN_ONE]:
            css, word = ("found", "said") if point.covered else ("missed", "not said")
            yield f'<li><span class="status {css}">{word}</span> {prose(point.text)}</li>'
        yield "</ul>"
    marks = complexity and [("Time", complexity.time), ("Space", complexity.space)]
    said = [f"<li>{title}: {_mark(mark)}</li>" for title, mark in marks or () if mark is not None]
    if said:
        yield f'<h4>Complexity</h4><ul class="points">{"".join(said)}</ul>'


def _mark(mark: ComplexityMark) -> str:
    expected = f"<code>{name(mark.expected)}</code>"
    if mark.answer is None:
        return f'<span class="status missed">no answer</span> it is {expected}'
    answer = f"<code>{name(mark.answer, TITLE)}</code>"
    if mark.correct:
        return f'{answer} <span class="status found">right</span>'
    return f'{answer} <span class="status missed">not right</span> it is {expected}'
