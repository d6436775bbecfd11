"""Train the models that the engine ships: `python -m reviewer.training.train CORPUS...`

A corpus is a directory with reviews.jsonl and gold.jsonl, and with snippets/ and rubrics/ of its
own or labels of the built-in library's snippets. Writes reviewer/matching/data/model.json.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from reviewer.library import Library
from reviewer.matching.trained import Trained, encode
from reviewer.matching.trained_parts import Thresholds
from reviewer.matching.vectors import load_vectors
from reviewer.problems import InputError

from .attacks import Remark, attack_cases
from .cases import Case, rubric_cases
from .dataset import examples, read_cases, word_weights
from .fit import fit

MODEL = Path(__file__).parent.parent / "matching" / "data" / "model.json"

RUBRIC_WEIGHT = 0.4


def train(corpora: list[Path], thresholds: Thresholds) -> Trained:
    """Fit the models on all cases of the corpora. Raises InputError."""
    vectors = load_vectors()
    library = Library.open()
    cases, kinds = read_cases(corpora, library)
    idf = word_weights(cases)
    everything = [*cases, *made_cases(cases, library)]
    return fit(examples(everything, kinds, vectors, idf), cases, idf, vectors, thresholds)


def made_cases(cases: list[Case], library: Library) -> list[Case]:
    """Cases beside the labelled ones: rubrics' own sayings, and attacks on all snippets."""
    snippets = {case.snippet.id: case.snippet for case in cases}
    own = [library.snippet(snippet_id) for snippet_id in library.ids()]
    snippets |= {snippet.id: snippet for snippet in own}
    return [
        *rubric_cases(own, RUBRIC_WEIGHT),
        *attack_cases(list(snippets.values()), list(_remarks(cases))),
    ]


def _remarks(cases: list[Case]) -> Iterator[Remark]:
    for case in cases:
        rubric, labelled = case.snippet.rubric, case.labelled
        for comment, gold in zip(labelled.review.comments, labelled.gold.comments, strict=True):
            for issue_id, credit in gold.addresses.items():
                if credit == "full":
                    yield Remark(case.snippet.id, rubric.issue(issue_id).category, comment.body)


def main(arguments: list[str]) -> None:
    """Train and write."""
    try:
        trained = train([Path(argument) for argument in arguments], Thresholds())
    except InputError as error:
        raise SystemExit(str(error)) from None
    text = encode(trained)
    MODEL.write_text(text + "\n", encoding="utf-8")
    sys.stderr.write(f"{MODEL.name} {trained.id}: {MODEL.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1:])
