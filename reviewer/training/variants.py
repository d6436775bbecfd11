"""Variants of labelled comments that keep their labels, for voices that the data lacks.

Some people name no lines, some the wrong ones by a little, some put a whole review into one
comment.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reviewer.agreement.gold import GoldComment
from reviewer.model import Comment, Span

from .cases import Case

NO_LINES_WEIGHT = 0.3
NEAR_WEIGHT = 0.3
NEAREST_LINES, FARTHEST_LINES = 2, 5
"""How far from the right lines those of an inattentive reader are."""
FEWEST_WORDS = 6
"""Words that a remark needs to mean one thing on the wrong lines too."""
WHOLE_WEIGHT = 0.5
_TRUE = frozenset({"issue", "extra", "nit"})
_JUDGED = frozenset({"issue", "wrong"})


@dataclass(frozen=True, slots=True)
class Variant:
    """A changed comment with its unchanged label."""

    comment: Comment
    gold: GoldComment
    weight: float


def variants(case: Case) -> Iterator[Variant]:
    """Without lines; on lines a little off; all true comments of the review in one, without lines.

    Deterministic: how they are joined depends on the review alone.
    """
    review, gold = case.labelled.review, case.labelled.gold
    rng = random.Random(f"{review.snippet} {review.reviewer}")
    for comment, label in zip(review.comments, gold.comments, strict=True):
        if comment.span is None:
            continue
        if label.verdict != "issue" or len(comment.body.split()) > 4:
            # a few words without a place may mean anything
            yield Variant(replace(comment, span=None, suggestion=None), label, NO_LINES_WEIGHT)
        if label.verdict in _JUDGED and len(comment.body.split()) >= FEWEST_WORDS:
            moved = _moved(comment.span, len(case.snippet.lines), rng)
            yield Variant(replace(comment, span=moved, suggestion=None), label, NEAR_WEIGHT)
    yield from _whole(case, rng)


def _moved(span: Span, lines: int, rng: random.Random) -> Span:
    """The span a little further up or down, within the file."""
    by = rng.choice((-1, 1)) * rng.randint(NEAREST_LINES, FARTHEST_LINES)
    first = min(max(span.first + by, 1), lines)
    return Span(first, min(max(span.last + by, first), lines))


def _whole(case: Case, rng: random.Random) -> Iterator[Variant]:
    pairs = [
        (comment, label)
        for comment, label in zip(
            case.labelled.review.comments, case.labelled.gold.comments, strict=True
        )
        if label.verdict in _TRUE
    ]
    if len(pairs) < 2:
        return
    bullet = rng.choice(["- ", "", "* ", ""])
    joint = "\n" if bullet else rng.choice([" ", "\n\n", " Also: "])
    body = joint.join(f"{bullet}{comment.body}" for comment, _ in pairs)
    addresses: dict[str, str] = {}
    for _, label in pairs:
        for issue, credit in label.addresses.items():
            if addresses.get(issue) != "full":
                addresses[issue] = credit
    verdict = "issue" if addresses else "nit"
    yield Variant(Comment(body), GoldComment(addresses, verdict), WHOLE_WEIGHT)
