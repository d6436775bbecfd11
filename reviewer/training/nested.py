"""Nested evaluation: a model, and its thresholds, see nothing of what they are tested with.

Each test cell is one fold of snippets by one fold of voices. Its model learns from the other
snippets by the other voices, word weights included. Its thresholds are those that serve best on
cells of the training part, judged by models trained without that cell's snippets and voices
either. Such an inner model leaves out two folds of each, and so serves four test cells.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from reviewer.agreement.tally import Judged
from reviewer.library import Library
from reviewer.matching.trained import Trained
from reviewer.matching.trained_parts import Thresholds
from reviewer.matching.vectors import WordVectors
from reviewer.model import Kind

from .cases import Case
from .dataset import examples, word_weights
from .fit import Settings, fit
from .folds import FOLDS, MATCHINGS, Grid
from .held_out import Judge
from .thresholds import Array, choose, swept
from .train import made_cases

Pair = tuple[int, int]
Matching = tuple[Pair, Pair]
Cell = tuple[int, int | None]
"""A fold of snippets, and a fold of voices or None for all of them."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What models are trained from, beside the cases.

    `usual` are thresholds to start from; `left_out` names made corpora not to be used.
    """

    library: Library
    kinds: Mapping[str, Kind]
    vectors: WordVectors
    settings: Settings = field(default_factory=Settings)
    usual: Thresholds = field(default_factory=Thresholds)
    left_out: frozenset[str] = frozenset()

    def trained(self, seen: Sequence[Case], unseen: Sequence[Case]) -> Trained:
        """A model of the cases `seen`, made as the shipped one is.

        What is made from rubrics of `unseen` cases' snippets is left out too.
        """
        held = {case.snippet.id for case in unseen} - {case.snippet.id for case in seen}
        made = [
            case
            for case in made_cases(list(seen), self.library)
            if case.snippet.id not in held and case.corpus not in self.left_out
        ]
        idf = word_weights(seen)
        found = examples([*seen, *made], self.kinds, self.vectors, idf)
        return fit(found, seen, idf, self.vectors, self.usual, self.settings)

    def judge(self, cases: Sequence[Case], trained: Trained) -> Judge:
        """The cases with a model."""
        return Judge(cases, self.kinds, trained, self.vectors)


def unseen_voices(cases: Sequence[Case], bench: Bench, diagonals: int = FOLDS) -> list[Judged]:
    """Reports by models that saw neither the snippet nor the voice.

    All cases, or with fewer `diagonals` of the grid than FOLDS as large a share of them, which
    still has every snippet and every voice. Each costs four models, beside 6 to 12 inner ones.
    """
    cells = [(fold, fold ^ step) for step in range(diagonals) for fold in range(FOLDS)]
    return _nested(cases, cells, [(both, both) for both in MATCHINGS], bench)


def known_voices(cases: Sequence[Case], bench: Bench) -> list[Judged]:
    """Reports of all cases by models that saw their voices on other snippets."""
    cells = [(fold, None) for fold in range(FOLDS)]
    return _nested(cases, cells, [(MATCHINGS[0], None)], bench)


def unseen_corpus(
    seen: Sequence[Case], tested: Sequence[Case], bench: Bench
) -> tuple[list[Judged], Thresholds]:
    """Reports of `tested` by a model of `seen`, and the thresholds chosen within `seen`."""
    thresholds = chosen_within(seen, bench)
    _say(f"{len(tested)} reviews by a model of {len(seen)}: {thresholds}")
    trained = replace(bench.trained(seen, tested), thresholds=thresholds)
    return bench.judge(tested, trained).reports(), thresholds


def chosen_within(cases: Sequence[Case], bench: Bench) -> Thresholds:
    """The thresholds that serve best on some cells, by models without their folds."""
    grid = Grid.of(cases)
    sweeps: list[Array] = []
    for fold in range(FOLDS - 1):
        inner = grid.within(cases, fold, fold)
        if inner:
            trained = bench.trained(grid.without(cases, [fold], [fold]), inner)
            sweeps.append(swept(bench.judge(inner, trained), bench.usual))
    return choose(sweeps, bench.usual)


@dataclass(frozen=True, slots=True)
class Inner:
    """A model for choosing thresholds: the folds it does without, and the test cells it serves.

    `serves` gives for each test cell the cell of its training part that is judged for it. Both lie
    in the folds left out.
    """

    snippets: Pair
    voices: Pair | None
    serves: Mapping[Cell, Cell]


def inner_models(
    cells: Sequence[Cell], matchings: Sequence[tuple[Matching, Matching | None]]
) -> list[Inner]:
    """The models that give every test cell one inner cell by each of the matchings."""
    found = []
    for snippet_pairs, voice_pairs in matchings:
        for snippets in snippet_pairs:
            for voices in voice_pairs or (None,):
                serves = {
                    (snippet, voice): (_partner(snippet, snippets), _partner(voice, voices))
                    for snippet, voice in cells
                    if snippet in snippets and (voices is None or voice in voices)
                }
                if serves:
                    found.append(Inner(snippets, voices, serves))
    return found


T = TypeVar("T", int, int | None)


def _partner(fold: T, pair: Pair | None) -> T:
    """The other fold of a pair; where voices have no folds there is none."""
    if pair is None:
        return fold
    return pair[0] if fold == pair[1] else pair[1]


def _nested(
    cases: Sequence[Case],
    cells: Sequence[Cell],
    matchings: Sequence[tuple[Matching, Matching | None]],
    bench: Bench,
) -> list[Judged]:
    """Reports of the cases in some cells, thresholds chosen with one inner cell a matching."""
    grid = Grid.of(cases)
    sweeps: dict[Cell, list[Array]] = {}
    for inner in inner_models(cells, matchings):
        for cell, tallies in _swept(cases, grid, inner, bench):
            sweeps.setdefault(cell, []).append(tallies)
    judged: list[Judged] = []
    for snippet, voice in cells:
        seen = grid.without(cases, [snippet], [] if voice is None else [voice])
        tested = grid.within(cases, snippet, voice)
        if tested:
            thresholds = choose(sweeps.get((snippet, voice), []), bench.usual)
            _say(f"{len(tested)} reviews by a model of {len(seen)}: {thresholds}")
            trained = replace(bench.trained(seen, tested), thresholds=thresholds)
            judged += bench.judge(tested, trained).reports()
    return judged


def _swept(
    cases: Sequence[Case], grid: Grid, inner: Inner, bench: Bench
) -> Iterator[tuple[Cell, Array]]:
    """Test cells, each with the tallies of its inner cell for every candidate."""
    seen = grid.without(cases, inner.snippets, inner.voices or ())
    unseen = grid.without(cases, set(range(FOLDS)) - set(inner.snippets), ())
    _say(f"inner model of {len(seen)}, without folds {inner.snippets}, {inner.voices}")
    trained = bench.trained(seen, unseen)
    for cell, (snippet, voice) in inner.serves.items():
        judged = grid.within(cases, snippet, voice)
        if judged:
            yield cell, swept(bench.judge(judged, trained), bench.usual)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
