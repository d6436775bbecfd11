"""Folds over snippets and over voices: what a model may learn from, and what it is tested with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .cases import Case

FOLDS = 4
MATCHINGS = (((0, 1), (2, 3)), ((0, 2), (1, 3)), ((0, 3), (1, 2)))
"""The ways to pair up the four folds: the partner of f in matching m is f ^ (m + 1)."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Every snippet and every voice has one of FOLDS folds, by the place of its name."""

    snippets: dict[str, int]
    voices: dict[str, int]

    @classmethod
    def of(cls, cases: Iterable[Case]) -> Grid:
        """The grid of labelled cases."""
        several = list(cases)
        return cls(
            _numbered({case.snippet.id for case in several}),
            _numbered({case.voice for case in several}),
        )

    def without(
        self, cases: Sequence[Case], snippets: Iterable[int], voices: Iterable[int]
    ) -> list[Case]:
        """The cases of other snippets by other voices."""
        no_snippet, no_voice = set(snippets), set(voices)
        return [
            case
            for case in cases
            if self.snippets[case.snippet.id] not in no_snippet
            and self.voices[case.voice] not in no_voice
        ]

    def within(self, cases: Sequence[Case], snippet: int, voice: int | None = None) -> list[Case]:
        """The cases of one fold of snippets, by one fold of voices or by all."""
        return [
            case
            for case in cases
            if self.snippets[case.snippet.id] == snippet
            and (voice is None or self.voices[case.voice] == voice)
        ]


def _numbered(names: set[str]) -> dict[str, int]:
    return {name: place % FOLDS for place, name in enumerate(sorted(names))}
