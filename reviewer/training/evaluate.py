"""Honest figures: `python -m reviewer.training.evaluate CORPUS... [--test NAME] [--off GROUP]...`

With `--test NAME` the corpus of that folder name is judged by models trained on the others:
snippets, authors and voices that they have never seen. Without it every review is judged by
models that saw neither its snippet nor its voice. `--off` switches features off, for ablation.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from reviewer.agreement.measure import Judged, measure
from reviewer.agreement.table import table
from reviewer.library import Library, Weights
from reviewer.matching.trained_parts import Thresholds
from reviewer.matching.vectors import load_vectors

from .dataset import examples, read_cases, word_weights
from .fit import Settings, fit
from .held_out import held_out, judge_cases
from .train import made_cases


def evaluate(
    corpora: list[Path], test: str | None, settings: Settings, thresholds: Thresholds
) -> list[Judged]:
    """Held-out reports of all labelled reviews, or of those of the corpus named `test`."""
    library, vectors = Library.open(), load_vectors()
    cases, kinds = read_cases(corpora, library)
    idf = word_weights(cases)
    if test is None:
        found = examples([*cases, *made_cases(cases, library)], kinds, vectors, idf)
        return held_out(cases, found, kinds, idf, vectors, thresholds, settings)
    seen = [case for case in cases if case.corpus != test]
    found = examples([*seen, *made_cases(seen, library)], kinds, vectors, idf)
    trained = fit(found, seen, idf, vectors, thresholds, settings)
    return judge_cases([c for c in cases if c.corpus == test], kinds, trained, vectors)


def main(arguments: list[str]) -> None:
    """Print the table of agreement."""
    parser = argparse.ArgumentParser(prog="reviewer.training.evaluate")
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--test")
    parser.add_argument("--off", action="append", default=[])
    for name, value in asdict(Thresholds()).items():
        parser.add_argument(f"--{name}", type=float, default=value)
    options = parser.parse_args(arguments)
    thresholds = Thresholds(**{name: getattr(options, name) for name in asdict(Thresholds())})
    settings = Settings(off=frozenset(options.off))
    judged = evaluate(options.corpora, options.test, settings, thresholds)
    sys.stdout.write(table(measure(judged, Weights())) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
