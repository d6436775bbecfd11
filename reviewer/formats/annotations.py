"""What build services show of a scored review: the bars it is below, and what cost it points.

What a review found is not annotated, nor are remarks that cost nothing.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from reviewer.model import CommentResult, IssueResult
from reviewer.safe_text import one_line, unbroken

from .records import Scored
from .wording import NO_NAME, ONLY_SUGGESTION, lines_of, points_off, score_of, summary

Level = Literal["error", "warning", "notice"]
LEVELS: tuple[Level, ...] = ("error", "warning", "notice")
"""The worst first."""
TITLE_CHARACTERS = 120
LINE_CHARACTERS = 1_000
MOST_KNOWN_REVIEWS = 100_000
"""So many reviews are told apart by their content alone; of the rest the line helps."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A sort of annotation: `title` says it in a few words, `text` in a sentence or two."""

    id: str
    level: Level
    title: str
    text: str


_ALL_RULES = (
    Rule("below-bar", "error", "Review below the bar", "The review is below a bar set for it."),
    Rule(
        "missed-critical",
        "error",
        "Critical issue missed",
        "No comment of the review addresses a critical issue of the snippet.",
    ),
    Rule(
        "decoy",
        "warning",
        "Fell for a decoy",
        "A comment takes sound code for a defect. Points are taken off.",
    ),
    Rule(
        "wrong-comment",
        "warning",
        "Wrong comment",
        "A comment asserts something false. Points are taken off.",
    ),
    Rule(
        "missed-major",
        "warning",
        "Major issue missed",
        "No comment of the review addresses a major issue of the snippet.",
    ),
    Rule(
        "missed-minor",
        "notice",
        "Minor issue missed",
        "No comment of the review addresses a minor issue of the snippet.",
    ),
    Rule(
        "partly-found",
        "notice",
        "Issue partly found",
        "A comment names the right place or symptom, but not the defect.",
    ),
    Rule(
        "vague-comment",
        "notice",
        "Comment too vague",
        "A comment says nothing that can be checked. Points are taken off.",
    ),
)
RULES: dict[str, Rule] = {rule.id: rule for rule in _ALL_RULES}
"""By id, what weighs most first: the levels come one after the other."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """One remark on the file `path` in which the review was read, on its `line` if that is known.

    `title`, `place` (whose review, of what, which lines) and `details` are printable lines.
    `subject` is what tells it from the other annotations of the review by the same rule.
    """

    rule: Rule
    path: str
    line: int | None
    title: str
    place: str
    details: tuple[str, ...]
    subject: str

    @property
    def level(self) -> Level:
        """How bad it is: that of the rule."""
        return self.rule.level


def annotate(item: Scored) -> list[Annotation]:
    """What is to be said of one review, the worst first."""
    found = [*_bars(item), *_issues(item), *_comments(item)]
    ranks = {rule_id: rank for rank, rule_id in enumerate(RULES)}
    return sorted(found, key=lambda annotation: ranks[annotation.rule.id])


class Fingerprints:
    """Names annotations so that the next run names the same ones alike, wherever they stand.

    Two reviews of one snippet by one reviewer in one file are told apart by their order.
    """

    def __init__(self) -> None:
        self._seen: Counter[bytes] = Counter()

    def of(self, item: Scored, found: list[Annotation]) -> list[str]:
        """The fingerprints (32 hexadecimal digits) of the annotations of a review."""
        review = "\0".join((repository_path(item.path), item.report.snippet, item.report.reviewer))
        key = _digest(review)[:16]
        if key in self._seen or len(self._seen) < MOST_KNOWN_REVIEWS:
            self._seen[key] += 1
            number = f"{self._seen[key]}"
        else:
            number = f"line {item.line}"
        within: Counter[tuple[str, str]] = Counter()
        marks = []
        for annotation in found:
            same = annotation.rule.id, annotation.subject
            within[same] += 1
            text = "\0".join((review, number, *same, str(within[same])))
            marks.append(_digest(text).hex()[:32])
        return marks


def repository_path(path: str) -> str:
    """`path` as services want it: relative to the working directory where it lies within."""
    if "://" in path:
        return one_line(path, LINE_CHARACTERS)
    whole = os.path.normpath(path)
    if os.path.isabs(whole):
        here = os.path.relpath(whole)
        whole = whole if here.split(os.sep)[0] == os.pardir else here
    return unbroken(whole.replace(os.sep, "/"))


def _digest(text: str) -> bytes:
    return sha256(text.encode(errors="surrogatepass")).digest()


def _make(
    item: Scored, rule_id: str, title: str, place: str, details: Iterable[str], subject: str = ""
) -> Annotation:
    whose = f"{item.report.reviewer or NO_NAME} on {item.report.snippet}{place}"
    return Annotation(
        RULES[rule_id],
        item.path,
        item.line,
        one_line(title, TITLE_CHARACTERS),
        one_line(whose, LINE_CHARACTERS),
        tuple(one_line(line, LINE_CHARACTERS) for line in details),
        subject,
    )


def _bars(item: Scored) -> Iterator[Annotation]:
    if item.below:
        place = f": {score_of(item.report)} of 100 ({summary(item.report)})"
        yield _make(item, "below-bar", f"Below the bar: {item.below}", place, ())


def _issues(item: Scored) -> Iterator[Annotation]:
    for result in item.report.issues:
        if result.status == "missed" and not result.optional:
            rule = f"missed-{result.severity}"
            yield _issue(item, result, rule, f"Missed {result.severity} issue")
        elif result.status == "partial":
            yield _issue(item, result, "partly-found", f"Partly found {result.severity} issue")


def _issue(item: Scored, result: IssueResult, rule: str, head: str) -> Annotation:
    issue = item.snippet.rubric.issue(result.id)
    details = (f"Why: {issue.why}", f"Fix: {issue.fix}")
    return _make(item, rule, f"{head}: {issue.title}", f", {lines_of(issue)}", details, issue.id)


def _comments(item: Scored) -> Iterator[Annotation]:
    for result in item.report.comments:
        if result.verdict == "vague":
            yield _comment(item, result, "vague-comment", "Too vague", result.reasons)
        elif result.verdict != "wrong":
            continue
        elif result.decoy is None:
            yield _comment(item, result, "wrong-comment", "Wrong", result.reasons)
        else:
            decoy = item.snippet.rubric.decoy(result.decoy)
            reasons = (f"It is false that: {decoy.claim}", decoy.why_wrong)
            yield _comment(item, result, "decoy", "Fell for a decoy", reasons)


def _comment(
    item: Scored, result: CommentResult, rule: str, head: str, details: tuple[str, ...]
) -> Annotation:
    comment = item.review.comments[result.index]
    points = points_off(item.report, result.index)
    cost = f", {points:g} points off" if points else ""
    place = f", comment {result.index + 1} ({lines_of(comment)}){cost}"
    quoted = comment.body.strip() or ONLY_SUGGESTION
    return _make(item, rule, f"{head}: {quoted}", place, details, comment.body)
