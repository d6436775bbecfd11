"""How hard the snippets are that suit the learner now."""

from __future__ import annotations

from collections.abc import Sequence

from .catalogue import Catalogue
from .log import Entry

FIRST_LEVEL = 2.0
"""Of a newcomer, on the scale of difficulties, 1..5."""
PRIOR = 3
"""For how many attempts the first level counts."""
RECENT = 10
SUITED = 65.0
"""The score that is expected where the difficulty is right."""
POINTS_PER_LEVEL = 25.0


def level(log: Sequence[Entry], catalogue: Catalogue) -> float:
    """The difficulty, 1..5, at which the last attempts would have scored `SUITED`, drawn towards
    the first level while there are few."""
    found = []
    for entry in log[-RECENT:]:
        item = catalogue.item(entry.base)
        if item is not None:
            found.append(item.difficulty + (entry.score - SUITED) / POINTS_PER_LEVEL)
    estimate = (PRIOR * FIRST_LEVEL + sum(found)) / (PRIOR + len(found))
    return min(5.0, max(1.0, estimate))
