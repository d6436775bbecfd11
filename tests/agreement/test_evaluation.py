"""Evaluation that cannot flatter: what was tested with was not learnt from, nor chosen with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer.agreement.gold import Labelled
from reviewer.agreement.tally import WIDTH, total
from reviewer.library import Library, Weights
from reviewer.matching import load_trained, load_vectors
from reviewer.matching.trained import Trained
from reviewer.matching.trained_parts import Thresholds
from reviewer.training import nested
from reviewer.training.cases import Case
from reviewer.training.components import components
from reviewer.training.dataset import read_cases
from reviewer.training.evaluate import split
from reviewer.training.fit import Settings
from reviewer.training.folds import FOLDS, MATCHINGS
from reviewer.training.held_out import Judge, judge_cases
from reviewer.training.thresholds import ASSERTION, CANDIDATES, CREDIT, POINT, choose, swept

LABELLED = Path(__file__).parent / "labelled"


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    """Four labelled snippets, each reviewed by four voices: the first comment of each review."""
    found, _ = read_cases([LABELLED], Library.open())
    first = sorted({case.snippet.id for case in found})[:4]
    return [_short(case) for case in found if case.snippet.id in first]


def _short(case: Case) -> Case:
    review = replace(case.labelled.review, comments=case.labelled.review.comments[:1])
    golds = tuple(replace(gold, comments=gold.comments[:1]) for gold in case.labelled.golds)
    return replace(case, labelled=Labelled(review, golds))


@dataclass(frozen=True, slots=True)
class Recording(nested.Bench):
    """A bench that keeps what each model was trained from and what it judged.

    In the place of training stands the shipped model: what it says does not matter here.
    """

    seen: dict[str, list[Case]] = field(default_factory=dict)
    judged: list[tuple[str, list[Case]]] = field(default_factory=list)

    def trained(self, seen: Sequence[Case], unseen: Sequence[Case]) -> Trained:
        name = str(len(self.seen))
        self.seen[name] = list(seen)
        return replace(load_trained(), id=name)

    def judge(self, cases: Sequence[Case], trained: Trained) -> Judge:
        self.judged.append((trained.id, list(cases)))
        return nested.Bench.judge(self, cases, trained)


@pytest.fixture
def bench() -> Recording:
    library = Library.open()
    return Recording(library, library.kinds(), load_vectors())


def test_no_model_saw_the_snippet_or_the_voice_of_what_it_judges(
    cases: list[Case], bench: Recording
) -> None:
    judged = nested.unseen_voices(cases, bench, diagonals=1)
    assert len(judged) == 4
    assert {item.labelled.gold.style for item in judged} == {case.voice for case in cases}
    assert len(bench.seen) == 6 + 4
    for model, tested in bench.judged:
        for case in tested:
            assert case.snippet.id not in {seen.snippet.id for seen in bench.seen[model]}
            assert case.voice not in {seen.voice for seen in bench.seen[model]}


def test_known_voices_are_known_from_other_snippets(cases: list[Case], bench: Recording) -> None:
    judged = nested.known_voices(cases, bench)
    assert len(judged) == len(cases)
    for model, tested in bench.judged:
        for case in tested:
            assert case.snippet.id not in {seen.snippet.id for seen in bench.seen[model]}
            assert case.voice in {seen.voice for seen in bench.seen[model]}


ALL = [(both, both) for both in MATCHINGS]


@given(st.integers(1, FOLDS))
def test_thresholds_are_chosen_without_the_folds_that_they_are_tested_with(
    diagonals: int,
) -> None:
    cells = [(fold, fold ^ step) for step in range(diagonals) for fold in range(FOLDS)]
    served: dict[object, set[object]] = {}
    for inner in nested.inner_models(cells, ALL):
        assert inner.voices is not None
        for (snippet, voice), (inner_snippet, inner_voice) in inner.serves.items():
            assert {snippet, inner_snippet} == set(inner.snippets)
            assert {voice, inner_voice} == set(inner.voices)
            served.setdefault((snippet, voice), set()).add((inner_snippet, inner_voice))
    assert set(served) == set(cells)
    assert all(len(inner) == len(MATCHINGS) for inner in served.values())


def test_a_corpus_is_split_off_whole(cases: list[Case]) -> None:
    other = [replace(case, corpus="other") for case in cases[:3]]
    assert split([*cases, *other], "other") == (cases, other)
    with pytest.raises(ValueError, match="no corpus 'labelled' among several"):
        split(cases, "labelled")


def test_the_thresholds_with_the_least_loss_are_chosen() -> None:
    """Pairs all right for one candidate and half of them for the others."""
    best = len(CREDIT) - 2, len(CREDIT) + 4, len(CREDIT) + len(ASSERTION) + 1
    sweep = np.zeros((len(CANDIDATES), WIDTH))
    sweep[:, :4] = [5, 5, 5, 5]
    sweep[:, 4] = 5
    sweep[:, 49:55] = [1, 50, 60, 10, 1, 0.5]
    for place in best:
        sweep[place, :4] = [10, 0, 0, 10]
        sweep[place, 54] = 0.1
    chosen = choose([sweep, sweep], Thresholds())
    values = CANDIDATES[best[0]] | CANDIDATES[best[1]] | CANDIDATES[best[2]]
    assert chosen == replace(Thresholds(), **values)
    assert choose([], Thresholds()) == Thresholds()


def test_candidates_change_thresholds_that_exist() -> None:
    names = {name for candidate in (*CREDIT, *ASSERTION, *POINT) for name in candidate}
    assert names == {"full", "partial", "wrong", "vague", "point"}


def test_a_sweep_is_the_same_as_judging_anew(cases: list[Case], bench: Recording) -> None:
    few = cases[:2]
    trained = load_trained()
    tallies = swept(Judge(few, bench.kinds, trained, bench.vectors), trained.thresholds)
    last = len(CREDIT) - 1
    limits = replace(trained.thresholds, **CREDIT[last])
    anew = judge_cases(few, bench.kinds, replace(trained, thresholds=limits), bench.vectors)
    assert tallies[last].tolist() == total(anew, Weights()).sums.tolist()


def test_every_component_takes_something_away(cases: list[Case]) -> None:
    built_in = [
        replace(case, snippet=Library.open().snippet("core/access-log-report"))
        for case in cases[:1]
    ]
    bench = nested.Bench(Library.open(), Library.open().kinds(), load_vectors(), Settings())
    for component in components():
        left, own = component.off(bench, built_in)
        assert left != bench or own != built_in, component.name
