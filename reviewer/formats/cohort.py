"""What many reviews have in common, gathered in one pass in memory that does not grow with them."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

from reviewer.model import SEVERITIES, Report, Severity, Snippet, Verdict

from .records import Scored
from .report_json import POINT_DIGITS, shown_score
from .wording import VERDICT

MOST_REVIEWERS = 1_000
MOST_SNIPPETS = 2_000
"""Kept one by one, the first that come; reviews of further ones count in the whole only."""
MOST_ENGINES = 5
BINS = 10
"""Bars of the distribution: 0 to below 10, and so on; 100 belongs to the last."""
_SCALE: int = 10**POINT_DIGITS
_Z = 1.96  # two-sided 95 %


@dataclass(slots=True)
class Figures:
    """Sums over reviews: of the whole cohort, of one reviewer, of one snippet.

    Scores are summed in hundredths, which keeps them exact.
    """

    reviews: int = 0
    total: int = 0
    lowest: int = 100 * _SCALE
    highest: int = 0
    held: int = 0
    charged: int = 0
    credit: float = 0.0
    issues: int = 0

    def add(self, report: Report) -> int:
        """Count a report; returns its score in hundredths."""
        score = round(shown_score(report) * _SCALE)
        self.reviews += 1
        self.total += score
        self.lowest, self.highest = min(self.lowest, score), max(self.highest, score)
        for comment in report.comments:
            self.held += comment.verdict in ("issue", "extra")
            self.charged += comment.verdict in ("wrong", "vague")
        for issue in report.issues:
            if not issue.optional or issue.status != "missed":
                self.credit += issue.credit
                self.issues += 1
        return score

    @property
    def mean(self) -> float:
        """The mean score, 0..100; 0 where there is no review."""
        return self.total / self.reviews / _SCALE if self.reviews else 0.0

    @property
    def precision(self) -> float | None:
        """The share of comments that hold, among those that the scoring rule weighs: `issue` and
        `extra` hold, `wrong` (decoys included) and `vague` cost points; `nit` and `praise` are
        left out, as in the rule. None where there is none of them."""
        weighed = self.held + self.charged
        return self.held / weighed if weighed else None

    @property
    def recall(self) -> float | None:
        """The credit earned (found 1, partial and missed by the rule's weights), divided by the
        issues that count: the required ones, and optional ones where found. Severities weigh
        alike. None where there is no such issue."""
        return self.credit / self.issues if self.issues else None


@dataclass(frozen=True, slots=True)
class IssueRow:
    """What became of a required issue in the reviews of its snippet."""

    snippet: str
    id: str
    title: str
    severity: Severity
    reviews: int
    found: int
    partial: int

    @property
    def missed(self) -> int:
        """Reviews that do not address it."""
        return self.reviews - self.found - self.partial


@dataclass(frozen=True, slots=True)
class DecoyRow:
    """How many of the reviews of a snippet fell for one of its decoys."""

    snippet: str
    id: str
    claim: str
    reviews: int
    taken: int


@dataclass(slots=True)
class SnippetFigures:
    """The reviews of one snippet. `found`, `partial` and `taken` count reviews by issue and decoy
    id."""

    snippet: Snippet
    figures: Figures = field(default_factory=Figures)
    found: Counter[str] = field(default_factory=Counter)
    partial: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)


class Cohort:
    """Gathers scored reviews; what it tells depends on nothing but these and their order."""

    def __init__(self) -> None:
        self.whole = Figures()
        self.below = 0
        self.verdicts: Counter[Verdict] = Counter(dict.fromkeys(VERDICT, 0))
        self.reviewers: dict[str, Figures] = {}
        self.snippets: dict[str, SnippetFigures] = {}
        self.engines: dict[str, None] = {}
        self.of_further_reviewers = 0
        self.of_further_snippets = 0
        self._scores: Counter[int] = Counter()

    def add(self, item: Scored) -> None:
        """Count one review."""
        report = item.report
        self._scores[self.whole.add(report)] += 1
        self.below += bool(item.below)
        self.verdicts.update(comment.verdict for comment in report.comments)
        if len(self.engines) < MOST_ENGINES:
            self.engines[report.engine] = None
        if report.reviewer in self.reviewers or len(self.reviewers) < MOST_REVIEWERS:
            self.reviewers.setdefault(report.reviewer, Figures()).add(report)
        else:
            self.of_further_reviewers += 1
        if report.snippet in self.snippets or len(self.snippets) < MOST_SNIPPETS:
            _add_to_snippet(self.snippets, item)
        else:
            self.of_further_snippets += 1

    def quantile(self, share: float) -> float:
        """The score below which that share (0..1) of the reviews lies, exactly: the sorted scores
        interpolated linearly (Hyndman and Fan, type 7: numpy's default). 0 without reviews."""
        if not self._scores:
            return 0.0
        ordered = sorted(self._scores)
        upto = list(accumulate(self._scores[score] for score in ordered))
        place = share * (self.whole.reviews - 1)
        low = math.floor(place)
        below, above = (
            ordered[bisect_left(upto, min(rank, self.whole.reviews - 1) + 1)]
            for rank in (low, low + 1)
        )
        return (below + (above - below) * (place - low)) / _SCALE

    def distribution(self) -> list[int]:
        """Reviews by score, in `BINS` bars of the same width."""
        bars = [0] * BINS
        for score, number in self._scores.items():
            bars[min(score * BINS // (100 * _SCALE), BINS - 1)] += number
        return bars

    def issues(self) -> Iterable[IssueRow]:
        """Every required issue of the snippets kept."""
        for snippet_id, kept in self.snippets.items():
            for issue in kept.snippet.rubric.issues:
                if not issue.optional:
                    yield IssueRow(
                        snippet_id,
                        issue.id,
                        issue.title,
                        issue.severity,
                        kept.figures.reviews,
                        kept.found[issue.id],
                        kept.partial[issue.id],
                    )

    def decoys(self) -> Iterable[DecoyRow]:
        """Every decoy of the snippets kept."""
        for snippet_id, kept in self.snippets.items():
            for decoy in kept.snippet.rubric.decoys:
                reviews, taken = kept.figures.reviews, kept.taken[decoy.id]
                yield DecoyRow(snippet_id, decoy.id, decoy.claim, reviews, taken)

    def most_missed(self, number: int) -> list[IssueRow]:
        """The required issues that are missed most often for sure, see `surely`."""
        rows = [row for row in self.issues() if row.missed]
        rows.sort(key=lambda row: (row.snippet, row.id))
        rows.sort(
            key=lambda row: (surely(row.missed, row.reviews), SEVERITIES.index(row.severity)),
            reverse=True,
        )
        return rows[:number]

    def most_taken(self, number: int) -> list[DecoyRow]:
        """The decoys that are taken most often for sure, see `surely`."""
        rows = [row for row in self.decoys() if row.taken]
        rows.sort(key=lambda row: (row.snippet, row.id))
        rows.sort(key=lambda row: surely(row.taken, row.reviews), reverse=True)
        return rows[:number]


def surely(times: int, trials: int) -> float:
    """The share that `times` of `trials` proves, so that 9 of 10 goes before 1 of 1: the lower end
    of the 95 % interval of Wilson (1927)."""
    if not trials:
        return 0.0
    share, spread = times / trials, _Z * _Z / trials
    deviation = _Z * math.sqrt((share * (1 - share) + spread / 4) / trials)
    return max(0.0, (share + spread / 2 - deviation) / (1 + spread))


def _add_to_snippet(snippets: dict[str, SnippetFigures], item: Scored) -> None:
    report = item.report
    kept = snippets.get(report.snippet)
    if kept is None:
        kept = snippets[report.snippet] = SnippetFigures(item.snippet)
    kept.figures.add(report)
    for issue in report.issues:
        if issue.status == "found":
            kept.found[issue.id] += 1
        elif issue.status == "partial":
            kept.partial[issue.id] += 1
    fallen = {comment.decoy for comment in report.comments if comment.verdict == "wrong"}
    kept.taken.update(decoy for decoy in fallen if decoy is not None)
