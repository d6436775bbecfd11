"""Match a review with a rubric: every comment with every issue, then the verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from reviewer.model import Comment, Finding, KeyPoint, Kind, Review, Snippet

from .assign import decide
from .key_points import KeyPoints
from .matches import CommentMatch, Matches
from .observation import Observation, observe
from .prepared import PreparedSnippet
from .reasons import reasons
from .trained import Trained
from .vectors import WordVectors

Array = NDArray[np.float64]

MOST_TOGETHER, MOST_CHARACTERS = 64, 100_000
"""Texts looked at together, and characters in them: more gain nothing, and take memory."""


class Matcher:
    """Matches reviews of one snippet."""

    def __init__(
        self,
        snippet: Snippet,
        kinds: Mapping[str, Kind],
        trained: Trained,
        vectors: WordVectors,
        findings: Sequence[Finding] = (),
    ) -> None:
        self._trained, self._findings = trained, tuple(findings)
        self._prepared = PreparedSnippet(snippet, kinds, vectors, trained.idf)
        self._points = KeyPoints(snippet.rubric.explain, vectors, trained.idf)

    def match(self, review: Review) -> Matches:
        """Verdicts of all comments, and the key points that the explanation covers."""
        return self.match_all([review])[0]

    def match_all(self, reviews: Sequence[Review]) -> list[Matches]:
        """The same of several reviews, looked at together: quicker than one by one."""
        comments = [comment for review in reviews for comment in review.comments]
        matched: list[CommentMatch] = []
        for first, last in _portions([len(comment.body) for comment in comments]):
            matched += self._comments(comments[first:last])
        left = iter(matched)
        return [
            Matches(tuple(islice(left, len(review.comments))), points)
            for review, points in zip(reviews, self._explained(reviews), strict=True)
        ]

    def _explained(self, reviews: Sequence[Review]) -> list[tuple[KeyPoint, ...]]:
        model, limit = self._trained.point, self._trained.thresholds.point
        found: list[tuple[KeyPoint, ...]] = []
        texts = [review.explanation for review in reviews]
        for first, last in _portions([len(text) for text in texts]):
            found += self._points.mark(texts[first:last], model, limit)
        return found

    def _comments(self, comments: Sequence[Comment]) -> list[CommentMatch]:
        observed = observe(comments, self._prepared)
        credit, assertion = self._trained.judge(observed)
        return [
            self._comment(seen, earned, said)
            for seen, earned, said in zip(observed.each, credit, assertion, strict=True)
        ]

    def _comment(self, seen: Observation, credit: Array, assertion: Array) -> CommentMatch:
        prepared = self._prepared
        if not seen.comment.body.strip() and seen.comment.suggestion is None:
            credit, assertion = np.zeros_like(credit), np.array([0.0, 0.0, 1.0, 0.0])
        limits = self._trained.thresholds
        decision = decide(seen, prepared, credit, assertion, limits, self._findings)
        return CommentMatch(
            verdict=decision.verdict,
            addresses={
                prepared.issues[number].id: credit for number, credit in decision.addresses.items()
            },
            decoy=None
            if decision.decoy is None
            else prepared.snippet.rubric.decoys[decision.decoy].id,
            confidence=round(decision.confidence, 3),
            reasons=reasons(seen, prepared, decision, self._findings),
            possible={
                prepared.issues[number].id: round(probability, 3)
                for number, probability in decision.possible.items()
            },
        )


def _portions(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Ranges of texts that are looked at together."""
    first = characters = 0
    for place, length in enumerate(lengths):
        if place > first and (
            place - first == MOST_TOGETHER or characters + length > MOST_CHARACTERS
        ):
            yield first, place
            first, characters = place, 0
        characters += length
    if first < len(lengths):
        yield first, len(lengths)
