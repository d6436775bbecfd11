"""What each part of the engine is worth: `python -m reviewer.training.ablate CORPUS... --test NAME`

Every component in turn is switched off, the models are trained on the other corpora without it,
and the corpus NAME is judged. Thresholds are the usual ones throughout. A change is the figure
without the component less the figure with all; its interval is 95 % bootstrap over snippets, both
resampled together. `--groups NAME...` measures only the components whose names begin so.

`--test` with a corpus that has full rubrics says most: bare rubrics have no phrases, no decoys.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from reviewer.agreement.statistics import interval, resampled
from reviewer.agreement.tally import Judged, Tally, by_snippet, total
from reviewer.agreement.voices import GROUPS
from reviewer.library import Weights
from reviewer.problems import InputError

from .cases import Case
from .components import Component, components
from .evaluate import opened, split
from .fit import Settings
from .held_out import judge_cases
from .nested import Bench

EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Row:
    """Figures without a component."""

    name: str
    judged: tuple[Judged, ...]


def ablate(
    cases: Sequence[Case], test: str, bench: Bench, chosen: Sequence[Component]
) -> Iterator[Row]:
    """The engine with everything, then without each component. Raises ValueError."""
    for component in (Component(EVERYTHING, lambda bench, cases: (bench, cases)), *chosen):
        left, own = component.off(bench, cases)
        seen, tested = split(list(own), test)
        judged = judge_cases(tested, left.kinds, left.trained(seen, tested), left.vectors)
        yield Row(component.name, tuple(judged))


def head() -> str:
    """The names of the columns."""
    groups = "".join(f"{group.name[:11]:>12}" for group in GROUPS)
    return f"{'without':<28}{'pairs':>7}{'change':>8}{'95 %':>17}{'issues':>8}{'error':>7}{groups}"


def line(row: Row, everything: Row) -> str:
    """A row of the table."""
    weights = Weights()
    whole, base = total(row.judged, weights), total(everything.judged, weights)
    drawn = Tally(resampled(by_snippet(row.judged, weights).sums)).pair_kappa
    of_base = Tally(resampled(by_snippet(everything.judged, weights).sums)).pair_kappa
    low, high = interval(drawn - of_base)
    change = f"{float(whole.pair_kappa - base.pair_kappa):+.3f}"
    spread = f"{low:+.3f} to {high:+.3f}"
    cells = [f"{float(whole.pair_kappa):7.3f}", f"{change:>8}", f"{spread:>17}"]
    if row is everything:
        cells[1:] = [" " * 25]
    cells += [f"{float(whole.issue_kappa):8.3f}", f"{float(whole.error):7.1f}"]
    for group in GROUPS:
        some = [item for item in row.judged if item.labelled.gold.style in group.styles]
        tally = total(some, weights)
        cell = f"{float(tally.share):.0%}" if group.least else f"{float(tally.score):.1f}"
        cells.append(f"{cell if some and not np.isnan(tally.score) else '-':>12}")
    return f"{row.name:<28}{''.join(cells)}"


def main(arguments: list[str]) -> int:
    """Print the table, row by row."""
    parser = argparse.ArgumentParser(prog="reviewer.training.ablate")
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--test", required=True)
    parser.add_argument("--groups", nargs="+", default=[""], metavar="NAME")
    options = parser.parse_args(arguments)
    chosen = [c for c in components() if c.name.startswith(tuple(options.groups))]
    try:
        cases, bench = opened(options.corpora, Settings())
        everything: Row | None = None
        for row in ablate(cases, options.test, bench, chosen):
            if everything is None:
                everything = row
                sys.stdout.write(f"{head()}\n")
            sys.stdout.write(f"{line(row, everything)}\n")
            sys.stdout.flush()
    except (InputError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
