"""The engine: everything between a review and its report, for the snippets of a library."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reviewer import __version__
from reviewer.analysis import (
    AnalysisError,
    FunctionComplexity,
    analyze,
    estimate,
    main_function,
)
from reviewer.library import Library
from reviewer.matching import (
    CommentMatch,
    Knowledge,
    Matcher,
    Matches,
    load_trained,
    load_vectors,
    mark_complexity,
)
from reviewer.model import (
    CommentResult,
    ExplanationResult,
    Finding,
    Issue,
    Report,
    Review,
    Snippet,
    SuggestionResult,
)
from reviewer.scoring import score
from reviewer.suggestions import Trials, judge

MOST_PREPARED = 256
"""Snippets that stay ready: more than a library has, as a batch asks for all of them by turns."""


@dataclass(frozen=True)
class _Prepared:
    """A snippet with what is known of its code; estimates are made when they are asked for."""

    snippet: Snippet
    findings: tuple[Finding, ...]
    matcher: Matcher

    @cached_property
    def estimates(self) -> tuple[FunctionComplexity, ...]:
        try:
            return estimate(self.snippet.code)
        except AnalysisError:
            return ()

    @cached_property
    def main(self) -> FunctionComplexity | None:
        try:
            return main_function(self.snippet.code)
        except AnalysisError:
            return None


def engine_id() -> str:
    """Version of the program and of its trained model."""
    return f"{__version__}+{load_trained().id}"


class Engine:
    """Scores reviews. The last snippets used stay prepared in memory."""

    def __init__(self, library: Library, trials: Trials | None = None) -> None:
        """With `trials`, suggested changes are tested in the sandbox."""
        self._library = library
        self._trials = trials
        self._trained, self._vectors = load_trained(), load_vectors()
        self._kinds = library.kinds_on_demand()
        self._weights = library.weights()
        self._knowledge = Knowledge(self._kinds, self._trained.idf, self._vectors)
        self._prepared: OrderedDict[str, _Prepared] = OrderedDict()

    @property
    def id(self) -> str:
        """Version of the program and of the trained model."""
        return engine_id()

    def warm(self, snippet_id: str) -> None:
        """Prepare a snippet, so that scoring its reviews takes milliseconds.

        Raises UnknownSnippetError, and InputError where its files are broken.
        """
        self._prepare(snippet_id)

    def score(self, review: Review) -> Report:
        """Score one review.

        Raises UnknownSnippetError, InputError where the snippet's files are broken, and
        SandboxError where there are trials and the sandbox does not work.
        """
        return self.score_together([review])[0]

    def score_together(self, reviews: Sequence[Review]) -> list[Report]:
        """Score reviews of one snippet: the same reports as one by one, in less time.

        Raises as `score`.
        """
        if not reviews:
            return []
        if len({review.snippet for review in reviews}) > 1:
            raise ValueError("reviews of several snippets are not scored together")
        prepared = self._prepare(reviews[0].snippet)
        together = prepared.matcher.match_all(reviews)
        return [
            self._report(review, prepared, matches)
            for review, matches in zip(reviews, together, strict=True)
        ]

    def _report(self, review: Review, prepared: _Prepared, matches: Matches) -> Report:
        rubric = prepared.snippet.rubric
        card = score(rubric, matches, self._weights)
        return Report(
            snippet=review.snippet,
            reviewer=review.reviewer,
            rubric=rubric.hash,
            engine=self.id,
            score=card.score,
            issues=card.issues,
            comments=tuple(
                CommentResult(
                    index=index,
                    verdict=match.verdict,
                    addresses=match.addresses,
                    decoy=match.decoy,
                    confidence=match.confidence,
                    suggestion=self._suggestion(index, review, prepared, matches),
                    reasons=(*match.reasons, *self._estimated(match, prepared)),
                    possible=match.possible,
                )
                for index, match in enumerate(matches.comments)
            ),
            explanation=_explanation(review, matches),
            complexity=mark_complexity(rubric.complexity, review.complexity, lambda: prepared.main),
            deductions=card.deductions,
        )

    def _suggestion(
        self, index: int, review: Review, prepared: _Prepared, matches: Matches
    ) -> SuggestionResult | None:
        comment, snippet = review.comments[index], prepared.snippet
        if comment.suggestion is None:
            return None
        addressed = matches.comments[index].addresses
        issues = [issue for issue in snippet.rubric.issues if issue.id in addressed]
        return judge(comment, snippet, issues, prepared.findings, self._trials)

    def _estimated(self, match: CommentMatch, prepared: _Prepared) -> Iterator[str]:
        """What the estimate of time says of the lines of the slow issues that were found."""
        for issue_id, credit in match.addresses.items():
            issue = prepared.snippet.rubric.issue(issue_id)
            if credit != "full" or not self._is_of_time(issue):
                continue
            here = [
                f"the estimate of time for `{found.name}` rests on line {reason.line}, too: "
                f"{reason.text}"
                for found in prepared.estimates
                for reason in found.reasons
                if any(reason.line in span for span in issue.lines)
            ]
            yield from here[-1:]

    def _is_of_time(self, issue: Issue) -> bool:
        kind = self._kinds.get(issue.kind) if issue.kind else None
        return issue.time is not None or (kind or issue).category == "time"

    def _prepare(self, snippet_id: str) -> _Prepared:
        found = self._prepared.get(snippet_id)
        if found is not None:
            self._prepared.move_to_end(snippet_id)
            return found
        snippet = self._knowledge.with_kinds(self._library.snippet(snippet_id))
        try:
            findings = analyze(snippet.code, sources=("kind", "radon"))
        except AnalysisError:
            findings = ()
        matcher = Matcher(snippet, self._kinds, self._trained, self._vectors, findings)
        prepared = _Prepared(snippet, findings, matcher)
        self._prepared[snippet_id] = prepared
        if len(self._prepared) > MOST_PREPARED:
            self._prepared.popitem(last=False)
        return prepared


def _explanation(review: Review, matches: Matches) -> ExplanationResult | None:
    points = matches.key_points
    if not points or not review.explanation.strip():
        return None
    credit = sum(point.credit for point in points)
    return ExplanationResult(round(credit / len(points), 3), points)
