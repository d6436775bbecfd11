"""A comment as the engine sees it: claims, similarities, words, growths, suggestion."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reviewer.model import Comment, Span

from .bigo import BigO, mentioned
from .claims import claims_of, prose
from .concepts import concepts
from .prepared import PreparedSnippet
from .text import code_words, identifiers, words

Array = NDArray[np.float32]

_NAME = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class Observation:
    """One comment on one prepared snippet.

    `similarities` has shape (texts, channels, references); text 0 is the whole comment, the
    others are its claims. `roles` is the same by issue: (texts, channels, issues, roles).
    """

    comment: Comment
    text: str
    claims: tuple[str, ...]
    similarities: Array
    roles: Array
    words: tuple[str, ...]
    code: frozenset[str]
    names: frozenset[str]
    growths: tuple[BigO, ...]
    concepts: tuple[bool, ...]
    span: Span | None
    suggested: frozenset[str]


def observe(comment: Comment, prepared: PreparedSnippet) -> Observation:
    """Look at a comment once, for all issues."""
    text = prose(comment.body)
    claims = claims_of(text)
    texts = [text, *claims] if len(claims) > 1 else [text]
    similarities = prepared.similarities_of(texts)
    lines = len(prepared.snippet.lines)
    span = comment.span
    if span is not None and span.first > lines:
        span = None
    return Observation(
        comment=comment,
        text=text,
        claims=claims,
        similarities=similarities,
        roles=prepared.by_role(similarities),
        words=tuple(words(text)),
        code=code_words(comment.body),
        names=identifiers(text),
        growths=mentioned(text),
        concepts=concepts(text),
        span=span,
        suggested=_suggested(comment, prepared),
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
