"""Variants: a snippet's fixed version with one defect put into it, made when it is asked for.

No code is run: only kinds are taken that cost time, memory or clarity, so the snippet's tests hold
for its variants as well.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reviewer.library import Library, UnknownSnippetError

from .variant_ids import VariantId

if TYPE_CHECKING:
    from reviewer.authoring.inject import Made
    from reviewer.model import Kind, Snippet

# What makes variants is imported where it is used: it takes longer than all else together.

MOST_VARIANTS = 3
"""Of one snippet with one kind."""
MINUTES_SHARE = 0.6
"""Of the minutes that the snippet takes: its code is known, and the defect is one."""


class VariantLibrary(Library):
    """A library in which the ids of variants name snippets, too. They are in no list."""

    def __init__(self, directories: tuple[Path, ...]) -> None:
        super().__init__(directories)
        self._variants: dict[str, Snippet] = {}

    def snippet(self, snippet_id: str) -> Snippet:
        """Read a snippet, or make a variant: the same id gives the same one.

        Raises UnknownSnippetError, and InputError with every problem of the files.
        """
        wanted = VariantId.parse(snippet_id)
        if wanted is None:
            return super().snippet(snippet_id)
        if snippet_id not in self._variants:
            self._variants[snippet_id] = self._varied(wanted)
        return self._variants[snippet_id]

    def variants(self, base: str, kind_id: str) -> tuple[str, ...]:
        """The ids of the variants of a snippet with a kind; empty where there are none.

        Answers are kept in the user's cache. Raises UnknownSnippetError, InputError.
        """
        from .variant_cache import VariantCache

        fixed = self.fixed(base)
        if fixed is None or self.is_change(base):
            return ()
        cache = VariantCache.of_user()
        count = cache.get(fixed, kind_id)
        if count is None:
            count = len(_made(fixed, kind_id)) if self._keeps_tests(kind_id) else 0
            cache.put(fixed, kind_id, count)
        return tuple(str(VariantId(base, kind_id, number + 1)) for number in range(count))

    def _keeps_tests(self, kind_id: str) -> bool:
        """Whether the kind can be injected, and leaves what the code does as it is."""
        from reviewer.authoring.classes import issue_class
        from reviewer.kinds import capabilities

        kind = self.kinds_on_demand().get(kind_id)
        return (
            kind is not None and issue_class(kind).keeps_behaviour and capabilities(kind_id).injects
        )

    def _varied(self, wanted: VariantId) -> Snippet:
        original = super().snippet(wanted.base)
        if str(wanted) not in self.variants(wanted.base, wanted.kind) or original.fixed is None:
            raise UnknownSnippetError(str(wanted), wanted.base)
        made = _made(original.fixed, wanted.kind)
        if wanted.number > len(made):
            raise UnknownSnippetError(str(wanted), wanted.base)
        return _variant(original, wanted, made[wanted.number - 1], self.kinds()[wanted.kind])


def _made(fixed: str, kind_id: str) -> list[Made]:
    """The first ways to put the kind's defect into the code, in the order of its lines."""
    from reviewer.authoring.inject import defect_at
    from reviewer.kinds import AnalysisError
    from reviewer.kinds.rewrites import places

    found: list[Made] = []
    try:
        for place in places(fixed, (kind_id,)):
            made = defect_at(fixed, place)
            if made is not None:
                found.append(made)
            if len(found) == MOST_VARIANTS:
                break
    except AnalysisError:
        return []
    return found


def _variant(original: Snippet, wanted: VariantId, made: Made, kind: Kind) -> Snippet:
    """The snippet with its rubric: the injected issue, and what is asked of the original.

    Decoys stand on lines of the original, and its complexity is that of other code: neither holds.
    """
    from reviewer.authoring.rubric_text import injected_issue
    from reviewer.library.rubrics import content_hash

    issue = injected_issue(kind, made.injected.finding, made.lines, made.clean_lines)
    rubric = original.rubric
    return replace(
        original,
        id=str(wanted),
        code=made.injected.code,
        growth=None,
        rubric=replace(
            rubric,
            minutes=max(3, round(MINUTES_SHARE * rubric.minutes)),
            tags=(*rubric.tags, "variant"),
            complexity=None,
            issues=(issue,),
            decoys=(),
            hash=content_hash(
                f"{rubric.hash} {issue!r}", made.injected.code, {issue.id: issue.lines}, {}
            ),
        ),
    )
