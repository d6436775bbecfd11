"""Labelled reviews: reviews.jsonl and gold.jsonl of a corpus, joined."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from reviewer.formats import read_reviews
from reviewer.model import Credit, Review, Verdict
from reviewer.problems import InputError, Problem

VERDICTS: tuple[str, ...] = get_args(Verdict)

FROZEN = "FROZEN"
"""The file that marks a corpus as test part: no model may be trained or chosen with it."""


@dataclass(frozen=True, slots=True)
class GoldComment:
    """A rater's judgement of one comment."""

    addresses: Mapping[str, str]
    verdict: str
    decoy: str | None = None
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """A rater's judgement of one review."""

    snippet: str
    reviewer: str
    style: str
    rater: str
    comments: tuple[GoldComment, ...]
    explanation: float | None = None
    score: float | None = None

    def status(self, issue_id: str) -> str:
        """found, partial or missed, from the comments."""
        levels = {comment.addresses.get(issue_id) for comment in self.comments}
        if "full" in levels:
            return "found"
        return "partial" if "partial" in levels else "missed"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A review and its labels, one or more raters."""

    review: Review
    golds: tuple[Gold, ...]

    @property
    def gold(self) -> Gold:
        """The first rater's labels."""
        return self.golds[0]


def read_corpus(directory: Path, *, frozen: bool = False) -> tuple[Labelled, ...]:
    """Read reviews.jsonl and gold.jsonl of a directory; reviews without labels are left out.

    A frozen test part is read only by who says so with `frozen`: to measure a released model.
    Raises InputError with every problem of both files.
    """
    if not frozen:
        refuse_frozen(directory)
    problems: list[Problem] = []
    golds: dict[tuple[str, str], list[Gold]] = {}
    for item in _golds(directory / "gold.jsonl"):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            golds.setdefault((item.snippet, item.reviewer), []).append(item)
    labelled = []
    path = directory / "reviews.jsonl"
    for review in read_reviews(path, str(path)):
        if isinstance(review, Problem):
            problems.append(review)
            continue
        found = golds.get((review.snippet, review.reviewer), [])
        if any(len(gold.comments) != len(review.comments) for gold in found):
            message = f"labels of {review.reviewer} on {review.snippet} do not fit its comments"
            problems.append(Problem(str(path), None, message))
        elif found:
            labelled.append(Labelled(review, tuple(found)))
    if problems:
        raise InputError(problems)
    return tuple(labelled)


def refuse_frozen(directory: Path) -> None:
    """Raise InputError where a directory, or one that it lies in, has a file named FROZEN."""
    here = directory.resolve()
    for folder in (here, *here.parents):
        if (folder / FROZEN).exists():
            message = "is a frozen test part: it measures released models and trains none"
            remedy = "Leave it out, or run `reviewer agreement` on it"
            raise InputError([Problem(str(directory), None, message, remedy)])


def _golds(path: Path) -> Iterator[Gold | Problem]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        yield Problem(str(path), None, f"cannot be read: {error.strerror}")
        return
    except UnicodeDecodeError:
        yield Problem(str(path), None, "is not UTF-8")
        return
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield _gold(json.loads(line))
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
            yield Problem(str(path), number, f"not a label: {error}")


def _gold(data: dict[str, Any]) -> Gold:
    comments = sorted(data["comments"], key=lambda comment: int(comment["index"]))
    for comment in comments:
        _known("verdict", comment["verdict"], VERDICTS)
        for credit in dict(comment["addresses"]).values():
            _known("credit", credit, get_args(Credit))
    return Gold(
        snippet=str(data["snippet"]),
        reviewer=str(data["reviewer"]),
        style=str(data.get("style", data["reviewer"])),
        rater=str(data.get("rater", "")),
        comments=tuple(
            GoldComment(
                addresses=dict(comment["addresses"]),
                verdict=str(comment["verdict"]),
                decoy=comment.get("decoy"),
                suggestion=comment.get("suggestion"),
            )
            for comment in comments
        ),
        explanation=data.get("explanation"),
        score=data.get("score"),
    )


def _known(what: str, value: object, values: tuple[str, ...]) -> None:
    if value not in values:
        raise ValueError(f"{what} {value!r} is none of {', '.join(values)}")
