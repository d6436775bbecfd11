"""A snippet made ready for matching: everything about it that no comment changes, once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reviewer.model import Kind, Snippet, Span

from .bigo import BigO, mentioned
from .codefacts import Change, changes, functions, names, near
from .concepts import concepts
from .denial import cues
from .places import Marked, Place
from .references import ROLES, TRUE_ROLES, Reference, references
from .similarity import Compared, TextSet
from .text import identifiers, terms
from .vectors import WordVectors

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PreparedIssue:
    """What is known of one issue beside its texts' similarity."""

    id: str
    spans: tuple[Span, ...]
    line_numbers: frozenset[int]
    names: frozenset[str]
    text_names: frozenset[str]
    added: frozenset[str]
    hunks: tuple[Change, ...]
    before: tuple[BigO, ...]
    after: tuple[BigO, ...]
    concepts: tuple[bool, ...]
    cues: frozenset[str]


class PreparedSnippet:
    """References in three channels, and facts of every issue, of one snippet."""

    def __init__(
        self,
        snippet: Snippet,
        kinds: Mapping[str, Kind],
        vectors: WordVectors,
        idf: Mapping[str, float],
        *,
        bare: bool = False,
    ) -> None:
        self.snippet = snippet
        self.references = references(snippet.rubric, kinds, bare=bare)
        self._texts = TextSet([item.text for item in self.references], idf, vectors)
        self._rows: dict[tuple[int, tuple[str, ...]], list[int]] = {}
        self._groups = _groups(self.references, len(snippet.rubric.issues))
        self.decoy_rows = _rows(self.references, "decoy")
        self.answer_rows = _rows(self.references, "answer")
        self.names = names(snippet.code)
        self._ids = _ids_of(snippet)
        self.packed = "".join(snippet.code.split())
        self.issues = _issues(snippet)
        self.concepts = np.array([issue.concepts for issue in self.issues], bool)
        self.line_words = [
            frozenset(line.lower().replace("(", " ").split()) for line in snippet.lines
        ]
        self.identifiers = [names(line) for line in snippet.lines]
        self.functions = functions(snippet.code)
        self.place = Place(snippet, [issue.spans for issue in self.issues])
        self.issue_lines = Marked(snippet, (span for issue in self.issues for span in issue.spans))
        decoys = snippet.rubric.decoys
        self.decoy_lines = Marked(snippet, (span for decoy in decoys for span in decoy.lines))
        self.vocabulary = Vocabulary(self.names, self.issues)
        self.stems = Stems(snippet, self.references, idf)

    def compare(self, texts: Sequence[Sequence[str]]) -> Compared:
        """Hold texts, given as tokens, against every reference; see TextSet."""
        return self._texts.compare(texts)

    def without_ids(self, text: str) -> str:
        """The text without ids of the key, which no reviewer knows and which tell what is meant."""
        return text if self._ids is None else self._ids.sub(" ", text)

    def by_role(self, similarities: Array) -> Array:
        """Best similarity to each role of each issue: (..., references) -> (..., issues, roles).

        0 where an issue has no text of a role.
        """
        padded = np.zeros((*similarities.shape[:-1], similarities.shape[-1] + 1))
        padded[..., :-1] = similarities
        best: Array = padded.take(self._groups, axis=-1).max(axis=-3)
        return best

    def best_reference(self, similarities: Array, owner: int, roles: tuple[str, ...]) -> Reference:
        """The text of an issue (or decoy) nearest to a comment, over the channels' mean."""
        rows = self._rows_of(owner, roles)
        mean = similarities[:, rows].mean(axis=0)
        return self.references[rows[int(mean.argmax())]]

    def _rows_of(self, owner: int, roles: tuple[str, ...]) -> list[int]:
        key = owner, roles
        if key not in self._rows:
            self._rows[key] = [
                row
                for row, reference in enumerate(self.references)
                if reference.owner == owner and reference.role in roles
            ]
        return self._rows[key]


class Vocabulary:
    """Words of the code and of the fixes, as columns: which issue has which of them.

    `here`, `in_text` and `added` are (words, issues): whether the word stands on the issue's
    lines, in its text, and in what its fix adds. `in_code` is (words,): whether the snippet has it.
    """

    def __init__(self, in_code: frozenset[str], issues: Sequence[PreparedIssue]) -> None:
        wanted = sorted(in_code.union(*(issue.added | issue.text_names for issue in issues)))
        self._columns = {word: column for column, word in enumerate(wanted)}
        self.in_code = np.array([word in in_code for word in wanted], float)
        self.here = _table(wanted, [issue.names for issue in issues])
        self.in_text = _table(wanted, [issue.text_names for issue in issues])
        self.added = _table(wanted, [issue.added for issue in issues])

    def __call__(self, said: Sequence[Iterable[str]]) -> Array:
        """For each set of words, which columns it has: (sets, words)."""
        table = np.zeros((len(said), len(self._columns)))
        columns = self._columns
        for row, found in zip(table, said, strict=True):
            row[[columns[word] for word in found if word in columns]] = 1.0
        return table


