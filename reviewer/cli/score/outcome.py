"""What became of a run: counts, and the exit code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from reviewer.batch.bars import Bars
from reviewer.batch.baseline import Baseline
from reviewer.batch.journal import Journal
from reviewer.formats import Scored
from reviewer.formats.report_json import shown_score
from reviewer.problems import Problem
from reviewer.safe_text import unbroken

from ..console import narrate
from ..exit_codes import ExitCode

ITEMS_BETWEEN_COMMITS = 1_000


@dataclass(slots=True)
class Tally:
    """What has gone by: reviews, those below a bar or worse than before, problems, all scores."""

    scored: int = 0
    below: int = 0
    worse: int = 0
    problems: int = 0
    total: float = 0.0

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Tally:
        """The tally of an interrupted run, as its journal kept it."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in kept.items() if name in known})


def counted(
    results: Iterable[Scored | Problem],
    tally: Tally,
    bars: Bars,
    baseline: Baseline | None,
    journal: Journal | None,
) -> Iterator[Scored]:
    """The scored reviews, each with the bars that it is below; problems are narrated on the way.

    When an item is asked for, those before it have been written: that is when the journal is.
    """
    items = journal.items if journal is not None else 0
    for result in results:
        if isinstance(result, Problem):
            tally.problems += 1
            narrate(unbroken(str(result)))  # a stranger's text forges no other line
        else:
            below = _below(result, tally, bars, baseline)
            tally.scored += 1
            tally.total += shown_score(result.report)
            yield replace(result, below=below) if below else result
        items += 1
        if journal is not None and items % ITEMS_BETWEEN_COMMITS == 0:
            journal.commit(items, asdict(tally))


def _below(scored: Scored, tally: Tally, bars: Bars, baseline: Baseline | None) -> str:
    known, worse = (False, "") if baseline is None else baseline.regression(scored)
    if worse:
        tally.worse += 1
        return worse
    below = "" if known else bars.broken(scored)
    tally.below += bool(below)
    return below


def sum_up(tally: Tally) -> None:
    """Say how many were scored, and what was wrong."""
    if tally.scored == 0:
        narrate("No review was scored.")
    elif tally.scored > 1:
        narrate(f"{tally.scored:,} reviews scored, mean {tally.total / tally.scored:.1f}.")
    if tally.below:
        narrate(f"{tally.below:,} below the bar.")
    if tally.worse:
        narrate(f"{tally.worse:,} worse than in the baseline.")
    if tally.problems:
        plural = "" if tally.problems == 1 else "s"
        narrate(f"{tally.problems:,} problem{plural} with the input.")


def exit_code(tally: Tally, exit_zero: bool) -> ExitCode:
    """Bad input weighs more than nothing to score, and that more than a bar."""
    if tally.problems:
        return ExitCode.BAD_INPUT
    if tally.scored == 0:
        return ExitCode.NOTHING_TO_SCORE
    failed = tally.below + tally.worse
    return ExitCode.BELOW_BAR if failed and not exit_zero else ExitCode.OK
