"""Repairs and injections of one place, proved by looking again."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..model import Finding
from .detection import finding_of, matches, run
from .facts import Facts
from .kind import Injection, KindCode, Match, Rewrite, Safety
from .registry import Dispatch, category, load
from .source import AnalysisError, parse

if TYPE_CHECKING:
    from .rewriting.editor import Editor


class CannotRepair(Exception):  # noqa: N818
    """The finding has no repair at this place; the text says why."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """Code after one repair. A `conditional` one holds only where `condition` does."""

    code: str
    safety: Safety
    condition: str


@dataclass(frozen=True, slots=True)
class Injected:
    """Code after one injection, and the finding that now stands in it."""

    code: str
    finding: Finding


def repair(code: str, finding: Finding) -> Repaired:
    """`code` without the defect of `finding`, which a detector reported on this very code.

    Raises CannotRepair where the kind or the place has no repair, or the result is no proof: the
    defect is still found, or the change brings another one. Raises AnalysisError, UnknownKind.
    """
    kind = load(finding.code)
    if kind.repair is None:
        raise CannotRepair(f"{kind.id} has no repair")
    facts, found = matches(parse(code), code, kind.id)
    for _, match in found:
        if finding_of(kind.id, match) == finding:
            changed = _rewritten(code, facts, match, kind.repair)
            _prove(kind, code, changed)
            return Repaired(changed, kind.safety, kind.condition)
    raise CannotRepair("the finding is not in this code")


def injections(code: str, kind_id: str) -> Iterator[Injected]:
    """Every way to put the defect of a kind into clean `code`, in source order, one at a time.

    Only those are given that parse and in which the defect is detected anew. Raises
    AnalysisError, UnknownKind.
    """
    kind = load(kind_id)
    if kind.inject is None:
        return
    tree = parse(code)
    _, before = matches(tree, code, kind_id)
    table = Dispatch()
    table.add(kind_id, kind.inject.find, kind.inject.on, kind.inject.calls)
    facts = Facts(tree, code, table.by_type)
    for _, place in run(table, facts):
        injected = _injected(code, facts, place, kind, kind.inject, len(before))
        if injected is not None:
            yield injected


def _injected(
    code: str, facts: Facts, place: Match, kind: KindCode, injection: Injection, before: int
) -> Injected | None:
    try:
        changed = _rewritten(code, facts, place, injection.apply)
        _, after = matches(parse(changed), changed, kind.id)
    except (CannotRepair, AnalysisError):
        return None
    if len(after) != before + 1:
        return None
    old = (
        Counter(finding_of(kind.id, m).message for _, m in matches(parse(code), code, kind.id)[1])
        if before
        else Counter()
    )
    for _, match in after:
        finding = finding_of(kind.id, match)
        if not old[finding.message]:
            return Injected(changed, finding)
    return None


def _rewritten(code: str, facts: Facts, match: Match, rewrite: Rewrite) -> str:
    from libcst import ParserSyntaxError

    from .rewriting.editor import CannotRewrite, Editor

    try:
        editor: Editor = Editor(code, facts)
        rewrite(match, facts, editor)
        return editor.result()
    except CannotRewrite as reason:
        raise CannotRepair(str(reason)) from None
    except (ParserSyntaxError, RecursionError) as error:
        raise CannotRepair(f"the code cannot be rewritten: {type(error).__name__}") from None


def _prove(kind: KindCode, code: str, changed: str) -> None:
    """Raise CannotRepair unless one finding of the kind is gone and no kind has gained one, but
    for those that only ask for a builtin: a step on the way to the best code."""
    try:
        tree = parse(changed)
    except AnalysisError as error:
        raise CannotRepair(f"the repair is not valid Python: {error}") from None
    before = _count(parse(code), code)
    after = _count(tree, changed)
    if after[kind.id] >= before[kind.id]:
        raise CannotRepair("the defect is still found after the repair")
    gained = sorted(
        other
        for other, count in after.items()
        if count > before[other] and category(other) != "builtin"
    )
    if gained:
        raise CannotRepair(f"the repair would bring {', '.join(gained)}")


def _count(tree: ast.Module, code: str) -> Counter[str]:
    return Counter(kind_id for kind_id, _ in matches(tree, code)[1])
