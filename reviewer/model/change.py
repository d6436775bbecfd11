"""What a change did to code, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Change:
    """The lines of the new code that were added (from 1), and the old lines that went: each block
    by the number of the new line before which it stood, one past the last for those at the end."""

    added: frozenset[int]
    removed: Mapping[int, tuple[str, ...]]

    @classmethod
    def between(cls, before: Sequence[str], after: Sequence[str]) -> Change:
        """Compare the lines of two versions."""
        added: set[int] = set()
        removed: dict[int, tuple[str, ...]] = {}
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for sort, old_from, old_to, new_from, new_to in matcher.get_opcodes():
            if sort == "equal":
                continue
            added.update(range(new_from + 1, new_to + 1))
            if old_to > old_from:
                removed[new_from + 1] = tuple(before[old_from:old_to])
        return cls(frozenset(added), MappingProxyType(removed))
