"""Judge labelled reviews by models that are given: what the engine would report.

`Judge` keeps the snippets prepared, so that thresholds can be tried out on the same model.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace

from reviewer.agreement.tally import Judged
from reviewer.analysis import AnalysisError, analyze
from reviewer.library import Weights
from reviewer.matching.knowledge import Knowledge
from reviewer.matching.matcher import Matcher
from reviewer.matching.matches import Matches
from reviewer.matching.trained import Trained
from reviewer.matching.trained_parts import Thresholds
from reviewer.matching.vectors import WordVectors
from reviewer.model import CommentResult, ExplanationResult, Finding, Kind, Report, Snippet
from reviewer.scoring import score

from .cases import Case

_findings: dict[str, tuple[Finding, ...]] = {}


class Judge:
    """Cases with one model."""

    def __init__(
        self,
        cases: Sequence[Case],
        kinds: Mapping[str, Kind],
        trained: Trained,
        vectors: WordVectors,
    ) -> None:
        self._cases, self._trained = tuple(cases), trained
        knowledge = Knowledge(kinds, trained.idf, vectors)
        snippets = {case.snippet.id: case.snippet for case in cases}
        self._matchers = {
            name: Matcher(
                knowledge.with_kinds(snippet), kinds, trained, vectors, findings_of(snippet)
            )
            for name, snippet in snippets.items()
        }

    def reports(self, thresholds: Thresholds | None = None) -> list[Judged]:
        """Reports of the cases, with other thresholds than the model's where they are given."""
        matchers = self._matchers
        if thresholds is not None:
            trained = replace(self._trained, thresholds=thresholds)
            matchers = {name: _with(matcher, trained) for name, matcher in matchers.items()}
        found: dict[int, Judged] = {}
        for name, matcher in matchers.items():
            places = [n for n, case in enumerate(self._cases) if case.snippet.id == name]
            cases = [self._cases[place] for place in places]
            matched = matcher.match_all([case.labelled.review for case in cases])
            found |= zip(places, map(judged_as, cases, matched), strict=True)
        return [found[place] for place in range(len(self._cases))]


def judge_cases(
    cases: Sequence[Case], kinds: Mapping[str, Kind], trained: Trained, vectors: WordVectors
) -> list[Judged]:
    """Reports of cases by given models."""
    return Judge(cases, kinds, trained, vectors).reports()


def findings_of(snippet: Snippet) -> tuple[Finding, ...]:
    """What the engine finds in a snippet's code; kept, since many models judge one snippet."""
    if snippet.code not in _findings:
        try:
            _findings[snippet.code] = analyze(snippet.code, sources=("kind", "radon"))
        except AnalysisError:
            _findings[snippet.code] = ()
    return _findings[snippet.code]


def _with(matcher: Matcher, trained: Trained) -> Matcher:
    twin = copy(matcher)
    twin._trained = trained
    return twin


def judged_as(case: Case, matches: Matches) -> Judged:
    """A case with what some matcher says of it."""
    return Judged(case.labelled, case.snippet.rubric, _report(case, matches))


def _report(case: Case, matches: Matches) -> Report:
    rubric = case.snippet.rubric
    card = score(rubric, matches, Weights())
    points = matches.key_points
    explained = bool(points) and bool(case.labelled.review.explanation.strip())
    share = sum(point.credit for point in points) / len(points) if points else 0.0
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
        explanation=ExplanationResult(share, points) if explained else None,
        deductions=card.deductions,
    )
