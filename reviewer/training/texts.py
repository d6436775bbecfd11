"""Texts about code that the word vectors are fitted to: labelled data, rubrics, docstrings."""

from __future__ import annotations

import ast
import json
import random
import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path

from reviewer.agreement.gold import refuse_frozen
from reviewer.library import Library
from reviewer.matching.claims import prose, split_claims

DOCUMENTED = ("sklearn", "pandas", "numpy", "scipy.stats", "pylint", "libcst", "click", "textual")
MOST_SENTENCES = 8_000
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n\s*\n")


def all_texts(corpora: Iterable[Path]) -> list[str]:
    """Distinct texts in a fixed order. Corpora are as for reviewer.training.train."""
    own: set[str] = set()
    libraries = [Library.open()]
    for corpus in corpora:
        refuse_frozen(corpus)
        own.update(_short(_of_reviews(corpus / "reviews.jsonl")))
        if (corpus / "snippets").is_dir():
            libraries.append(Library.open(corpus, builtin=False))
    for library in libraries:
        own.update(_short(_of_library(library)))
    sentences = sorted(set(_short(_docstrings())) - own)
    random.Random(0).shuffle(sentences)
    return sorted(own) + sentences[:MOST_SENTENCES]


def _short(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        joined = " ".join(text.split())
        if 3 <= len(joined.split()) <= 60 and len(joined) < 400:
            yield joined


def _of_reviews(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        review = json.loads(line)
        for text in (review["explanation"], *(c["body"] for c in review["comments"])):
            yield prose(text)
            yield from split_claims(text)


def _of_library(library: Library) -> Iterator[str]:
    for snippet_id in library.ids():
        rubric = library.snippet(snippet_id).rubric
        for issue in rubric.issues:
            yield from (issue.title, issue.why, issue.fix)
            yield f"{issue.title}. {issue.why} {issue.fix}"
            yield from (*issue.phrases, *issue.misconceptions, *issue.hints)
            yield from (*split_claims(issue.why), *split_claims(issue.fix))
        for decoy in rubric.decoys:
            yield from (decoy.claim, decoy.why_wrong)
        yield from rubric.explain.key_points if rubric.explain else ()
    for kind in library.kinds().values():
        yield from (kind.title, kind.statement, kind.why, kind.fix)
        yield from (*kind.phrases, *kind.misconceptions)


def _docstrings() -> Iterator[str]:
    for path in _sources():
        try:
            tree = ast.parse(path.read_text(encoding="utf-8"))
        except (SyntaxError, UnicodeDecodeError):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module):
                for sentence in _SENTENCE_END.split(ast.get_docstring(node) or ""):
                    if sentence[:1].isalpha() and ">>>" not in sentence and "---" not in sentence:
                        yield sentence


def _sources() -> Iterator[Path]:
    for name in DOCUMENTED:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            yield from sorted(Path(spec.origin).parent.rglob("*.py"))
