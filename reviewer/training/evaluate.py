"""Honest figures: `python -m reviewer.training.evaluate CORPUS... [--test NAME] [--off GROUP]...`

Every review is judged by a model that saw neither its snippet nor its voice, with thresholds
chosen within that model's training part; beside it, by one that knows the voice from other
snippets. With `--test NAME` the corpus of that folder name is judged by a model of the others.
`--off` switches features off.

One thing is the same in all folds: the word vectors, which were fitted to the texts of all
corpora, without labels. Only a frozen test part is free of that too.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from reviewer.agreement.measure import Agreement, measure
from reviewer.agreement.table import table
from reviewer.library import Library, Weights
from reviewer.matching.vectors import load_vectors
from reviewer.problems import InputError

from .cases import Case
from .dataset import read_cases
from .fit import Settings
from .folds import FOLDS
from .nested import Bench, known_voices, unseen_corpus, unseen_voices

REGIMES = {
    "unseen": "unseen snippets in unseen voices",
    "known": "unseen snippets in known voices",
}


def evaluate(
    corpora: list[Path],
    test: str | None,
    settings: Settings,
    regimes: Sequence[str] = tuple(REGIMES),
    diagonals: int = FOLDS,
) -> dict[str, Agreement]:
    """Agreement by what was held out. Raises InputError, also where a corpus is frozen."""
    cases, bench = opened(corpora, settings)
    if test is not None:
        seen, tested = split(cases, test)
        judged, _ = unseen_corpus(seen, tested, bench)
        return {f"{test}, by a model of the other corpora": measure(judged, Weights())}
    found = {}
    for name in regimes:
        if name == "unseen":
            judged = unseen_voices(cases, bench, diagonals)
        else:
            judged = known_voices(cases, bench)
        found[REGIMES[name]] = measure(judged, Weights())
    return found


def opened(corpora: list[Path], settings: Settings) -> tuple[list[Case], Bench]:
    """The cases of corpora, and what models are trained from. Raises InputError."""
    library = Library.open()
    cases, kinds = read_cases(corpora, library)
    return cases, Bench(library, kinds, load_vectors(), settings)


def split(cases: list[Case], test: str) -> tuple[list[Case], list[Case]]:
    """The cases of the other corpora, and those of one; ValueError where either has none."""
    seen = [case for case in cases if case.corpus != test]
    tested = [case for case in cases if case.corpus == test]
    if not seen or not tested:
        raise ValueError(f"no corpus {test!r} among several")
    return seen, tested


def main(arguments: list[str]) -> int:
    """Print the tables of agreement."""
    parser = argparse.ArgumentParser(prog="reviewer.training.evaluate")
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--test", help="folder name of the corpus to test on")
    parser.add_argument("--off", action="append", default=[], help="features not to use")
    parser.add_argument("--regime", action="append", choices=list(REGIMES))
    parser.add_argument(
        "--diagonals", type=int, choices=range(1, FOLDS + 1), default=FOLDS,
        help="fewer judge a share of the reviews in unseen voices, in less time",
    )  # fmt: skip
    parser.add_argument("--format", choices=("text", "json"), default="text")
    options = parser.parse_args(arguments)
    settings = Settings(off=frozenset(options.off))
    try:
        found = evaluate(
            options.corpora, options.test, settings, options.regime or [*REGIMES], options.diagonals
        )
    except (InputError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if options.format == "json":
        figures = {name: asdict(agreement) for name, agreement in found.items()}
        sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    else:
        tables = (f"{name.upper()}\n{table(agreement)}\n" for name, agreement in found.items())
        sys.stdout.write("\n".join(tables))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
