"""Which part of the fix belongs to which issue."""

from __future__ import annotations

import re
import tokenize
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from io import StringIO

from reviewer.model import Span

CONTEXT = 2
MOST_REPLACED = 2
"""Lines that a change elsewhere may take away and still be there for its names alone."""
_NAME = re.compile(r"[^\W\d]\w*")
_ASSIGNED = re.compile(r"[^=!<>()]+=(?!=)")
_BINDERS = ("import ", "from ", "def ", "async def ", "class ", "with ")


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines `old` of the code (from 0, end excluded) that became lines `new` of the fix."""

    old: tuple[int, int]
    new: tuple[int, int]

    def __len__(self) -> int:
        """Lines that it takes away."""
        return self.old[1] - self.old[0]

    def touches(self, span: Span) -> bool:
        """Whether it changes a line of `span`, or puts lines right before or after one."""
        first, end = self.old
        if first == end:
            return span.first - 1 <= first <= span.last
        return first < span.last and span.first - 1 < end


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of both versions, as one stretch: `old` and `new` are the numbers of the first."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    old: int
    new: int


def hunks(before: Sequence[str], after: Sequence[str]) -> tuple[Hunk, ...]:
    """Every change between two versions, in order."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return tuple(
        Hunk((old_from, old_to), (new_from, new_to))
        for sort, old_from, old_to, new_from, new_to in matcher.get_opcodes()
        if sort != "equal"
    )


def fix_of(
    before: Sequence[str], after: Sequence[str], spans: Sequence[Span]
) -> tuple[Passage, ...]:
    """The passages of the fix that belong to an issue on `spans`; empty where it changes none.

    They are the changes of its lines, and those elsewhere that bring a name which they use: an
    index built above a loop, an import, a helper.
    """
    found = hunks(before, after)
    own = [hunk for hunk in found if any(hunk.touches(span) for span in spans)]
    if not own:
        return ()
    known = set().union(*_names_by_line(before))
    names = _names_by_line(after)
    free = [hunk for hunk in found if hunk not in own and len(hunk) <= MOST_REPLACED]
    while True:
        wanted = set().union(*(name for hunk in own for name in names[slice(*hunk.new)])) - known
        brings = [hunk for hunk in free if wanted & _bound(after, names, hunk)]
        if not brings:
            break
        own += brings
        free = [hunk for hunk in free if hunk not in brings]
    return _passages(before, after, sorted(own, key=lambda hunk: hunk.old))


def _passages(
    before: Sequence[str], after: Sequence[str], own: Sequence[Hunk]
) -> tuple[Passage, ...]:
    """The hunks with some lines around them, neighbours joined where only equal lines divide
    them."""
    groups: list[list[Hunk]] = []
    for hunk in own:
        gap = (
            None
            if not groups
            else (hunk.old[0] - groups[-1][-1].old[1], hunk.new[0] - groups[-1][-1].new[1])
        )
        if gap is not None and gap[0] == gap[1] <= 2 * CONTEXT:
            groups[-1].append(hunk)
        else:
            groups.append([hunk])
    passages = []
    for group in groups:
        old, new = (group[0].old[0], group[-1].old[1]), (group[0].new[0], group[-1].new[1])
        above = _equal(before[: old[0]][::-1], after[: new[0]][::-1])
        under = _equal(before[old[1] :], after[new[1] :])
        passages.append(
            Passage(
                tuple(before[old[0] - above : old[1] + under]),
                tuple(after[new[0] - above : new[1] + under]),
                old[0] - above + 1,
                new[0] - above + 1,
            )
        )
    return tuple(passages)


def _equal(one: Sequence[str], other: Sequence[str]) -> int:
    """How many lines both begin with alike, at most `CONTEXT`."""
    count = 0
    for left, right in zip(one[:CONTEXT], other[:CONTEXT], strict=False):
        if left != right:
            break
        count += 1
    return count


def _names_by_line(lines: Sequence[str]) -> list[set[str]]:
    """The names in the code of each line, those in strings and comments left out."""
    found: list[set[str]] = [set() for _ in lines]
    try:
        for token in tokenize.generate_tokens(StringIO("\n".join(lines)).readline):
            if token.type == tokenize.NAME and token.start[0] <= len(found):
                found[token.start[0] - 1].add(token.string)
    except (tokenize.TokenError, SyntaxError):
        pass  # what stands before the fault is enough
    return found


def _bound(after: Sequence[str], names: Sequence[set[str]], hunk: Hunk) -> set[str]:
    """Names that lines of a hunk bring: by import, def, class, with or assignment."""
    bound: set[str] = set()
    for at in range(*hunk.new):
        line = after[at].strip()
        if line.startswith(_BINDERS):
            bound |= names[at]
        elif (assigned := _ASSIGNED.match(line)) is not None:
            bound |= names[at] & set(_NAME.findall(assigned[0]))
    return bound
