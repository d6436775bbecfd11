"""Comments as the engine sees them: claims, similarities, words, growths, suggestion."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reviewer.model import Comment, Span

from .bigo import BigO, mentioned
from .claims import claims_of, prose
from .concepts import concepts
from .prepared import PreparedSnippet
from .references import TRUTHS
from .similarity import CHANNELS
from .stance import shape
from .text import code_words, identifiers_of, stems_of, tokens, written

Array = NDArray[np.float64]

_WORDS = CHANNELS.index("words")
_NAME = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class Observation:
    """One comment on one prepared snippet.

    `similarities` has shape (texts, channels, references); text 0 is the whole comment, the
    others are its claims. `roles` is the same by issue: (texts, channels, issues, roles).
    `near` says how near the comment comes to some truth of each issue, the mean of the channels;
    `claims_near` the same of its claims, (claims, issues); `repeats` how far it says over what some
    truth of each issue says, by the words channel, (issues,).
    """

    comment: Comment
    text: str
    claims: tuple[str, ...]
    words: tuple[str, ...]
    stems: frozenset[str]
    shape: tuple[str, ...]
    code: frozenset[str]
    names: frozenset[str]
    growths: tuple[BigO, ...]
    concepts: tuple[bool, ...]
    span: Span | None
    suggested: frozenset[str]
    similarities: Array
    roles: Array
    near: Array
    claims_near: Array
    repeats: Array


@dataclass(frozen=True, slots=True)
class Observed:
    """Comments on one prepared snippet, looked at together.

    Of each comment: `whole`, its text's nearness to each role of each issue, `best`, the same of
    the nearest of its claims, both (comments, channels, issues, roles); `decoys` and `answers`,
    the largest of any decoy's claim and answer, (comments, channels); `vectors`, its text's unit
    vector, (comments, dimensions).
    """

    prepared: PreparedSnippet
    each: tuple[Observation, ...]
    whole: Array
    best: Array
    decoys: Array
    answers: Array
    vectors: Array

    def __len__(self) -> int:
        return len(self.each)

    def take(self, rows: Sequence[int]) -> Observed:
        """Some of the comments."""
        chosen = list(rows)
        return Observed(
            self.prepared,
            tuple(self.each[row] for row in chosen),
            self.whole[chosen],
            self.best[chosen],
            self.decoys[chosen],
            self.answers[chosen],
            self.vectors[chosen],
        )


def observe(comments: Sequence[Comment], prepared: PreparedSnippet) -> Observed:
    """Look at comments once, for all issues."""
    said = [prepared.without_ids(prose(comment.body)) for comment in comments]
    claims = [claims_of(text) for text in said]
    texts: list[list[str]] = []
    starts: list[int] = []
    for text, parts in zip(said, claims, strict=True):
        starts.append(len(texts))
        texts.append(tokens(text))
        if len(parts) > 1:
            texts += map(tokens, parts)
    similarities, vectors = prepared.compare(texts)
    roles = prepared.by_role(similarities)
    count = len(prepared.issues)
    if comments:
        best = np.maximum.reduceat(roles, starts, axis=0)
        nearest = np.maximum.reduceat(similarities, starts, axis=0)
    else:
        best, nearest = roles, similarities
    near = best[..., TRUTHS].max(axis=-1).mean(axis=1) if count else np.zeros((len(said), 0))
    truths = roles[..., TRUTHS].max(axis=-1) if count else np.zeros((len(texts), len(CHANNELS), 0))
    texts_near, repeats = truths.mean(axis=1), truths[starts, _WORDS]
    ends = [*starts[1:], len(texts)][: len(starts)]
    each = tuple(
        _observation(
            comments[row],
            said[row],
            claims[row],
            prepared,
            texts[first],
            similarities[first:end],
            roles[first:end],
            near[row],
            texts_near[first + 1 if end > first + 1 else first : end],
            repeats[row],
        )
        for row, (first, end) in enumerate(zip(starts, ends, strict=True))
    )
    return Observed(
        prepared=prepared,
        each=each,
        whole=roles[starts],
        best=best,
        decoys=nearest[:, :, prepared.decoy_rows].max(axis=-1, initial=0.0),
        answers=nearest[:, :, prepared.answer_rows].max(axis=-1, initial=0.0),
        vectors=vectors[starts],
    )


def _observation(
    comment: Comment,
    text: str,
    claims: tuple[str, ...],
    prepared: PreparedSnippet,
    said: Sequence[str],
    similarities: Array,
    roles: Array,
    near: Array,
    claims_near: Array,
    repeats: Array,
) -> Observation:
    span = comment.span
    if span is not None and span.first > len(prepared.snippet.lines):
        span = None
    found = written(text)
    return Observation(
        comment=comment,
        text=text,
        claims=claims,
        words=tuple(word.lower() for word in found),
        stems=frozenset(stems_of(said)),
        shape=tuple(shape(text)),
        code=code_words(prepared.without_ids(comment.body)),
        names=identifiers_of(found),
        growths=mentioned(text),
        concepts=concepts(text),
        span=span,
        suggested=_suggested(comment, prepared),
        similarities=similarities,
        roles=roles,
        near=near,
        claims_near=claims_near,
        repeats=repeats,
    )


def _suggested(comment: Comment, prepared: PreparedSnippet) -> frozenset[str]:
    """Words that the suggestion brings to its lines."""
    if comment.suggestion is None:
        return frozenset()
    span = comment.span
    old = ""
    if span is not None:
        old = "\n".join(prepared.snippet.lines[span.first - 1 : span.last])
    return frozenset(_NAME.findall(comment.suggestion)) - frozenset(_NAME.findall(old))
