"""Clean code to drafts: finds places, puts one defect into each, and proves the result."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from random import Random

from reviewer.kinds import detect, parse
from reviewer.kinds.rewrites import SURE, CannotInject, Injected, Place, inject, places
from reviewer.library.annotations import strip_markers
from reviewer.model import Finding, Kind, Span

from .behaviour_proof import Proof, prove_behaviour
from .classes import issue_class
from .excerpt import Excerpt, excerpts, whole
from .marks import defect_lines, marked
from .rubric_text import injected_issue, rubric_text

LEAST_CONFIDENCE = 0.5
"""Below it, the detector itself doubts whether the injected code is a defect."""
LONGEST_SLUG = 60
_PLAIN = frozenset({"eq-none", "literal-is-comparison"})
"""Kinds that fit almost anywhere and teach little."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to make drafts of.

    `source` names the code, as a reviewer may read it. `kinds` are the kinds to inject, with
    their texts. Only places on lines `changed` are taken, unless that is None. With `tests` the
    whole module is the snippet, and the tests are run.
    """

    code: str
    source: str
    kinds: Mapping[str, Kind]
    seed: int = 0
    changed: tuple[Span, ...] | None = None
    tests: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """The files of a snippet with one injected defect."""

    slug: str
    kind: str
    snippet: str
    fixed: str
    rubric: str
    tests: str | None = None


def drafts(request: Request) -> Iterator[Draft]:
    """Drafts in an order that depends on the seed alone; kinds and functions take turns.

    Each one parses, its defect is detected on the marked lines, its kind occurs nowhere else, and
    no other kind is brought in. Raises AnalysisError where the code cannot be parsed, CannotTest
    where the tests do not pass on it.
    """
    pieces = [whole(request.code)] if request.tests is not None else excerpts(request.code)
    proof = None if request.tests is None else Proof.of(request.code, request.tests)
    waiting = [
        (piece, place)
        for piece in pieces
        if _is_plain(piece)
        for place in places(piece.code, sorted(request.kinds))
        if _is_wanted(place, piece, request.changed)
    ]
    Random(request.seed).shuffle(waiting)
    used = Counter({f"kind {name}": _patience(kind) for name, kind in request.kinds.items()})
    while waiting:
        index = min(
            range(len(waiting)),
            key=lambda i: used[f"kind {waiting[i][1].kind}"] + used[f"name {waiting[i][0].name}"],
        )
        piece, place = waiting.pop(index)
        draft = _draft(piece, place, request, proof)
        if draft is not None:
            used.update((f"kind {place.kind}", f"name {piece.name}"))
            yield draft


def _patience(kind: Kind) -> int:
    """How many turns a kind waits for the others: those that matter less fit in more places."""
    if kind.id in _PLAIN:
        return 2
    return 1 if issue_class(kind).severity == "minor" else 0


def _is_plain(piece: Excerpt) -> bool:
    """Whether the code holds nothing that would be read as a marker."""
    read = strip_markers(piece.code)
    return read.code == piece.code and not (read.issues or read.decoys or read.problems)


def _is_wanted(place: Place, piece: Excerpt, changed: tuple[Span, ...] | None) -> bool:
    if changed is None:
        return True
    origins = piece.origin[place.span.first - 1 : place.span.last]
    return any(
        span.first <= number <= span.last
        for number in origins
        if number is not None
        for span in changed
    )


def _draft(piece: Excerpt, place: Place, request: Request, proof: Proof | None) -> Draft | None:
    """The draft of one place; None where the result is no fair snippet."""
    kind = request.kinds[place.kind]
    made = defect_at(piece.code, place)
    if made is None:
        return None
    injected, lines = made.injected, made.lines
    snippet = marked(injected.code, lines, kind.id)
    if snippet is None:
        return None
    tests: str | None = None
    failing: tuple[str, ...] = ()
    if proof is not None:
        proved = prove_behaviour(proof, injected.code, kind.id, issue_class(kind).keeps_behaviour)
        if proved is None:
            return None
        tests, failing = proved
    rubric = rubric_text(
        kind,
        injected_issue(kind, injected.finding, lines, made.clean_lines, failing),
        piece,
        request.source,
    )
    slug = _slug(request.source, piece.name)
    return Draft(slug, kind.id, snippet, piece.code, rubric, tests)


@dataclass(frozen=True, slots=True)
class Made:
    """Code with one defect: the `lines` that show it, and the clean ones that stood there."""

    injected: Injected
    lines: tuple[int, ...]
    clean_lines: tuple[str, ...]


def defect_at(clean: str, place: Place) -> Made | None:
    """Put the defect of a place into clean code; None where the result is no fair snippet: the
    place does not take it, another defect comes with it, or no line shows it."""
    try:
        injected = inject(clean, place)
    except CannotInject:
        return None
    if not _is_the_only_defect(clean, injected, place.kind):
        return None
    lines = defect_lines(clean, injected.code, injected.finding)
    if not any(line in injected.finding.span for line in lines):
        return None
    return Made(injected, tuple(lines), tuple(_clean_lines(clean, injected.code)))


def _is_the_only_defect(clean: str, injected: Injected, kind_id: str) -> bool:
    """Whether the code has one finding of the kind, and else none that it did not have before."""
    before = _sure(detect(parse(clean), clean))
    after = _sure(detect(parse(injected.code), injected.code))
    if injected.finding.confidence < LEAST_CONFIDENCE:
        return False
    of_kind = detect(parse(injected.code), injected.code, kind_id)
    return of_kind == [injected.finding] and set(after - before) <= {kind_id}


def _sure(findings: list[Finding]) -> Counter[str]:
    return Counter(finding.code for finding in findings if finding.confidence >= SURE)


def _clean_lines(clean: str, code: str) -> list[str]:
    """The lines of the clean code that the injection rewrote, but for imports."""
    old = clean.splitlines()
    matcher = SequenceMatcher(None, old, code.splitlines(), autojunk=False)
    return [
        line
        for sort, first, last, _, _ in matcher.get_opcodes()
        if sort != "equal"
        for line in old[first:last]
        if not line.startswith(("import ", "from "))
    ]


def _slug(source: str, name: str) -> str:
    """A name for the snippet that does not give its defect away."""
    stem = re.split(r"[/\\]", source)[-1].removesuffix(".py")
    words = re.sub(r"[^a-z0-9]+", "-", f"{stem}-{name}".lower()).strip("-")
    return words[:LONGEST_SLUG].strip("-") or "code"