class Stems:
    """Stems of the snippet and its key, as columns, with their weight as rare words.

    `of_issue` is (stems, issues): whether a text of the issue has the stem; `of_title` the same
    of its title and fix alone, each column by weight and adding up to 1.
    """

    def __init__(
        self, snippet: Snippet, references: Sequence[Reference], idf: Mapping[str, float]
    ) -> None:
        self._idf, self._default = idf, max(idf.values(), default=1.0)
        issues = snippet.rubric.issues
        of_issue = [
            frozenset().union(
                *(terms(r.text) for r in references if r.owner == n and r.role in TRUE_ROLES)
            )
            for n in range(len(issues))
        ]
        of_title = [frozenset(terms(f"{issue.title} {issue.fix}")) for issue in issues]
        code = frozenset(terms(f"{snippet.code} {snippet.rubric.context}"))
        others = (terms(r.text) for r in references if r.role not in TRUE_ROLES)
        self._names = sorted(code.union(*of_issue, *of_title, *others))
        self._columns = {stem: column for column, stem in enumerate(self._names)}
        weights = np.array([idf.get(stem, self._default) for stem in self._names])
        self._weights = weights
        self.of_issue = _table(self._names, of_issue)
        titles = _table(self._names, of_title) * weights[:, None]
        self.of_title = titles / np.maximum(titles.sum(axis=0), 1e-9)

    def __call__(self, said: Sequence[frozenset[str]]) -> tuple[Array, Array, Array]:
        """For sets of stems: the share, by weight, that is strange to snippet and key, (sets,);
        that which the texts of each issue have, (sets, issues); and the share of each issue's
        title and fix that was said, (sets, issues)."""
        table = np.zeros((len(said), len(self._columns)))
        strange = np.zeros(len(said))
        for row, stems in enumerate(said):
            known = [self._columns[stem] for stem in stems if stem in self._columns]
            table[row, known] = 1.0
            strange[row] = sum(
                self._idf.get(stem, self._default) for stem in stems if stem not in self._columns
            )
        weighted = table * self._weights
        total = np.maximum(strange + weighted.sum(axis=1), 1e-9)
        return strange / total, weighted @ self.of_issue / total[:, None], table @ self.of_title


def _table(words: Sequence[str], owners: Sequence[frozenset[str]]) -> Array:
    rows = [[float(word in owner) for owner in owners] for word in words]
    return np.array(rows).reshape(len(words), len(owners))


def _ids_of(snippet: Snippet) -> re.Pattern[str] | None:
    rubric = snippet.rubric
    every = [issue.id for issue in rubric.issues] + [decoy.id for decoy in rubric.decoys]
    ids = [one for one in every if "-" in one]
    if not ids:
        return None
    either = "|".join(re.escape(one) for one in sorted(ids, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


def _rows(found: list[Reference], role: str) -> NDArray[np.int64]:
    return np.array([row for row, item in enumerate(found) if item.role == role], dtype=np.int64)


def _groups(found: list[Reference], issues: int) -> NDArray[np.int64]:
    """Rows of each (issue, role), padded with one row past the end: (most, issues, roles)."""
    rows: dict[tuple[int, str], list[int]] = {}
    for row, reference in enumerate(found):
        rows.setdefault((reference.owner, reference.role), []).append(row)
    most = max((len(group) for group in rows.values()), default=1)
    table = np.full((most, issues, len(ROLES)), len(found), dtype=np.int64)
    for owner in range(issues):
        for place, role in enumerate(ROLES):
            group = rows.get((owner, role), [])
            table[: len(group), owner, place] = group
    return table


def _issues(snippet: Snippet) -> tuple[PreparedIssue, ...]:
    hunks = changes(snippet.code, snippet.fixed)
    lines = snippet.lines
    prepared = []
    for issue in snippet.rubric.issues:
        code = "\n".join(line for span in issue.lines for line in lines[span.first - 1 : span.last])
        text = " ".join([issue.title, issue.why, issue.fix])
        own = near(hunks, issue.lines)
        growths = [growth for growth in (issue.time, issue.space) if growth is not None]
        prepared.append(
            PreparedIssue(
                id=issue.id,
                spans=issue.lines,
                line_numbers=frozenset(
                    line for span in issue.lines for line in range(span.first, span.last + 1)
                ),
                names=names(code),
                text_names=identifiers(text),
                added=frozenset(word for hunk in own for word in hunk.added),
                hunks=own,
                before=tuple(b for g in growths for b in mentioned(f"O({_inner(g.before)})"))
                or mentioned(issue.why),
                after=tuple(a for g in growths for a in mentioned(f"O({_inner(g.after)})"))
                or mentioned(issue.fix),
                concepts=concepts(text),
                cues=cues(" ".join([text, *issue.phrases])),
            )
        )
    return tuple(prepared)


def _inner(text: str) -> str:
    stripped = text.strip()
    if stripped[:2].lower() == "o(" and stripped.endswith(")"):
        return stripped[2:-1]
    return stripped
