"""Which snippet to practise next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .history import Standing


def next_snippet(
    snippet_ids: Sequence[str], standings: Mapping[str, Standing], after: str | None = None
) -> str | None:
    """The next snippet: one not tried yet, the same track first, in library order from `after`.

    When all were tried, the one whose last score is lowest, `after` itself left out.
    """
    others = [snippet_id for snippet_id in snippet_ids if snippet_id != after]
    new = [snippet_id for snippet_id in others if snippet_id not in standings]
    if not new:
        return min(others, key=lambda snippet_id: standings[snippet_id].last, default=None)
    place = {snippet_id: at for at, snippet_id in enumerate(snippet_ids)}
    here = place.get(after, -1) if after else -1
    track = after.partition("/")[0] if after else None

    def distance(snippet_id: str) -> tuple[bool, bool, int]:
        at = place[snippet_id]
        return (snippet_id.partition("/")[0] != track, at < here, at)

    return min(new, key=distance)
