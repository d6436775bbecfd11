"""Phrases, misconceptions and decoys, held against the engine that will judge reviews."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reviewer.model import Comment, Review, Span

from .complaint import Complaint
from .store import Store, program
from .subject import Subject

if TYPE_CHECKING:
    from reviewer.engine import Engine

_ENGINE = ("matching", "kinds", "analysis", "scoring", "library", "suggestions")


def check_wording(subject: Subject, engine: Engine, store: Store) -> Iterator[Complaint]:
    """Warnings about phrases that do not earn their own issue, or earn another; misconceptions
    and decoys' claims that earn one. Each is put to the engine as a comment on its own lines."""
    kinds = [issue.kind or "" for issue in subject.snippet.rubric.issues]
    key = ("wording", engine.id, program(*_ENGINE), subject.snippet.rubric.hash, *kinds)
    found = store.get(*key)
    if not isinstance(found, list):
        found = list(_faults(subject, engine))
        store.put(*key, data=found)
    for sort, number, key_name, text, message in found:
        remedy = "Say it so that it can mean nothing else" if key_name == "phrases" else _REMEDY
        yield subject.in_rubric(
            "wording", (sort, number, key_name), message, remedy, text=text[:40], level="warning"
        )


_REMEDY = "Make it plainly false, and unlike the phrases"
_Fault = tuple[str, int, str, str, str]


def _faults(subject: Subject, engine: Engine) -> Iterator[_Fault]:
    rubric = subject.snippet.rubric
    for number, issue in enumerate(rubric.issues):
        for text in issue.phrases:
            earned = _earned(subject, engine, text, issue.lines)
            if issue.id not in earned:
                message = f"a phrase of `{issue.id}` does not earn it: {_start(text)}"
                yield "issue", number, "phrases", text, message
            for other in sorted(earned - {issue.id}):
                message = f"a phrase of `{issue.id}` earns `{other}` too: {_start(text)}"
                yield "issue", number, "phrases", text, message
        for text in issue.misconceptions:
            for earned_id in sorted(_earned(subject, engine, text, issue.lines)):
                message = f"a misconception of `{issue.id}` earns `{earned_id}`: {_start(text)}"
                yield "issue", number, "misconceptions", text, message
    for number, decoy in enumerate(rubric.decoys):
        for earned_id in sorted(_earned(subject, engine, decoy.claim, decoy.lines)):
            message = f"the claim of decoy `{decoy.id}` earns `{earned_id}`"
            yield "decoy", number, "claim", decoy.claim, message


def _earned(subject: Subject, engine: Engine, text: str, lines: Sequence[Span]) -> set[str]:
    """Issues found, in full, by a review whose one comment is `text`."""
    comment = Comment(text, lines[0] if lines else None)
    report = engine.score(Review(subject.id, "author", (comment,)))
    return {issue.id for issue in report.issues if issue.status == "found"}


def _start(text: str) -> str:
    return f'"{text[:57]}..."' if len(text) > 60 else f'"{text}"'
