"""Honest predictions: each review by models that saw neither its snippet nor its voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reviewer.agreement.measure import Judged
from reviewer.library import Weights
from reviewer.matching.knowledge import Knowledge
from reviewer.matching.matcher import Matcher
from reviewer.matching.matches import Matches
from reviewer.matching.trained import Trained
from reviewer.matching.trained_parts import Thresholds
from reviewer.matching.vectors import WordVectors
from reviewer.model import CommentResult, ExplanationResult, Kind, Report, Rubric
from reviewer.scoring import score

from .cases import Case
from .dataset import Example
from .fit import Settings, fit

SNIPPET_FOLDS = 6
VOICE_FOLDS = 4


def held_out(
    cases: Sequence[Case],
    examples: Sequence[Example],
    kinds: Mapping[str, Kind],
    idf: Mapping[str, float],
    vectors: WordVectors,
    thresholds: Thresholds,
    settings: Settings | None = None,
    *,
    by_voice: bool = True,
) -> list[Judged]:
    """Reports of all cases, out of fold by snippet and (unless switched off) by voice."""
    snippets = {name: i for i, name in enumerate(sorted({c.snippet.id for c in cases}))}
    voices = {name: i for i, name in enumerate(sorted({c.voice for c in cases}))}

    def fold(case: Case) -> tuple[int, int]:
        voice = voices[case.voice] % VOICE_FOLDS if by_voice else 0
        return snippets[case.snippet.id] % SNIPPET_FOLDS, voice

    judged = []
    for place in sorted({fold(case) for case in cases}):
        seen = [
            example
            for example in examples
            if fold(example.case)[0] != place[0]
            and (not by_voice or fold(example.case)[1] != place[1])
        ]
        used = {id(example.case) for example in seen}
        trained = fit(seen, [c for c in cases if id(c) in used], idf, vectors, thresholds, settings)
        judged += judge_cases([c for c in cases if fold(c) == place], kinds, trained, vectors)
    return judged


def judge_cases(
    cases: Sequence[Case], kinds: Mapping[str, Kind], trained: Trained, vectors: WordVectors
) -> list[Judged]:
    """Reports of cases by given models."""
    knowledge = Knowledge(kinds, trained.idf, vectors)
    matchers: dict[str, Matcher] = {}
    judged = []
    for case in cases:
        if case.snippet.id not in matchers:
            matchers[case.snippet.id] = Matcher(
                knowledge.with_kinds(case.snippet), kinds, trained, vectors
            )
        matches = matchers[case.snippet.id].match(case.labelled.review)
        report = _report(case, matches, case.snippet.rubric)
        judged.append(Judged(case.labelled, case.snippet.rubric, report))
    return judged


def _report(case: Case, matches: Matches, rubric: Rubric) -> Report:
    card = score(rubric, matches, Weights())
    points = matches.key_points
    share = sum(point.covered for point in points) / len(points) if points else 0.0
    return Report(
        snippet=case.snippet.id,
        reviewer=case.labelled.review.reviewer,
        rubric=rubric.hash,
        engine="",
        score=card.score,
        issues=card.issues,
        comments=tuple(
            CommentResult(number, match.verdict, match.addresses, match.decoy, match.confidence)
            for number, match in enumerate(matches.comments)
        ),
        explanation=ExplanationResult(share, points) if points else None,
        deductions=card.deductions,
    )
