"""What the kinds teach beyond a single rubric: which kind an issue is, and what people say falsely.

A rubric imported with titles and fixes alone gets the phrasings and misconceptions of the kinds
that its words point to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

import numpy as np

from reviewer.model import Issue, Kind, Snippet

from .similarity import TextSet
from .vectors import WordVectors

# On the built-in rubrics more than 90 % of the kinds inferred so are the author's.
LEAST_SIMILARITY = 0.4
LEAST_MARGIN = 0.05
_CHANNEL_SHARES = np.array([0.25, 0.25, 0.5])


class Knowledge:
    """The kinds of a library, read for matching when they are first needed."""

    def __init__(
        self, kinds: Mapping[str, Kind], idf: Mapping[str, float], vectors: WordVectors
    ) -> None:
        self.kinds = kinds
        self._idf, self._vectors = idf, vectors

    def with_kinds(self, snippet: Snippet) -> Snippet:
        """The snippet, its bare issues given the kind that their words point to, if any does."""
        issues = tuple(map(self._with_kind, snippet.rubric.issues))
        if issues == snippet.rubric.issues:
            return snippet
        return replace(snippet, rubric=replace(snippet.rubric, issues=issues))

    def infer(self, issue: Issue) -> str | None:
        """Id of the kind that an issue's words point to; None where none stands out."""
        names, texts = self._statements
        if len(names) < 2:
            return None
        similar = _CHANNEL_SHARES @ texts.similarities(f"{issue.title}. {issue.why} {issue.fix}")
        second, first = np.argsort(similar, kind="stable")[-2:]
        clear = similar[first] - similar[second] >= LEAST_MARGIN
        return names[first] if clear and similar[first] >= LEAST_SIMILARITY else None

    def _with_kind(self, issue: Issue) -> Issue:
        if issue.kind is not None or issue.phrases or issue.misconceptions:
            return issue
        kind = self.infer(issue)
        return replace(issue, kind=kind) if kind else issue

    @cached_property
    def _statements(self) -> tuple[list[str], TextSet]:
        texts = [
            f"{kind.title}. {kind.statement} {kind.why} {kind.fix}" for kind in self.kinds.values()
        ]
        return list(self.kinds), TextSet(texts, self._idf, self._vectors)
