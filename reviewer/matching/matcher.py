"""Match a review with a rubric: every comment with every issue, then the verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from reviewer.model import Comment, Finding, Kind, Review, Snippet

from .assign import decide
from .key_points import KeyPoints
from .matches import CommentMatch, Matches
from .observation import observe
from .prepared import PreparedSnippet
from .reasons import reasons
from .trained import Trained
from .vectors import WordVectors


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
        limits = self._trained.thresholds
        return Matches(
            tuple(self._comment(comment) for comment in review.comments),
            self._points.mark(review.explanation, self._trained.point, limits.point),
        )

    def _comment(self, comment: Comment) -> CommentMatch:
        prepared, trained = self._prepared, self._trained
        seen = observe(comment, prepared)
        credit, assertion = trained.judge(seen, prepared)
        if not comment.body.strip() and comment.suggestion is None:
            credit, assertion = np.zeros_like(credit), np.array([0, 0, 1, 0], np.float32)
        decision = decide(seen, prepared, credit, assertion, trained.thresholds, self._findings)
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
        )
