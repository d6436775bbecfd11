"""The engine beside simple matchers: `python -m tests.bench.matching_rivals CORPUS... --test NAME`

Every one learns from the other corpora alone: the engine its models and thresholds, a rival its
two thresholds, one for comments on the issue's lines and one for those elsewhere, by the same
loss. A rival credits each issue whose title, why, fix, or all of them together, is near enough to
the comment or one of its claims; it can tell no false remark from a true one.
`--minilm WHEEL` (or the environment variable REVIEWER_MINILM_WHEEL) adds sentence vectors.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reviewer.agreement.measure import Agreement, measure
from reviewer.agreement.tally import Judged, Tally, total
from reviewer.library import Weights
from reviewer.matching import CommentMatch, Matches
from reviewer.training.cases import Case
from reviewer.training.evaluate import opened, split
from reviewer.training.fit import Settings
from reviewer.training.held_out import judged_as
from reviewer.training.nested import unseen_corpus
from reviewer.training.rivals import (
    KeyWords,
    MiniLMCosine,
    Similarity,
    TfIdf,
    minilm_wheel,
    nearest,
    whole_and_claims,
)
from reviewer.training.thresholds import POINTS_OF_KAPPA

Array = NDArray[np.float64]

QUANTILES = (0.1, 0.25, 0.4, 0.55, 0.7, 0.85)
"""Of the scores of true pairs: where thresholds are tried."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A case, how near its comments are to the issues, and whether they are on their lines."""

    case: Case
    near: Array
    here: NDArray[np.bool_]


def scored(case: Case, similarity: Similarity) -> Scored:
    """What a rival makes of a case before any threshold."""
    issues = case.snippet.rubric.issues
    comments = case.labelled.review.comments
    targets = [
        text
        for issue in issues
        for text in (issue.title, issue.why, issue.fix, f"{issue.title}. {issue.why} {issue.fix}")
    ]
    near = nearest(similarity, [comment.body for comment in comments], targets)
    here = [
        [
            comment.span is not None and any(comment.span.overlaps(span) for span in issue.lines)
            for issue in issues
        ]
        for comment in comments
    ]
    best = near.reshape(len(comments), len(issues), -1).max(axis=-1, initial=0.0)
    return Scored(case, best, np.array(here, bool).reshape(best.shape))


def judged(items: Sequence[Scored], on_lines: float, elsewhere: float) -> list[Judged]:
    """Reports with given thresholds."""
    return [judged_as(item.case, _matches(item, on_lines, elsewhere)) for item in items]


def _matches(item: Scored, on_lines: float, elsewhere: float) -> Matches:
    credited = item.near >= np.where(item.here, on_lines, elsewhere)
    issues = item.case.snippet.rubric.issues
    return Matches(
        tuple(
            CommentMatch(
                "issue" if row.any() else "nit",
                {issue.id: "full" for issue, yes in zip(issues, row, strict=True) if yes},
                None,
                1.0,
                (),
            )
            for row in credited
        ),
        (),
    )


def chosen(items: Sequence[Scored]) -> tuple[float, float]:
    """The two thresholds with the least loss, which is the one that the engine's have."""
    true = np.concatenate([item.near[_gold(item.case)] for item in items])
    levels = [float(level) for level in np.quantile(true, QUANTILES)]
    pairs = [(a, b) for a, b in product(levels, [*levels, np.inf]) if a <= b]

    def loss(pair: tuple[float, float]) -> float:
        tally: Tally = total(judged(items, *pair), Weights())
        return float(2 - tally.pair_kappa - tally.issue_kappa + tally.error / POINTS_OF_KAPPA)

    return min(pairs, key=loss)


def _gold(case: Case) -> NDArray[np.bool_]:
    issues = case.snippet.rubric.issues
    rows = [[i.id in c.addresses for i in issues] for c in case.labelled.gold.comments]
    return np.array(rows, bool).reshape(len(rows), len(issues))


def rivals(seen: Sequence[Case], wheel: Path | None) -> dict[str, Similarity]:
    """The rivals by name, ready for the words of the cases they may learn from."""
    known = [comment.body for case in seen for comment in case.labelled.review.comments]
    snippets = {case.snippet.id: case.snippet for case in seen}
    for snippet in snippets.values():
        known += [text for i in snippet.rubric.issues for text in (i.title, i.why, i.fix)]
    found: dict[str, Similarity] = {"key words": KeyWords(), "TF-IDF cosine": TfIdf(known)}
    if wheel is not None:
        model = MiniLMCosine(wheel)
        model.encode(text for body in known for text in whole_and_claims(body))
        found["MiniLM cosine"] = model
    return found


def figures(corpora: list[Path], test: str, wheel: Path | None = None) -> dict[str, Agreement]:
    """Agreement of the engine and its rivals on one corpus, each taught by the others."""
    cases, bench = opened(corpora, Settings())
    seen, tested = split(cases, test)
    found = {}
    for name, similarity in rivals(seen, wheel).items():
        on_lines, elsewhere = chosen([scored(case, similarity) for case in seen])
        items = [scored(case, similarity) for case in tested]
        found[name] = measure(judged(items, on_lines, elsewhere), Weights())
    engine, _ = unseen_corpus(seen, tested, bench)
    return {"engine": measure(engine, Weights()), **found}


def table(found: Mapping[str, Agreement]) -> str:
    """A row for each; then the mean scores of the groups of voices."""
    names = ("pair kappa", "95 %", "issue kappa", "95 %", "error", "95 %")
    lines = ["".join([f"{'':<16}", *(f"{name:>16}" for name in names)])]
    for name, result in found.items():
        cells = (
            f"{result.pair_kappa:.3f}",
            _interval(result.pair_kappa_interval, 3),
            f"{result.issue_kappa:.3f}",
            _interval(result.issue_kappa_interval, 3),
            f"{result.score_error:.1f}",
            _interval(result.score_error_interval, 1),
        )
        lines.append("".join([f"{name:<16}", *(f"{cell:>16}" for cell in cells)]))
    groups = [row.group for row in next(iter(found.values())).groups]
    lines += ["", "mean score (people's in brackets)"]
    for place, group in enumerate(groups):
        rows = {name: result.groups[place] for name, result in found.items()}
        cells = [f"{name} {row.score:.1f}" for name, row in rows.items()]
        gold = next(iter(rows.values())).gold_score
        lines.append(f"{group:<20}({gold:.1f})  " + ", ".join(cells))
    return "\n".join(lines)


def _interval(spread: tuple[float, float], digits: int) -> str:
    return f"{spread[0]:.{digits}f} to {spread[1]:.{digits}f}"


def main(arguments: list[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="tests.bench.matching_rivals")
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--test", required=True)
    parser.add_argument("--minilm", type=Path, metavar="WHEEL")
    options = parser.parse_args(arguments)
    found = figures(options.corpora, options.test, minilm_wheel(options.minilm))
    sys.stdout.write(table(found) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
