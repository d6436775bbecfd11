"""Live table of a state election, while the polling stations report."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

HURDLE = 5  # per cent of the votes that a party needs for a seat


@dataclass(frozen=True)
class Message:
    station: str
    number: int  # counts up for each station
    votes: Mapping[str, int]  # by party, all parties on the ballot


@dataclass(frozen=True)
class Row:
    party: str
    votes: int
    share: float  # per cent, to one decimal
    change: float | None  # in percentage points; None: did not stand last time


def shares(total: Mapping[str, int]) -> dict[str, float]:
    """Share of each party in per cent, to one decimal; 0 without any vote."""
    cast = sum(total.values()) or 1
    return {party: round(100 * votes / cast, 1) for party, votes in total.items()}


def seated(total: Mapping[str, int]) -> set[str]:
    """Parties with at least 5 per cent of the votes."""
    cast = sum(total.values())
    if not cast:
        return set()
    return {party for party, votes in total.items() if 100 * votes >= HURDLE * cast}


def table(total: Mapping[str, int], last: Mapping[str, float]) -> list[Row]:
    """The parties, strongest first, with their change from their `last` shares."""
    rows = []
    for party, share in shares(total).items():
        before = last.get(party)
        change = None if before is None else round(share - before, 1)
        rows.append(Row(party, total[party], share, change))
    rows.sort(key=lambda row: (-row.votes, row.party))
    return rows


def follow(
    messages: Iterable[Message], last: Mapping[str, float]
) -> Iterator[list[Row]]:
    """The table after each message."""
    latest: dict[str, Message] = {}
    total: Counter[str] = Counter()
    for message in messages:
        before = latest.get(message.station)
        if before is None or message.number > before.number:
            if before is not None:
                total.subtract(before.votes)
            total.update(message.votes)
            latest[message.station] = message
        yield table(total, last)
