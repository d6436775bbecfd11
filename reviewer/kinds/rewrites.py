"""Repairs and injections of one place, proved by looking again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model import Finding, Span
from .detection import finding_of, matches, run
from .facts import Facts
from .kind import KindCode, Match, Rewrite, Safety
from .registry import Dispatch, category, kind_ids, load
from .source import AnalysisError, parse

if TYPE_CHECKING:
    from .rewriting.editor import Editor

SURE = 0.7
"""A finding of this confidence is taken for a defect when a rewrite is proved."""


class CannotRepair(Exception):  # noqa: N818
    """The finding has no repair at this place; the text says why."""


class CannotInject(Exception):  # noqa: N818
    """The place does not take the defect; the text says why."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """Code after one repair. A `conditional` one holds only where `condition` does."""

    code: str
    safety: Safety
    condition: str


@dataclass(frozen=True, slots=True)
class Place:
    """Clean code that can be turned into the defect of a kind: the construct on lines `span`.

    `number` counts the places of that kind in the code, from 0.
    """

    kind: str
    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Injected:
    """Code after one injection, and the finding that now stands in it."""

    code: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Analysed:
    """Code with what all detectors match in it: what repairs start from."""

    code: str
    facts: Facts
    found: tuple[tuple[str, Match], ...]

    @classmethod
    def of(cls, code: str) -> Analysed:
        """Run all detectors. Raises AnalysisError."""
        facts, found = matches(parse(code), code)
        return cls(code, facts, tuple(found))

    def count(self, confidence: float = 0.0) -> Counter[str]:
        """How many matches of at least that confidence each kind has."""
        return Counter(kind_id for kind_id, match in self.found if match.confidence >= confidence)


def repair(code: str, finding: Finding) -> Repaired:
    """`code` without the defect of `finding`, which a detector reported on this very code.

    Raises CannotRepair where the kind or the place has no repair, or the result is no proof: the
    defect is still found, or the change brings another one. Raises AnalysisError, UnknownKind.
    """
    kind = load(finding.code)
    if kind.repair is None:
        raise CannotRepair(f"{kind.id} has no repair")
    analysed = Analysed.of(code)
    for kind_id, match in analysed.found:
        if kind_id == kind.id and finding_of(kind.id, match) == finding:
            after = repaired(analysed, kind, match)
            return Repaired(after.code, kind.safety, kind.condition)
    raise CannotRepair("the finding is not in this code")


def repaired(before: Analysed, kind: KindCode, match: Match) -> Analysed:
    """The code after the repair of one match of `kind`. Raises CannotRepair as `repair` does."""
    if kind.repair is None:
        raise CannotRepair(f"{kind.id} has no repair")
    changed = _rewritten(before.code, before.facts, match, kind.repair)
    try:
        after = Analysed.of(changed)
    except AnalysisError as error:
        raise CannotRepair(f"the repair is not valid Python: {error}") from None
    _prove(kind, before, after)
    return after


def places(code: str, kinds: Iterable[str] | None = None) -> list[Place]:
    """Where the defects of `kinds` (all by default) could be put into clean `code`, in source
    order. Only `inject` tells whether a place takes it. Raises AnalysisError, UnknownKind.
    """
    found, _ = _places(code, tuple(kind_ids() if kinds is None else kinds))
    counts: Counter[str] = Counter()
    result = []
    for kind_id, match in found:
        result.append(Place(kind_id, counts[kind_id], finding_of(kind_id, match).span))
        counts[kind_id] += 1
    return result


def inject(code: str, place: Place) -> Injected:
    """Put one defect into `code`, of which `places` gave `place`.

    Raises CannotInject where the result does not parse, or the detector does not see exactly one
    defect more. Raises AnalysisError, UnknownKind.
    """
    kind = load(place.kind)
    found, facts = _places(code, (place.kind,))
    if kind.inject is None or place.number >= len(found):
        raise CannotInject("the place is not in this code")
    old = [finding.message for finding in _findings(code, kind.id)]
    try:
        changed = _rewritten(code, facts, found[place.number][1], kind.inject.apply)
        new = _findings(changed, kind.id)
    except (CannotRepair, AnalysisError) as reason:
        raise CannotInject(str(reason)) from None
    if len(new) != len(old) + 1:
        raise CannotInject(f"the detector then sees {len(new) - len(old)} more, not one")
    for finding in new:
        if finding.message not in old:
            return Injected(changed, finding)
    raise CannotInject("the new defect cannot be told from one that stood there before")


def injections(code: str, kind_id: str) -> Iterator[Injected]:
    """Every way to put the defect of a kind into clean `code`, in source order, one at a time.

    Only those are given that parse and in which the defect is detected anew. Raises
    AnalysisError, UnknownKind.
    """
    for place in places(code, (kind_id,)):
        try:
            yield inject(code, place)
        except CannotInject:
            continue


def _findings(code: str, kind_id: str) -> list[Finding]:
    return [finding_of(kind_id, match) for _, match in matches(parse(code), code, kind_id)[1]]


def _places(code: str, kinds: tuple[str, ...]) -> tuple[list[tuple[str, Match]], Facts]:
    table = Dispatch()
    for kind_id in kinds:
        injection = load(kind_id).inject
        if injection is not None:
            table.add(kind_id, injection.find, injection.on, injection.calls)
    facts = Facts(parse(code), code, table.by_type)
    return run(table, facts), facts


def _rewritten(code: str, facts: Facts, match: Match, rewrite: Rewrite) -> str:
    from libcst import ParserSyntaxError

    from .rewriting.editor import CannotRewrite, Editor
    from .rewriting.imports import without_unused

    try:
        editor: Editor = Editor(code, facts)
        rewrite(match, facts, editor)
        return without_unused(editor.result(), facts.tree)
    except CannotRewrite as reason:
        raise CannotRepair(str(reason)) from None
    except (ParserSyntaxError, SyntaxError, RecursionError) as error:
        raise CannotRepair(f"the code cannot be rewritten: {type(error).__name__}") from None


def _prove(kind: KindCode, before: Analysed, after: Analysed) -> None:
    """Raise CannotRepair unless one finding of the kind is gone and no kind has gained a sure one,
    but for those that only ask for a builtin: a step on the way to the best code."""
    if after.count()[kind.id] >= before.count()[kind.id]:
        raise CannotRepair("the defect is still found after the repair")
    old = before.count(SURE)
    gained = sorted(
        other
        for other, count in after.count(SURE).items()
        if count > old[other] and category(other) != "builtin"
    )
    if gained:
        raise CannotRepair(f"the repair would bring {', '.join(gained)}")
