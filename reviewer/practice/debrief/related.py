"""A kind of defect, and where else it can be met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reviewer.problems import InputError

from ..history import Standing
from .blocks import Block, Grows, Heading, Page, Text, Title

if TYPE_CHECKING:
    from reviewer.library import Library
    from reviewer.model import Kind, Snippet


@dataclass(frozen=True, slots=True)
class Other:
    """Another snippet; `best` is its best score, None where it was never reviewed."""

    id: str
    title: str
    difficulty: int
    minutes: int
    best: float | None


@dataclass(frozen=True, slots=True)
class Related:
    """A kind with its text, None where no library has one, and the snippets that have it: those
    not reviewed yet first, then the easy ones."""

    id: str
    kind: Kind | None
    others: tuple[Other, ...]


def kinds_of(snippet: Snippet) -> tuple[str, ...]:
    """The kinds of a snippet's issues, in their order."""
    named = (issue.kind for issue in snippet.rubric.issues)
    return tuple(dict.fromkeys(kind for kind in named if kind is not None))


def related(library: Library, standings: Mapping[str, Standing], kind_id: str, but: str) -> Related:
    """What is known of a kind, `but` the snippet of that id. Reads all rubrics in outline."""
    having = {
        snippet_id
        for snippet_id, issues in library.outlines().items()
        if snippet_id != but and any(issue.kind == kind_id for issue in issues)
    }
    found = [
        Other(
            header.id,
            header.title,
            header.difficulty,
            header.minutes,
            standings[header.id].best if header.id in standings else None,
        )
        for header in library.headers()
        if header.id in having
    ]
    found.sort(key=lambda one: (one.best is not None, one.difficulty, one.id))
    return Related(kind_id, _kind(library, kind_id), tuple(found))


def kind_page(found: Related) -> Page:
    """What a kind is, where else it can be met, and what to read."""
    kind, count = found.kind, len(found.others)
    head: list[Block] = [Title(kind.title if kind else found.id), Text(found.id, quiet=True)]
    if kind is not None:
        head += [Text(kind.statement), Text(kind.why), Text(kind.fix)]
        for resource, growth in (("time", kind.time), ("space", kind.space)):
            if growth is not None:
                head.append(Grows(resource, growth.before, growth.after))
    below: list[Block] = [Heading("Where else")]
    if not count:
        below.append(Text("No other snippet of this library has it.", quiet=True))
    else:
        tried = sum(one.best is not None for one in found.others)
        having = "1 other snippet has it" if count == 1 else f"{count} other snippets have it"
        below.append(Text(f"{having}, {tried} reviewed."))
    if kind is not None and kind.reading:
        below.append(Heading("Reading"))
        below += [Text(reading, near=True) for reading in kind.reading]
    return Page(head=tuple(head), below=tuple(below))


def _kind(library: Library, kind_id: str) -> Kind | None:
    try:
        return library.kinds_on_demand().get(kind_id)
    except InputError:
        return None
